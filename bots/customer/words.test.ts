import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { wordsIn } from '../../locales/words.ts'
import { customerBot } from './bot.ts'
import { labelKeys } from './home.ts'

const folder = new URL('./', import.meta.url)
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('testing'))
  .map(name => readFileSync(new URL(name, folder), 'utf8'))
const source = sources.join('\n')

const fixed = [
  ...source.matchAll(/\b[th]\(\s*(?:[^'`()]*\? )?'([a-z][a-z0-9-]+)'(?:\s*: '([a-z][a-z0-9-]+)')?/g),
]
  .flatMap(match => [match[1], match[2]])
  .filter(key => key !== undefined)
const begun = [...source.matchAll(/\b[th]\(\s*`([a-z][a-z0-9-]*-)\$\{/g)].map(match => match[1] ?? '')

const words = wordsIn('en')

test('every word that the bot asks for is there', () => {
  expect(fixed.length).toBeGreaterThan(150)
  for (const key of [...fixed, ...labelKeys, 'not-understood-customer', 'our-fault', 'topic-title'])
    expect(words.has(key), key).toBe(true)
  for (const command of customerBot.commands)
    expect(words.has(`command-customer-${command}`), command).toBe(true)
})

test('no word is written for nobody', () => {
  const keys = [
    ...readFileSync(new URL('../../locales/en/customer.ftl', import.meta.url), 'utf8').matchAll(
      /^([a-z][a-z0-9-]*) =/gm,
    ),
  ]
  for (const [, key = ''] of keys) {
    const isUsed =
      source.includes(`'${key}'`) ||
      begun.some(start => key.startsWith(start)) ||
      /^(command|not-understood)-/.test(key)
    expect(isUsed, key).toBe(true)
  }
})

test('a button of the lower keyboard means one thing in every language', () => {
  for (const language of ['en', 'ru', 'es']) {
    const labels = labelKeys.map(key => wordsIn(language).t(key))
    const backs = new Set(['address-back', 'phone-later'])
    const meant = labelKeys.filter(key => !backs.has(key)).map(key => wordsIn(language).t(key))
    expect(new Set(meant).size).toBe(meant.length)
    for (const label of labels) expect(label.length).toBeLessThanOrEqual(64)
  }
})
