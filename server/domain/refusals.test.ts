import { describe, expect, test } from 'vitest'
import { Refusal, refusalBooks, refusalKinds } from './refusals.ts'
import { money } from './shared/money.ts'
import { factsFromJson, factsToJson } from './shared/refusal.ts'

describe('refusals', () => {
  test('no code stands in two books', () => {
    const codes = refusalBooks.flatMap(book => Object.keys(book))
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
    expect(Object.keys(refusalKinds).sort()).toEqual([...codes].sort())
  })

  test('a code is an area and words, so that it can be part of a locale key', () => {
    for (const code of Object.keys(refusalKinds)) expect(code).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/)
  })

  test('a refusal carries its code, kind and facts', () => {
    const refusal = new Refusal('stock.not-enough', { available: 2 })
    expect(refusal).toBeInstanceOf(Error)
    expect(refusal).toMatchObject({ code: 'stock.not-enough', kind: 'exhausted', facts: { available: 2 } })
  })

  test('facts survive JSON, money included', () => {
    const facts = { minimum: money('UYU', 50_000), count: 3, who: null, isLate: true, name: 'Ana' }
    expect(factsFromJson(JSON.parse(JSON.stringify(factsToJson(facts))))).toEqual(facts)
  })
})
