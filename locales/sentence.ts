import type { Money } from '../server/domain/shared/money.ts'
import type { Facts as RefusalFacts } from '../server/domain/shared/refusal.ts'
import { formatDay, formatMoney, formatTime } from './format.ts'
import type { Facts, Words } from './words.ts'

/** A refusal as words see it. */
type Said = { readonly code: string; readonly facts: RefusalFacts }

const isMoney = (fact: unknown): fact is Money =>
  typeof fact === 'object' && fact !== null && 'units' in fact && 'currency' in fact

/** "Mon, 23 Nov, 08:00" on the clocks of the shop. */
const moment = (iso: string, timeZone: string, language: string): string => {
  const at = new Date(iso)
  return `${formatDay(at, timeZone, language)}, ${formatTime(at, timeZone, language)}`
}

/**
 * A refusal's facts as words can use them: amounts written out, states named in the person's language, instants on the
 * clocks of a place (without one an instant is left out, and `<name>Known` tells the sentence which it is).
 */
const factsFor = (refusal: Said, words: Words, timeZone: string | undefined): Facts =>
  Object.fromEntries(
    Object.entries(refusal.facts).flatMap(([name, fact]): [string, string | number][] => {
      if (isMoney(fact)) return [[name, formatMoney(fact, words.language)]]
      if (typeof fact === 'number') return [[name, fact]]
      if (name.endsWith('At'))
        return typeof fact === 'string' && timeZone !== undefined
          ? [
              [name, moment(fact, timeZone, words.language)],
              [`${name}Known`, 'yes'],
            ]
          : [[`${name}Known`, 'no']]
      const area = refusal.code.split('.')[0]
      const key = `${area}-${name}-${String(fact)}`.replaceAll('_', '-')
      return [[name, words.has(key) ? words.t(key) : String(fact ?? '')]]
    }),
  )

/**
 * The sentence for a refusal in this language.
 * @param kind which book of words: what is refused, or `why` something does not count yet
 */
export const sentenceFor = (
  refusal: Said,
  words: Words,
  timeZone?: string,
  kind: 'refusal' | 'why' = 'refusal',
): string => words.t(`${kind}-${refusal.code.replace('.', '-')}`, factsFor(refusal, words, timeZone))
