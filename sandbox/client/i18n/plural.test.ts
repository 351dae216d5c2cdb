import { expect, it } from 'vitest'
import { en } from './en.ts'
import { es } from './es.ts'
import { ru } from './ru.ts'

it('counts as each language counts', () => {
  expect([1, 2, 5].map(en.minutes)).toEqual(['1 minute', '2 minutes', '5 minutes'])
  expect([1, 2, 5, 11, 21, 22].map(ru.minutes)).toEqual([
    '1 минута',
    '2 минуты',
    '5 минут',
    '11 минут',
    '21 минута',
    '22 минуты',
  ])
  expect([1, 2, 1_000_000].map(es.minutes)).toEqual(['1 minuto', '2 minutos', '1000000 minutos'])
})

it('says in every language everything that is said in English, and nothing empty', () => {
  for (const words of [ru, es]) {
    expect(Object.keys(words).sort()).toEqual(Object.keys(en).sort())
    for (const [key, value] of Object.entries(words)) {
      if (typeof value === 'string') expect(value, key).not.toBe('')
    }
  }
})
