import type { Place } from '../../kit/map/map-data.ts'
import { type Driver, drivers, loadOf, placeOf } from '../state/drivers.ts'
import type { Row } from '../state/rows.ts'

const earthMetres = 6_371_000
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** As the crow flies; close enough to put drivers in order. */
const metresBetween = (one: Place, other: Place): number => {
  const [high, wide] = [
    radians(other.latitude - one.latitude),
    radians(other.longitude - one.longitude) * Math.cos(radians((one.latitude + other.latitude) / 2)),
  ]
  return Math.hypot(high, wide) * earthMetres
}

export type Near = { readonly driver: Driver; readonly metres: number | null; readonly isFull: boolean }

/** Who could take these, the best first: with a free hand and on shift, then the nearest to where they are fetched. */
export const nearestTo = (rows: readonly Row[]): Near[] => {
  const pickup = rows[0]?.delivery?.pickup.place
  const branches = new Set(rows.map(({ branchId }) => branchId))
  const isOfAll = ({ branchId }: Driver): boolean =>
    branchId === null || (branches.size === 1 && branches.has(branchId))
  return (drivers.state.value.value ?? [])
    .filter(driver => driver.shiftStatus === 'on' && isOfAll(driver))
    .map(driver => {
      const at = placeOf(driver.driverId)
      return {
        driver,
        metres: pickup && at ? metresBetween(pickup, at) : null,
        isFull: loadOf(driver.driverId).length >= driver.capacity,
      }
    })
    .sort(
      (one, other) =>
        Number(one.isFull) - Number(other.isFull) ||
        (one.metres ?? Number.MAX_SAFE_INTEGER) - (other.metres ?? Number.MAX_SAFE_INTEGER),
    )
}
