import { at, type RoutingProblem } from '../problem.ts'
import { seeded } from './some-problem.ts'

const jobsOfEach = 2
/** At most so many minutes a stop is open before and after its vehicle comes by. */
const openMinutes = 5

/**
 * All jobs can be served, with all vehicles and hardly with fewer: of a plan that is known, each vehicle's way through
 * places anywhere, each open only around when the vehicle comes by. A job begins before the one before it is over.
 */
export const makeTightProblem = (seed: number, vehicleCount: number): RoutingProblem => {
  const random = seeded(seed)
  const jobCount = vehicleCount * jobsOfEach
  const places = 2 * jobCount + 1
  const spots = Array.from({ length: places }, () => [random() * 40, random() * 40] as const)
  const minutes = new Float64Array(places * places)
  for (const [from, [x, y]] of spots.entries()) {
    for (const [to, [u, v]] of spots.entries()) minutes[from * places + to] = Math.hypot(x - u, y - v)
  }
  const [earliest, latest] = [new Float64Array(places), new Float64Array(places).fill(1000)]
  for (let vehicle = 0; vehicle < vehicleCount; vehicle++) {
    const first = 1 + vehicle * jobsOfEach * 2
    let [time, place] = [0, 0]
    for (const next of [first, first + 2, first + 1, first + 3]) {
      time += at(minutes, place * places + next)
      earliest[next] = Math.max(0, time - random() * openMinutes)
      latest[next] = time + random() * openMinutes
      place = next
    }
  }
  return {
    ...{ places, cost: minutes, minutes, earliest, latest, serviceMinutes: new Float64Array(places) },
    jobs: Array.from({ length: jobCount }, (_, n) => ({
      ...{ pickup: 2 * n + 1, dropOff: 2 * n + 2, load: 1, cash: 0, onlyVehicle: null, barred: null },
    })),
    vehicles: Array.from({ length: vehicleCount }, () => ({
      ...{
        start: 0,
        end: 0,
        capacity: 2,
        cashRoom: 0,
        startsAt: 0,
        endsBy: 1000,
        mostJobs: 9,
        pace: 1,
        kind: 0,
      },
    })),
  }
}
