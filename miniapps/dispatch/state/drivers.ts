import { computed, signal } from '@preact/signals'
import type { z } from 'zod'
import type { drivers as driversShape } from '../../../server/contracts/dispatch.ts'
import type { MovedDriver } from '../../../server/contracts/live.ts'
import { ask } from '../../kit/api/client.ts'
import type { DriverOnMap, DriverState, Place } from '../../kit/map/map-data.ts'
import { resource } from '../../kit/state/loaded.ts'
import { allRows, type Row } from './rows.ts'
import { isTheirs } from './stages.ts'
import { view } from './view.ts'

export type Driver = z.infer<typeof driversShape>[number]
type Seen = { readonly at: Place; readonly heading: number | null; readonly measuredAt: number }

// Positions come ten times a second and are looked at once: they are no signals.
const seen = new Map<string, Seen>()
let hasMoved = false
const latest = signal({ seen })

const see = (driverId: string, next: Seen): void => {
  const known = seen.get(driverId)
  if (known && known.measuredAt > next.measuredAt) return
  seen.set(driverId, next)
  hasMoved = true
}

export const drivers = resource(async () => {
  const all = await ask<readonly Driver[]>('/api/dispatch/drivers')
  for (const { driverId, place, heading, locationAgeSeconds } of all) {
    if (place)
      see(driverId, { at: place, heading, measuredAt: Date.now() - (locationAgeSeconds ?? 0) * 1000 })
  }
  tellMoves()
  return all
})

/** What the live wire says about positions. */
export const heed = (moved: readonly MovedDriver[]): void => {
  const at = Date.now()
  for (const [driverId, latitude, longitude, heading, ageSeconds] of moved)
    see(driverId, { at: { latitude, longitude }, heading, measuredAt: at - ageSeconds * 1000 })
}

/** Lets the map have what has moved since the last time. */
export const tellMoves = (): void => {
  if (!hasMoved) return
  hasMoved = false
  latest.value = { seen }
}

export const placeOf = (driverId: string): Place | null => seen.get(driverId)?.at ?? null
/** Seconds since this driver was last heard of; null: never. */
export const silenceOf = (driverId: string, at: number): number | null => {
  const known = seen.get(driverId)
  return known ? Math.max(0, Math.round((at - known.measuredAt) / 1000)) : null
}

/** What each driver has now, by the open orders. */
export const loads = computed(() => {
  const found = new Map<string, Row[]>()
  for (const row of allRows()) {
    const driverId = row.delivery?.driverId
    if (!driverId || !isTheirs(row)) continue
    const theirs = found.get(driverId)
    if (theirs) theirs.push(row)
    else found.set(driverId, [row])
  }
  return found
})
export const loadOf = (driverId: string): readonly Row[] => loads.value.get(driverId) ?? []

export const driverById = computed(
  () => new Map((drivers.state.value.value ?? []).map(driver => [driver.driverId, driver])),
)

const isOut = (driver: Driver): boolean => driver.shiftStatus !== 'off' || loads.value.has(driver.driverId)

export const driverState = (driver: Driver): DriverState => {
  const load = loads.value.get(driver.driverId) ?? []
  if (load.some(({ isLate }) => isLate)) return 'late'
  if (driver.shiftStatus === 'paused') return 'paused'
  return load.length > 0 ? 'busy' : 'free'
}

const rank: Readonly<Record<DriverState, number>> = { late: 0, free: 1, busy: 2, paused: 3 }

/** The list of drivers: late ones, then those with free hands. */
export const shownDrivers = computed(() => {
  const { branchId, onShift, search } = view.value
  const words = search.trim().toLowerCase()
  const order = (driver: Driver): number => (driver.shiftStatus === 'off' ? 9 : rank[driverState(driver)])
  return (drivers.state.value.value ?? [])
    .filter(
      driver =>
        (!onShift || isOut(driver)) &&
        (branchId === '' || driver.branchId === null || driver.branchId === branchId) &&
        driver.name.toLowerCase().includes(view.value.tab === 'drivers' ? words : ''),
    )
    .sort((one, other) => order(one) - order(other) || one.name.localeCompare(other.name))
})

/** Everybody who is out, where they were last seen. Made anew once a second. */
export const driversOnMap = computed((): DriverOnMap[] => {
  const at = Date.now()
  const { seen: places } = latest.value
  const { branchId } = view.value
  return (drivers.state.value.value ?? []).flatMap(driver => {
    const place = places.get(driver.driverId)
    const isElsewhere = branchId !== '' && driver.branchId !== null && driver.branchId !== branchId
    if (!place || isElsewhere || !isOut(driver)) return []
    return {
      id: driver.driverId,
      at: place.at,
      heading: place.heading,
      ageSeconds: Math.max(0, (at - place.measuredAt) / 1000),
      state: driverState(driver),
      name: driver.name,
    }
  })
})

/** Positions fade also while nobody moves. */
export const ageMoves = (): void => {
  latest.value = { seen }
}
