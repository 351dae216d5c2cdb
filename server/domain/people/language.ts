export const languages = ['en', 'ru', 'es'] as const
export type Language = (typeof languages)[number]
export const defaultLanguage: Language = 'en'

export const isLanguage = (text: string): text is Language => (languages as readonly string[]).includes(text)

// Where most people read a neighbour of their own language with ease.
const neighbours: ReadonlyMap<string, Language> = new Map([
  ...['be', 'kk', 'ky', 'tg', 'uk', 'uz'].map(code => [code, 'ru'] as const),
  ...['ca', 'eu', 'gl', 'gn', 'qu'].map(code => [code, 'es'] as const),
])

/** Our language for an IETF tag such as Telegram's `language_code` ('pt-br', 'ru', undefined). */
export const languageFor = (languageCode: string | null | undefined): Language => {
  const primary = (languageCode ?? '').toLowerCase().split(/[-_]/)[0] ?? ''
  return isLanguage(primary) ? primary : (neighbours.get(primary) ?? defaultLanguage)
}
