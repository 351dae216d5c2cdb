import { travelSeconds, usualDetourFactor } from '../../domain/delivery/eta.ts'
import { metresBetween } from '../../domain/shared/place.ts'
import type { TravelTimes } from '../../services/ports/travel-times.ts'

/** The crow's way, made longer by a factor: needs no map, is always there, and knows no streets. */
export const greatCircle = (detourFactor: number = usualDetourFactor): TravelTimes => ({
  table: async (places, vehicle) => {
    const size = places.length
    const [seconds, metres] = [new Float64Array(size * size), new Float64Array(size * size)]
    for (const [row, from] of places.entries()) {
      for (const [column, to] of places.entries()) {
        const straight = metresBetween(from, to)
        metres[row * size + column] = straight * detourFactor
        seconds[row * size + column] = travelSeconds(straight, vehicle, detourFactor)
      }
    }
    return { seconds, metres }
  },
  path: async () => null,
})
