import { expect, test } from 'vitest'
import { addMinutes } from '../shared/time.ts'
import { type Guesses, guessedWrong, requireGuess } from './guesses.ts'

const at = new Date('2026-11-23T12:00:00Z')
const after = (count: number, from: Date): Guesses =>
  Array.from({ length: count }).reduce<Guesses>(guesses => guessedWrong(guesses, from), {
    wrong: 0,
    since: at,
  })

test('ten wrong codes are heard, the eleventh within the hour is not', () => {
  expect(() => requireGuess(after(9, at), at)).not.toThrow()
  expect(() => requireGuess(after(10, at), addMinutes(at, 59))).toThrow('promo.too-many-guesses')
  expect(() => requireGuess(after(10, at), addMinutes(at, 60))).not.toThrow()
})

test('the hour runs from the first wrong code, and is told in whole minutes', () => {
  const begun = addMinutes(at, 300)
  const guesses = after(10, begun)
  expect(guesses).toEqual({ wrong: 10, since: begun })
  try {
    requireGuess(guesses, new Date(begun.getTime() + 30_500))
    expect.unreachable()
  } catch (error) {
    expect(error).toMatchObject({ code: 'promo.too-many-guesses', facts: { minutes: 60 } })
  }
  expect(guessedWrong(guesses, addMinutes(begun, 60))).toEqual({ wrong: 1, since: addMinutes(begun, 60) })
})
