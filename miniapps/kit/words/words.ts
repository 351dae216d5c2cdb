import { FluentBundle, FluentResource } from '@fluent/bundle'
import { signal } from '@preact/signals'

export const languages = ['en', 'ru', 'es'] as const
export type Language = (typeof languages)[number]
export type Facts = Readonly<Record<string, string | number>>

/** Fetches the words of a language: the app's own and those that all apps share. */
export type FetchWords = (language: Language) => Promise<readonly string[]>

export const language = signal<Language>('en')
const bundle = signal<FluentBundle>(new FluentBundle('en'))
let fetchWords: FetchWords = async () => []
// What some screens say besides, by name: fetched when one of them comes, and with every language from then on.
const further = new Map<string, (language: Language) => Promise<string>>()

/** The one of our languages that a code such as `es-UY` means; English for all others. */
export const languageOf = (code: string): Language =>
  languages.find(known => known === code.slice(0, 2).toLowerCase()) ?? 'en'

/** Speaks another language from now on; every screen says its words anew. */
export const speak = async (code: Language): Promise<void> => {
  const made = new FluentBundle(code, { useIsolating: false })
  const texts = [
    await fetchWords(code),
    await Promise.all([...further.values()].map(fetchIt => fetchIt(code))),
  ]
  for (const text of texts.flat()) made.addResource(new FluentResource(text))
  bundle.value = made
  language.value = code
  document.documentElement.lang = code
}

export const prepareWords = (fetchThem: FetchWords): void => {
  fetchWords = fetchThem
}

/** Lets the app say more words than it began with. */
export const addWords = async (
  name: string,
  fetchIt: (language: Language) => Promise<string>,
): Promise<void> => {
  if (further.has(name)) return
  further.set(name, fetchIt)
  await speak(language.value)
}

/** The number of an order is its name and no quantity: 12345 in every language, and not 12,345. */
const asSaid = (facts: Facts): Facts =>
  facts.number === undefined ? facts : { ...facts, number: String(facts.number) }

/** What a key says in the present language; the key itself when there is no such word, so that nothing crashes on one. */
export const t = (key: string, facts: Facts = {}): string => {
  const pattern = bundle.value.getMessage(key)?.value
  return pattern ? bundle.value.formatPattern(pattern, asSaid(facts), []) : key
}

export const hasWord = (key: string): boolean => bundle.value.hasMessage(key)

/** The name of something from the catalogue in the present language. */
export const named = (names: Readonly<Record<Language, string>>): string => names[language.value] || names.en
