import type { Tx } from '../../db/client.ts'
import { tell } from '../../db/outbox.ts'
import { clearTimer, setTimer } from '../../db/timers.ts'
import { transact } from '../../db/transact.ts'
import { activeStatuses } from '../../domain/delivery/delivery.ts'
import {
  endShift as endIt,
  freshnessOf,
  pauseAfterSeconds,
  pauseShift as pauseIt,
  positionStale,
  resumeShift as resumeIt,
  type Shift,
  type ShiftDecision,
  type ShiftStatus,
  staleAfterSeconds,
  startShift as startIt,
  watch,
} from '../../domain/delivery/shift.ts'
import { type Actor, requireDriver } from '../../domain/people/actor.ts'
import { bySystem, type Step } from '../../domain/shared/doer.ts'
import type { DriverId, ShiftId, UserId } from '../../domain/shared/ids.ts'
import { addSeconds, secondsBetween } from '../../domain/shared/time.ts'
import type { Deps } from '../deps.ts'
import type { DeliveryService, ShiftView } from './api.ts'
import { clocksOf } from './clocks-of.ts'
import { type Tapped, takeOnce } from './take-once.ts'

type Needs = Pick<Deps, 'db' | 'ids' | 'clock'>

/** Locks the driver, so that two taps cannot open two shifts, and reads what their shift rules look at. */
const lockShift = async (tx: Tx, { ids }: Pick<Deps, 'ids'>, driverId: DriverId) => {
  await tx.$executeRaw`select 1 from drivers where id = ${driverId} for no key update`
  // One after the other: a transaction has one connection, which takes one query at a time.
  const row = await tx.shift.findFirst({ where: { driverId, endedAt: null } })
  const position = await tx.position.findUnique({
    where: { driverId },
    select: { recordedAt: true, isLive: true },
  })
  const shift: Shift = row
    ? { id: row.id as ShiftId, driverId, status: row.status as ShiftStatus, version: row.version }
    : { id: ids.make('shf'), driverId, status: 'off', version: 0 }
  return {
    shift,
    isNew: row === null,
    positionAt: position?.isLive ? position.recordedAt : null,
    nudgedAt: row?.nudgedAt ?? null,
  }
}

const keepShift = async (
  tx: Tx,
  decided: ShiftDecision<Shift>,
  isNew: boolean,
  at: Date,
  pauseReason: string | null = null,
): Promise<void> => {
  const { shift, events } = decided
  const state = {
    status: shift.status,
    version: shift.version,
    pausedAt: shift.status === 'paused' ? at : null,
    pauseReason: shift.status === 'paused' ? pauseReason : null,
    endedAt: shift.status === 'off' ? at : null,
  }
  if (isNew)
    await tx.shift.create({ data: { id: shift.id, driverId: shift.driverId, startedAt: at, ...state } })
  else await tx.shift.update({ where: { id: shift.id }, data: state })
  if (shift.status === 'on')
    await setTimer(tx, 'location-stale', shift.driverId, addSeconds(at, staleAfterSeconds))
  else await clearTimer(tx, 'location-stale', shift.driverId)
  await tell(tx, events)
}

type Rule = (
  shift: Shift,
  facts: { positionAt: Date | null; active: number },
  step: Step,
) => ShiftDecision<Shift>

type Verb = 'start' | 'pause' | 'resume' | 'end'

/** Changes the driver's shift, once for each key. Answers the shift as it is by then. */
const change =
  (deps: Needs, verb: Verb, rule: Rule, pauseReason: string | null = null) =>
  async (actor: Actor, tap: Tapped = {}): Promise<ShiftView> => {
    const driverId = requireDriver(actor)
    const changeIt = async (tx: Tx): Promise<string> => {
      const at = deps.clock.now()
      const { shift, isNew, positionAt } = await lockShift(tx, deps, driverId)
      const active = await tx.delivery.count({ where: { driverId, status: { in: [...activeStatuses] } } })
      const by = { as: 'driver' as const, userId: actor.kind === 'person' ? (actor.userId as UserId) : null }
      await keepShift(tx, rule(shift, { positionAt, active }, { by, at }), isNew, at, pauseReason)
      if (shift.status === 'off')
        await tx.driver.update({ where: { id: driverId }, data: { lastFreeAt: at } })
      return verb
    }
    await transact(deps.db, tx =>
      takeOnce(tx, actor, { verb: `${verb}-shift`, tapped: tap }, () => changeIt(tx)),
    )
    return readShift(deps, actor)
  }

/** @see DeliveryService.startShift */
export const startShift = (deps: Needs): DeliveryService['startShift'] =>
  change(deps, 'start', (shift, { positionAt }, step) => startIt(shift, positionAt, step))

/** @see DeliveryService.pauseShift */
export const pauseShift = (deps: Needs): DeliveryService['pauseShift'] =>
  change(deps, 'pause', (shift, _facts, step) => pauseIt(shift, 'driver', step), 'driver')

/** @see DeliveryService.resumeShift */
export const resumeShift = (deps: Needs): DeliveryService['resumeShift'] =>
  change(deps, 'resume', (shift, { positionAt }, step) => resumeIt(shift, positionAt, step))

/** @see DeliveryService.endShift */
export const endShift = (deps: Needs): DeliveryService['endShift'] =>
  change(deps, 'end', (shift, { active }, step) => endIt(shift, active, step))

/** @see DeliveryService.shift */
export const readShift = async (
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
): Promise<ShiftView> => {
  const driverId = requireDriver(actor)
  const [driver, shift, position] = await Promise.all([
    db.prisma.driver.findUniqueOrThrow({
      where: { id: driverId },
      select: { vehicle: true, branchId: true },
    }),
    db.prisma.shift.findFirst({ where: { driverId, endedAt: null } }),
    db.prisma.position.findUnique({ where: { driverId } }),
  ])
  const at = clock.now()
  const heardAt = position?.isLive ? position.recordedAt : null
  return {
    driverId,
    shiftId: shift?.id ?? null,
    status: (shift?.status ?? 'off') as ShiftStatus,
    startedAt: shift?.startedAt ?? null,
    pauseReason: shift?.pauseReason ?? null,
    locationAgeSeconds: position ? Math.round(secondsBetween(position.recordedAt, at)) : null,
    isLocationFresh: freshnessOf(heardAt, at) === 'fresh',
    vehicle: driver.vehicle,
    timeZone: await clocksOf(db, driver),
  }
}

/** The watchdog: a driver on shift whose live location has gone quiet is nudged, then paused. */
export const watchLocation =
  (deps: Needs) =>
  (driverId: string): Promise<void> =>
    transact(deps.db, async tx => {
      const at = deps.clock.now()
      const { shift, isNew, positionAt, nudgedAt } = await lockShift(tx, deps, driverId as DriverId)
      if (isNew || shift.status !== 'on') return
      const step: Step = { by: bySystem, at }
      const verdict = watch({ status: shift.status, nudgedAt }, positionAt, at)
      if (verdict === 'pause') return keepShift(tx, pauseIt(shift, 'stale', step), false, at, 'stale')
      if (verdict === 'nudge') {
        await tx.shift.update({ where: { id: shift.id }, data: { nudgedAt: at } })
        await tell(tx, [positionStale(shift, step)])
      }
      const heard = positionAt ?? at
      const isQuiet = secondsBetween(heard, at) >= staleAfterSeconds
      await setTimer(
        tx,
        'location-stale',
        driverId,
        addSeconds(heard, isQuiet ? pauseAfterSeconds : staleAfterSeconds),
      )
    })
