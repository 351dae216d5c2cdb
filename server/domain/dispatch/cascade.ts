import type { DriverId } from '../shared/ids.ts'
import type { OfferStatus } from './offer.ts'

/** How a zone finds its drivers. */
export const strategies = ['manual', 'nearest', 'broadcast'] as const
export type Strategy = (typeof strategies)[number]

export const isStrategy = (text: string): text is Strategy => (strategies as readonly string[]).includes(text)

/** Rounds with one driver each (the nearest, then the next) before everybody is asked at once. */
export const usualSingleRounds = 2

/** Where a search for a driver stands. */
export type SearchState = {
  readonly strategy: Strategy
  readonly at: Date
  /** Rounds made in this search; 0 before the first. */
  readonly round: number
  /** Whether the dispatcher has been alarmed in this search. */
  readonly isAlarmed: boolean
  /** Drivers who could take it now, best first. */
  readonly ranked: readonly DriverId[]
  /** Every offer made in this search. */
  readonly offers: readonly {
    readonly driverId: DriverId
    readonly status: OfferStatus
    readonly expiresAt: Date
  }[]
  readonly offerTtlSeconds: number
  readonly singleRounds: number
}

export type NextStep =
  | {
      readonly kind: 'offer'
      readonly offerTo: readonly DriverId[]
      readonly ttlSeconds: number
      readonly round: number
    }
  | { readonly kind: 'alarm'; readonly reason: 'nobody-on-shift' | 'nobody-accepts' }
  /** Until an offer is answered, until this instant, or (null) until the dispatcher or a new driver does something. */
  | { readonly kind: 'wait'; readonly until: Date | null }

const openOffers = (state: SearchState) =>
  state.offers.filter(offer => offer.status === 'open' && offer.expiresAt > state.at)

const waitForOffers = (state: SearchState): NextStep => {
  const times = openOffers(state).map(offer => offer.expiresAt.getTime())
  return { kind: 'wait', until: times.length > 0 ? new Date(Math.max(...times)) : null }
}

const offer = (state: SearchState, offerTo: readonly DriverId[], round: number): NextStep => ({
  kind: 'offer',
  offerTo,
  ttlSeconds: state.offerTtlSeconds,
  round,
})

const alarmOnce = (state: SearchState): NextStep =>
  state.isAlarmed
    ? { kind: 'wait', until: null }
    : { kind: 'alarm', reason: state.offers.length > 0 ? 'nobody-accepts' : 'nobody-on-shift' }

/** What everybody's round does once it has begun: who comes on shift later is asked at once, then it waits or alarms. */
const keepAskingNewcomers = (state: SearchState, fresh: readonly DriverId[], round: number): NextStep => {
  if (fresh.length > 0) return offer(state, fresh, round)
  return openOffers(state).length > 0 ? waitForOffers(state) : alarmOnce(state)
}

/**
 * What to do next for a delivery without a driver. Pure, so it may be asked at any time and twice; the caller makes the
 * step happen under the delivery's lock.
 * manual: the dispatcher does it. nearest: one driver after the other, then all on shift who have not declined, then the
 * alarm. broadcast: all at once, then the alarm.
 */
export const nextStep = (state: SearchState): NextStep => {
  if (state.strategy === 'manual') return waitForOffers(state)
  const asked = new Set(state.offers.map(made => made.driverId))
  const fresh = state.ranked.filter(driverId => !asked.has(driverId))
  if (state.strategy === 'broadcast') return keepAskingNewcomers(state, fresh, Math.max(1, state.round))

  const everybodysRound = state.singleRounds + 1
  if (state.round >= everybodysRound) return keepAskingNewcomers(state, fresh, state.round)
  if (openOffers(state).length > 0) return waitForOffers(state)
  const [nearest] = fresh
  if (state.round < state.singleRounds && nearest) return offer(state, [nearest], state.round + 1)
  const declined = new Set(state.offers.filter(made => made.status === 'declined').map(made => made.driverId))
  const everybody = state.ranked.filter(driverId => !declined.has(driverId))
  return everybody.length > 0 ? offer(state, everybody, everybodysRound) : alarmOnce(state)
}
