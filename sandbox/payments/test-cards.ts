/** What the test card provider does with a card. */
export type CardOutcome = 'success' | 'declined' | 'no_funds' | 'late'

export interface Card {
  number: string
  /** "MM/YY" */
  expiry: string
  cvc: string
}

/** The cards that the provider knows. A late one is charged, but only after a while. */
export const testCards: readonly { number: string; outcome: CardOutcome }[] = [
  { number: '4242424242424242', outcome: 'success' },
  { number: '4000000000000002', outcome: 'declined' },
  { number: '4000000000009995', outcome: 'no_funds' },
  { number: '4000000000000077', outcome: 'late' },
]

/** What becomes of a charge; null for what is no card, or one that the provider does not know. */
export function outcomeOf(card: Card, now = new Date()): CardOutcome | null {
  const number = card.number.replace(/[\s-]/g, '')
  const known = testCards.find(candidate => candidate.number === number)
  if (!known || !/^\d{3}$/.test(card.cvc) || hasExpired(card.expiry, now)) return null
  return known.outcome
}

/** A card is good to the end of its month. */
function hasExpired(expiry: string, now: Date): boolean {
  const read = /^(0[1-9]|1[0-2])\/(\d{2})$/.exec(expiry)
  if (!read) return true
  const monthAfter = Date.UTC(2000 + Number(read[2]), Number(read[1]))
  return now.getTime() >= monthAfter
}
