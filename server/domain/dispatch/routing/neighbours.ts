import { at, indexAt, type RoutingProblem } from './problem.ts'
import type { Tours } from './tours.ts'

export type Neighbours = (place: number) => readonly number[]

/** Places of jobs by their distance from a place, the place itself first; sorted when first asked for. */
export const nearestPlaces = (problem: RoutingProblem, { jobOf }: Tours): Neighbours => {
  const { places, cost } = problem
  const all: number[] = []
  for (let place = 0; place < places; place++) if (indexAt(jobOf, place) >= 0) all.push(place)
  const known = new Map<number, readonly number[]>()
  return from => {
    const before = known.get(from)
    if (before) return before
    const away = (to: number) => at(cost, from * places + to) + at(cost, to * places + from)
    const sorted = [...all].sort((one, other) => away(one) - away(other))
    known.set(from, sorted)
    return sorted
  }
}
