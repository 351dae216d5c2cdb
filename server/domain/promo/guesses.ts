import { Refusal } from '../refusals.ts'
import { addMinutes } from '../shared/time.ts'

/** So many wrong codes may be tried within this time, counted from the first of them. */
const mostWrong = 10
const guessMinutes = 60

/** Wrong codes of a person, and when the first of them was tried. */
export type Guesses = { readonly wrong: number; readonly since: Date }

const isOver = ({ since }: Guesses, at: Date): boolean => at >= addMinutes(since, guessMinutes)

/**
 * Refuses whoever has guessed too often, also when they are right this time: otherwise guessing would go on.
 * @throws Refusal promo.too-many-guesses with the whole minutes until it may be tried again
 */
export const requireGuess = (guesses: Guesses, at: Date): void => {
  if (guesses.wrong < mostWrong || isOver(guesses, at)) return
  const minutes = Math.ceil((addMinutes(guesses.since, guessMinutes).getTime() - at.getTime()) / 60_000)
  throw new Refusal('promo.too-many-guesses', { minutes })
}

/** The count after one more wrong code. */
export const guessedWrong = (guesses: Guesses, at: Date): Guesses =>
  guesses.wrong === 0 || isOver(guesses, at)
    ? { wrong: 1, since: at }
    : { ...guesses, wrong: guesses.wrong + 1 }
