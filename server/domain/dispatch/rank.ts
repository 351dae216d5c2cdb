import type { Vehicle } from '../delivery/eta.ts'
import type { Freshness, ShiftStatus } from '../delivery/shift.ts'
import type { DriverId } from '../shared/ids.ts'
import { isLess, type Money } from '../shared/money.ts'

/** What dispatch knows of a driver. */
export type Candidate = {
  readonly driverId: DriverId
  readonly vehicle: Vehicle
  readonly shiftStatus: ShiftStatus
  readonly location: Freshness
  /** Deliveries they can have at once, and have. */
  readonly capacity: number
  readonly activeDeliveries: number
  /** Whether they are looking at another offer right now. */
  readonly hasOpenOffer: boolean
  /** Seconds since they were last busy; fairness. */
  readonly idleSeconds: number
  readonly offersMade: number
  readonly offersAccepted: number
  /** Cap less cash in hand less what their present deliveries will bring. */
  readonly cashRoom: Money
}

export type DispatchJob = {
  readonly cashToCollect: Money
  /** From the branch to the door. */
  readonly distanceMetres: number
  /** Farther from the pickup than this is too far; null for no limit. */
  readonly maximumSecondsToPickup: number | null
}

export const driverObjections = [
  'off-shift',
  'paused',
  'no-fresh-location',
  'full',
  'has-an-offer',
  'no-room-for-cash',
  'too-far-for-vehicle',
  'too-far-away',
] as const
export type DriverObjection = (typeof driverObjections)[number]

/** How far a trip with each vehicle may be, in metres; our own choice for a town. */
export const vehicleReachMetres: Readonly<Record<Vehicle, number>> = {
  foot: 2_500,
  bicycle: 8_000,
  scooter: Number.POSITIVE_INFINITY,
  car: Number.POSITIVE_INFINITY,
}

/** What counts how much, everything in seconds of travel. */
export type RankWeights = {
  /** One idle minute is worth this many seconds nearer, up to `idleAtMost`. */
  readonly idleMinute: number
  readonly idleAtMost: number
  /** Each delivery under way counts as so much farther. */
  readonly activeDelivery: number
  /** Somebody who never accepts counts as so much farther. */
  readonly neverAccepts: number
}

export const usualWeights: RankWeights = {
  idleMinute: 5,
  idleAtMost: 300,
  activeDelivery: 240,
  neverAccepts: 120,
}

export type Ranked = {
  readonly driverId: DriverId
  readonly secondsToPickup: number
  /** Seconds of travel, corrected by the weights; less is better. */
  readonly score: number
}

export type Ranking = {
  readonly ranked: readonly Ranked[]
  readonly excluded: readonly { readonly driverId: DriverId; readonly reason: DriverObjection }[]
}

/** Why a driver should not get this job; null when nothing speaks against it. `secondsToPickup` null: unknown. */
export const objectionTo = (
  job: DispatchJob,
  driver: Candidate,
  secondsToPickup: number | null,
): DriverObjection | null => {
  if (driver.shiftStatus === 'off') return 'off-shift'
  if (driver.shiftStatus === 'paused') return 'paused'
  // A short silence does not make somebody unreachable: only 'lost' is out, 'stale' merely gets nudged.
  if (driver.location === 'lost' || secondsToPickup === null) return 'no-fresh-location'
  if (driver.activeDeliveries >= driver.capacity) return 'full'
  if (driver.hasOpenOffer) return 'has-an-offer'
  if (isLess(driver.cashRoom, job.cashToCollect)) return 'no-room-for-cash'
  if (job.distanceMetres > vehicleReachMetres[driver.vehicle]) return 'too-far-for-vehicle'
  if (job.maximumSecondsToPickup !== null && secondsToPickup > job.maximumSecondsToPickup) {
    return 'too-far-away'
  }
  return null
}

const scoreOf = (driver: Candidate, secondsToPickup: number, weights: RankWeights): number => {
  const idle = Math.min((driver.idleSeconds / 60) * weights.idleMinute, weights.idleAtMost)
  // Newcomers start as if they had accepted four of five: nobody is judged by one missed offer.
  const acceptance = (driver.offersAccepted + 4) / (driver.offersMade + 5)
  const reluctance = Math.max(0, 1 - acceptance) * weights.neverAccepts
  return secondsToPickup - idle + driver.activeDeliveries * weights.activeDelivery + reluctance
}

/**
 * Sorts drivers for a job, best first; equal ones by id, so that the same question has the same answer.
 * `secondsToPickup` tells the travel time of a driver to the pickup; null when it cannot be known.
 */
export const rankDrivers = (
  job: DispatchJob,
  drivers: readonly Candidate[],
  secondsToPickup: (driver: Candidate) => number | null,
  weights: RankWeights = usualWeights,
): Ranking => {
  const ranked: Ranked[] = []
  const excluded: { driverId: DriverId; reason: DriverObjection }[] = []
  for (const driver of drivers) {
    const seconds = secondsToPickup(driver)
    const reason = objectionTo(job, driver, seconds)
    if (reason !== null || seconds === null) {
      excluded.push({ driverId: driver.driverId, reason: reason ?? 'no-fresh-location' })
    } else {
      const score = scoreOf(driver, seconds, weights)
      ranked.push({ driverId: driver.driverId, secondsToPickup: seconds, score })
    }
  }
  ranked.sort((a, b) => a.score - b.score || (a.driverId < b.driverId ? -1 : 1))
  return { ranked, excluded }
}
