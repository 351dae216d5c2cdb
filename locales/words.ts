import { readdirSync, readFileSync } from 'node:fs'
import { FluentBundle, FluentResource } from '@fluent/bundle'

export const languages = ['en', 'ru', 'es'] as const
export type LanguageCode = (typeof languages)[number]
export type Facts = Readonly<Record<string, string | number>>

/** One language's words. An unknown key answers in English, and failing that with the key itself, so nothing ever crashes on a word. */
export type Words = {
  readonly language: LanguageCode
  /** Plain text, for buttons and alerts. */
  t(key: string, facts?: Facts): string
  /** Telegram HTML: the catalogue may hold tags, facts are escaped. */
  h(key: string, facts?: Facts): string
  has(key: string): boolean
}

/** Makes text inert inside Telegram's HTML. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Wraps foreign text in Unicode isolates, so that a right-to-left name does not turn the rest of the line around. */
export const isolated = (text: string): string =>
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(text) ? `\u2068${text}\u2069` : text

const load = (language: LanguageCode): FluentBundle => {
  const bundle = new FluentBundle(language, { useIsolating: false })
  const folder = new URL(`./${language}/`, import.meta.url)
  for (const file of readdirSync(folder)
    .filter(name => name.endsWith('.ftl'))
    .sort()) {
    const errors = bundle.addResource(new FluentResource(readFileSync(new URL(file, folder), 'utf8')))
    if (errors.length > 0) throw new Error(`locales/${language}/${file}: ${errors.map(String).join('; ')}`)
  }
  return bundle
}

const bundles = new Map<LanguageCode, FluentBundle>(languages.map(language => [language, load(language)]))

const lookUp = (language: LanguageCode, key: string, facts: Facts): string => {
  for (const candidate of [language, 'en'] as const) {
    const bundle = bundles.get(candidate)
    const pattern = bundle?.getMessage(key)?.value
    if (bundle && pattern) return bundle.formatPattern(pattern, facts, [])
  }
  return key
}

const escaped = (facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === 'string' ? escapeHtml(isolated(fact)) : fact,
    ]),
  )

const make = (language: LanguageCode): Words => ({
  language,
  t: (key, facts = {}) => lookUp(language, key, facts),
  h: (key, facts = {}) => lookUp(language, key, escaped(facts)),
  has: key => bundles.get(language)?.hasMessage(key) ?? false,
})

const wordsOf = new Map<LanguageCode, Words>(languages.map(language => [language, make(language)]))

/** The words of a language; English for a language that Gora does not speak. */
export const wordsIn = (language: string): Words => {
  const code = languages.find(known => known === language) ?? 'en'
  return wordsOf.get(code) ?? make(code)
}
