import { Refusal } from '../refusals.ts'
import type { Step } from '../shared/doer.ts'
import type { DriverId, ShiftId } from '../shared/ids.ts'
import { secondsBetween } from '../shared/time.ts'
import type { Transitions } from '../shared/transitions.ts'
import { moveTo } from '../transition.ts'
import type { ShiftEvent } from './events.ts'

export type ShiftStatus = 'off' | 'on' | 'paused'

export const shiftTransitions = {
  off: ['on'],
  on: ['paused', 'off'],
  paused: ['on', 'off'],
} as const satisfies Transitions<ShiftStatus>

export type Shift = {
  readonly id: ShiftId
  readonly driverId: DriverId
  readonly status: ShiftStatus
  readonly version: number
}

export type ShiftDecision<S extends Shift> = { readonly shift: S; readonly events: readonly ShiftEvent[] }

/** A live location older than this is no longer fresh and its driver is nudged. */
export const staleAfterSeconds = 3 * 60
/** Older than this, the shift is paused. */
export const pauseAfterSeconds = 10 * 60

export type Freshness = 'fresh' | 'stale' | 'lost'

/** `positionAt`: when the driver's own live location was last heard of; null when never. */
export const freshnessOf = (positionAt: Date | null, at: Date): Freshness => {
  if (positionAt === null) return 'lost'
  const age = secondsBetween(positionAt, at)
  return age < staleAfterSeconds ? 'fresh' : age < pauseAfterSeconds ? 'stale' : 'lost'
}

const ofShift = (shift: Shift, step: Step) => ({
  shiftId: shift.id,
  driverId: shift.driverId,
  by: step.by,
  at: step.at.toISOString(),
})

const move = <S extends Shift>(shift: S, to: ShiftStatus, step: Step, from?: readonly ShiftStatus[]): S =>
  moveTo<ShiftStatus, S>('shift', shiftTransitions, shift, to, step, from)

const requireFresh = (positionAt: Date | null, at: Date) => {
  if (freshnessOf(positionAt, at) !== 'fresh') throw new Refusal('shift.no-fresh-location')
}

/** From 'off' (a new shift). @throws Refusal shift.no-fresh-location, shift.already-done, shift.wrong-moment */
export const startShift = <S extends Shift>(
  shift: S,
  positionAt: Date | null,
  step: Step,
): ShiftDecision<S> => {
  const on = move(shift, 'on', step, ['off'])
  requireFresh(positionAt, step.at)
  return { shift: on, events: [{ type: 'shift.started', ...ofShift(shift, step) }] }
}

/** By the driver, or by the watchdog when the location has been stale for too long. */
export const pauseShift = <S extends Shift>(
  shift: S,
  reason: 'driver' | 'stale',
  step: Step,
): ShiftDecision<S> => ({
  shift: move(shift, 'paused', step),
  events: [{ type: 'shift.paused', reason, ...ofShift(shift, step) }],
})

/** @throws Refusal shift.no-fresh-location */
export const resumeShift = <S extends Shift>(
  shift: S,
  positionAt: Date | null,
  step: Step,
): ShiftDecision<S> => {
  const on = move(shift, 'on', step, ['paused'])
  requireFresh(positionAt, step.at)
  return { shift: on, events: [{ type: 'shift.resumed', ...ofShift(shift, step) }] }
}

/** @throws Refusal shift.has-deliveries while the driver still has deliveries under way */
export const endShift = <S extends Shift>(
  shift: S,
  activeDeliveries: number,
  step: Step,
): ShiftDecision<S> => {
  const off = move(shift, 'off', step)
  if (activeDeliveries > 0) throw new Refusal('shift.has-deliveries', { count: activeDeliveries })
  return { shift: off, events: [{ type: 'shift.ended', ...ofShift(shift, step) }] }
}

/** What the watchdog does about a driver who is on shift. */
export type Watch = 'nothing' | 'nudge' | 'pause'

/** `nudgedAt`: when this driver was last nudged; a nudge is repeated only after a fresh location in between. */
export const watch = (
  shift: { readonly status: ShiftStatus; readonly nudgedAt: Date | null },
  positionAt: Date | null,
  at: Date,
): Watch => {
  if (shift.status !== 'on') return 'nothing'
  const freshness = freshnessOf(positionAt, at)
  if (freshness === 'lost') return 'pause'
  const alreadyNudged = shift.nudgedAt !== null && positionAt !== null && shift.nudgedAt >= positionAt
  return freshness === 'stale' && !alreadyNudged ? 'nudge' : 'nothing'
}

/** The news of a nudge; changes nothing. */
export const positionStale = (shift: Shift, step: Step): ShiftEvent => ({
  type: 'position.stale',
  ...ofShift(shift, step),
})
