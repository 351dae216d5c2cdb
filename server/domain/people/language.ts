export const languages = ['en', 'ru', 'es'] as const
export type Language = (typeof languages)[number]
export const defaultLanguage: Language = 'en'

export const isLanguage = (text: string): text is Language => (languages as readonly string[]).includes(text)

// Where most people read a neighbour of their own language with ease.
const neighbours: Readonly<Record<string, Language>> = {
  be: 'ru',
  kk: 'ru',
  ky: 'ru',
  tg: 'ru',
  uk: 'ru',
  uz: 'ru',
  ca: 'es',
  eu: 'es',
  gl: 'es',
  gn: 'es',
  qu: 'es',
}

/** Our language for an IETF tag such as Telegram's `language_code` ('pt-br', 'ru', undefined). */
export const languageFor = (languageCode: string | null | undefined): Language => {
  const primary = (languageCode ?? '').toLowerCase().split(/[-_]/)[0] ?? ''
  return isLanguage(primary) ? primary : (neighbours[primary] ?? defaultLanguage)
}
