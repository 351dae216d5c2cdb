import { readdirSync, readFileSync } from 'node:fs'
import { FluentResource } from '@fluent/bundle'
import { expect, test } from 'vitest'
import { promoObjections } from '../server/domain/promo/promo.ts'
import { refusalKinds } from '../server/domain/refusals.ts'
import { isolated, languages, wordsIn } from './words.ts'

type Select = { readonly variants: readonly { readonly key: unknown }[] }
type Entry = { readonly id: string; readonly value: unknown }

const entriesOf = (language: string, file: string): readonly Entry[] =>
  new FluentResource(readFileSync(new URL(`./${language}/${file}`, import.meta.url), 'utf8')).body

const filesOf = (language: string): string[] =>
  readdirSync(new URL(`./${language}/`, import.meta.url))
    .filter(name => name.endsWith('.ftl'))
    .sort()

const isSelect = (node: object): node is Select => 'variants' in node && Array.isArray(node.variants)

/** Every choice between variants in a message, also one within another. */
const selectsIn = (node: unknown): Select[] => {
  if (typeof node !== 'object' || node === null) return []
  if (Array.isArray(node)) return node.flatMap(selectsIn)
  const inside = Object.values(node).flatMap(selectsIn)
  return isSelect(node) ? [node, ...inside] : inside
}

const nameOf = (key: unknown): string =>
  typeof key === 'object' && key !== null && 'value' in key ? String(key.value) : String(key)

/** The names of the facts that a message asks for. */
const factsIn = (node: unknown): string[] => {
  if (typeof node !== 'object' || node === null) return []
  if (Array.isArray(node)) return node.flatMap(factsIn)
  if ('type' in node && node.type === 'var' && 'name' in node) return [String(node.name)]
  return Object.values(node).flatMap(factsIn)
}

const categories = ['zero', 'one', 'two', 'few', 'many', 'other']

test.each(languages)('%s has the same files with the same words as English', language => {
  expect(filesOf(language)).toEqual(filesOf('en'))
  for (const file of filesOf('en')) {
    const keys = (which: string) =>
      entriesOf(which, file)
        .map(entry => entry.id)
        .sort()
    expect(keys(language), file).toEqual(keys('en'))
    expect(new Set(keys(language)).size, file).toBe(keys(language).length)
  }
})

test.each(languages)('%s asks for the same facts as English', language => {
  for (const file of filesOf('en')) {
    const facts = (which: string) =>
      Object.fromEntries(
        entriesOf(which, file).map(entry => [entry.id, [...new Set(factsIn(entry.value))].sort()]),
      )
    expect(facts(language), file).toEqual(facts('en'))
  }
})

test.each(languages)('%s counts in all the ways its grammar knows', language => {
  const wanted = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort()
  for (const file of filesOf(language))
    for (const entry of entriesOf(language, file))
      for (const select of selectsIn(entry.value)) {
        const named = select.variants
          .map(variant => nameOf(variant.key))
          .filter(key => categories.includes(key))
        if (named.some(key => key !== 'other')) expect(named.sort(), `${file}: ${entry.id}`).toEqual(wanted)
      }
})

test.each(languages)('%s has a sentence for every refusal, short enough for an alert', language => {
  const words = wordsIn(language)
  for (const code of Object.keys(refusalKinds)) {
    const key = `refusal-${code.replace('.', '-')}`
    expect(words.has(key), key).toBe(true)
    const facts = { limit: 4000, available: 2, left: 2, count: 2, megabytes: 20, opensAtKnown: 'yes' }
    const text = words.t(key, { ...facts, opensAt: 'Wednesday, 23 November, 08:00', status: 'x'.repeat(30) })
    expect(text.length, key).toBeLessThanOrEqual(200)
  }
})

test.each(languages)('%s says of every promo code that does not count why', language => {
  for (const objection of promoObjections)
    expect(wordsIn(language).has(`why-promo-${objection}`), objection).toBe(true)
})

test.each(languages)('%s never lets a fact become a tag', language => {
  const words = wordsIn(language)
  const html = words.h('topic-title', { number: '<b>&"1' })
  expect(html).toContain('&lt;b&gt;&amp;')
  expect(html).not.toContain('<b>')
})

test('a number is counted by the rules of the language', () => {
  const left = (language: string, count: number) =>
    wordsIn(language).t('refusal-delivery-wrong-code', { left: count })
  expect(left('ru', 1)).toContain('Осталась 1 попытка')
  expect(left('ru', 3)).toContain('Осталось 3 попытки')
  expect(left('ru', 11)).toContain('Осталось 11 попыток')
  expect(left('en', 1)).toContain('1 try is left')
  expect(left('es', 5)).toContain('Quedan 5 intentos')
})

test('a word that nobody wrote never breaks anything', () => {
  expect(wordsIn('en').t('no-such-word')).toBe('no-such-word')
  expect(wordsIn('kl').language).toBe('en')
})

test('a right-to-left name is wrapped, so that the rest of the line keeps its direction', () => {
  expect(isolated('שלום')).toBe('\u2068שלום\u2069')
  expect(isolated('Ana')).toBe('Ana')
})
