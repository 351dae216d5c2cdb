import type { RoutingJob, RoutingProblem } from '../problem.ts'

/** The same fractions in [0, 1) for the same seed. */
export const seeded = (seed: number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Vehicles stand anywhere, some drive home, some have things on board; every seventh job belongs to one vehicle. */
export const makeProblem = (seed: number, jobCount: number, vehicleCount: number): RoutingProblem => {
  const random = seeded(seed)
  const jobs: RoutingJob[] = []
  let places = 2 * vehicleCount
  for (let n = 0; n < jobCount; n++) {
    const isOnBoard = n % 5 === 4
    jobs.push({
      pickup: isOnBoard ? null : places++,
      dropOff: places++,
      load: Math.floor(random() * 3),
      cash: Math.floor(random() * 20),
      onlyVehicle: isOnBoard || n % 7 === 6 ? Math.floor(random() * vehicleCount) : null,
      barred: n % 6 === 5 ? Uint8Array.from({ length: vehicleCount }, () => (random() < 0.4 ? 1 : 0)) : null,
    })
  }
  const spots = Array.from({ length: places }, () => [random() * 40, random() * 40] as const)
  const cost = new Float64Array(places * places)
  for (const [from, [x, y]] of spots.entries()) {
    for (const [to, [u, v]] of spots.entries()) cost[from * places + to] = Math.hypot(x - u, y - v)
  }
  const earliest = Float64Array.from(spots, () => random() * 100)
  return {
    places,
    cost,
    minutes: cost.map(minutes => minutes * 1.1),
    earliest,
    latest: earliest.map(opens => opens + 20 + random() * 150),
    serviceMinutes: Float64Array.from(spots, () => random() * 5),
    jobs,
    vehicles: Array.from({ length: vehicleCount }, (_, n) => ({
      start: 2 * n,
      end: n % 2 === 0 ? 2 * n + 1 : null,
      capacity: 4,
      cashRoom: 60,
      startsAt: random() * 10,
      endsBy: 300,
      mostJobs: n % 3 === 2 ? 3 : Number.POSITIVE_INFINITY,
      pace: n % 3 === 1 ? 1.7 : 1,
      kind: n,
    })),
  }
}
