import { FluentBundle, FluentResource } from '@fluent/bundle'
import { signal } from '@preact/signals'
import en from '../../../locales/en/at-hand.ftl?raw'
import es from '../../../locales/es/at-hand.ftl?raw'
import ru from '../../../locales/ru/at-hand.ftl?raw'
import { Problem } from '../api/problem.ts'

export const languages = ['en', 'ru', 'es'] as const
export type Language = (typeof languages)[number]
export type Facts = Readonly<Record<string, string | number>>

/** Fetches the words of a language: the app's own and those that all apps share. */
export type FetchWords = (language: Language) => Promise<readonly string[]>

export const language = signal<Language>('en')
const bundle = signal<FluentBundle>(new FluentBundle('en'))
let fetchWords: FetchWords = async () => []
/** What can be said before any words have come: part of the code, so in as few words as possible. */
const atHand: Readonly<Record<Language, string>> = { en, ru, es }
let present: readonly string[] = []
// What some screens say besides: fetched when one of them comes, and with every language from then on.
const further: ((language: Language) => Promise<string>)[] = []
let asked = 0

/** The one of our languages that a code such as `es-UY` means; English for all others. */
export const languageOf = (code: string): Language =>
  languages.find(known => known === code.slice(0, 2).toLowerCase()) ?? 'en'

/** Says what stands in these texts, and what is always at hand, from now on. */
export const putWords = (code: Language, texts: readonly string[]): void => {
  const made = new FluentBundle(code, { useIsolating: false })
  for (const text of [atHand[code], ...texts]) made.addResource(new FluentResource(text))
  present = texts
  bundle.value = made
  language.value = code
  document.documentElement.lang = code
}

/**
 * Speaks another language from now on; every screen says its words anew. Resolves to whether it is spoken: of several that
 * are asked for, the last is, whenever their words come.
 * @throws Problem when the words cannot be had; what was spoken before still is
 */
export const speak = async (code: Language): Promise<boolean> => {
  const mine = ++asked
  for (;;) {
    const known = further.length
    const texts = await Promise.all([
      fetchWords(code),
      Promise.all(further.map(fetchIt => fetchIt(code))),
    ]).catch(() => null)
    if (mine !== asked) return false
    if (!texts) throw new Problem({ code: 'offline', status: 0 })
    // more words may have been added meanwhile
    if (known < further.length) continue
    putWords(code, texts.flat())
    return true
  }
}

/** Says more than before, in the language in which this text is written, and in all others from now on. */
export const putMore = (text: string, fetchIt: (language: Language) => Promise<string>): void => {
  further.push(fetchIt)
  putWords(language.value, [...present, text])
}

export const prepareWords = (fetchThem: FetchWords): void => {
  fetchWords = fetchThem
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
