import { at, indexAt, type RoutingProblem } from './problem.ts'
import { slack, type Tours } from './tours.ts'

/** Where a job fits best: the pickup before stop `first`, the drop-off before what is stop `second` now. */
export type Insertion = { cost: number; first: number; second: number }

/**
 * Finds the cheapest place of a job in a route and writes it into `found`; Infinity where there is none. What does not
 * cost less than `bound` may be answered or not: whoever has a place elsewhere already says what it costs, and most routes
 * are then passed over quickly.
 */
export type FindInsertion = (
  row: number,
  vehicle: number,
  job: number,
  found: Insertion,
  bound: number,
) => void

export const insertionFinder = (problem: RoutingProblem, tours: Tours): FindInsertion => {
  const { places, cost, minutes, earliest, latest, serviceMinutes, jobs, vehicles } = problem
  const { width, stops, begins, latest: limits, load: loads, peak: peaks } = tours
  // Legs to one place, side by side in memory: they are asked for one after the other.
  const costTo = transposed(cost, places)
  const minutesTo = minutes === cost ? costTo : transposed(minutes, places)

  /** The first stop that may still begin after something that is not done before `done`: nothing fits before it. */
  const firstAfter = (base: number, count: number, done: number): number => {
    let n = 0
    while (n < count && at(limits, base + n) + slack < done) n++
    return n
  }

  /** Something that is on board from the start: only its drop-off has to be put in. */
  const insertDropOff = (
    row: number,
    start: number,
    startsAt: number,
    end: number,
    room: number,
    pace: number,
    dropOff: number,
    found: Insertion,
  ): void => {
    const base = row * width
    const count = indexAt(tours.count, row)
    const open = at(earliest, dropOff)
    const close = at(latest, dropOff) + slack
    const service = at(serviceMinutes, dropOff)
    const dropOffRow = dropOff * places
    const first = firstAfter(base, count, open + service)
    let place = first > 0 ? indexAt(stops, base + first - 1) : start
    let left = first > 0 ? at(begins, base + first - 1) + at(serviceMinutes, place) : startsAt
    for (let n = first; n <= count; n++) {
      if (at(peaks, base + n) > room) return
      if (left > close) return
      const next = n < count ? indexAt(stops, base + n) : end
      // What it would cost is seen sooner than whether all are in time then.
      let extra = pace * at(costTo, dropOffRow + place)
      if (next >= 0) {
        extra += pace * at(cost, dropOffRow + next)
        if (count > 0) extra -= pace * at(cost, place * places + next)
      }
      if (extra < found.cost) {
        const arrives = left + pace * at(minutesTo, dropOffRow + place)
        if (arrives > close) return
        const done = (arrives > open ? arrives : open) + service
        const onward = next < 0 ? 0 : pace * at(minutes, dropOffRow + next)
        if (done + onward <= at(limits, base + n) + slack) {
          found.cost = extra
          found.first = n
          found.second = n
        }
      }
      if (n < count) {
        place = next
        left = at(begins, base + n) + at(serviceMinutes, place)
      }
    }
  }

  const insertPair = (
    row: number,
    start: number,
    startsAt: number,
    end: number,
    room: number,
    pace: number,
    pickup: number,
    dropOff: number,
    found: Insertion,
  ): void => {
    const base = row * width
    const count = indexAt(tours.count, row)
    const pickupOpens = at(earliest, pickup)
    const pickupCloses = at(latest, pickup) + slack
    const dropOpens = at(earliest, dropOff)
    const dropCloses = at(latest, dropOff) + slack
    const dropService = at(serviceMinutes, dropOff)
    const pickupRow = pickup * places
    const dropOffRow = dropOff * places
    const between = pace * at(costTo, dropOffRow + pickup)
    const first = firstAfter(base, count, pickupOpens + at(serviceMinutes, pickup))
    let place = first > 0 ? indexAt(stops, base + first - 1) : start
    let left = first > 0 ? at(begins, base + first - 1) + at(serviceMinutes, place) : startsAt
    for (let n = first; n <= count; n++) {
      let clock = left + pace * at(minutesTo, pickupRow + place)
      if (clock > pickupCloses) return
      const next = n < count ? indexAt(stops, base + n) : end
      if (at(loads, base + n) <= room) {
        clock = (clock > pickupOpens ? clock : pickupOpens) + at(serviceMinutes, pickup)
        const reaching = pace * at(costTo, pickupRow + place)
        const straight = next < 0 || count === 0 ? 0 : pace * at(cost, place * places + next)
        // straight on to the drop-off
        let extra = reaching + between + (next < 0 ? 0 : pace * at(cost, dropOffRow + next)) - straight
        if (extra < found.cost) {
          const arrives = clock + pace * at(minutesTo, dropOffRow + pickup)
          if (arrives <= dropCloses) {
            const done = (arrives > dropOpens ? arrives : dropOpens) + dropService
            const onward = next < 0 ? 0 : pace * at(minutes, dropOffRow + next)
            if (done + onward <= at(limits, base + n) + slack) {
              found.cost = extra
              found.first = n
              found.second = n
            }
          }
        }
        // or some stops of the route in between
        if (n < count) {
          const upToNext = reaching + pace * at(cost, pickupRow + next) - straight
          clock += pace * at(minutes, pickupRow + next)
          for (let m = n; m < count && upToNext < found.cost; m++) {
            const stop = indexAt(stops, base + m)
            const opens = at(earliest, stop)
            if (clock < opens) clock = opens
            if (clock > at(limits, base + m) + slack || at(loads, base + m + 1) > room) break
            clock += at(serviceMinutes, stop)
            if (clock > dropCloses) break
            const then = m + 1 < count ? indexAt(stops, base + m + 1) : end
            extra = upToNext + pace * at(costTo, dropOffRow + stop)
            if (then >= 0) extra += pace * at(cost, dropOffRow + then) - pace * at(cost, stop * places + then)
            if (extra < found.cost) {
              const reaches = clock + pace * at(minutesTo, dropOffRow + stop)
              if (reaches > dropCloses) break
              const done = (reaches > dropOpens ? reaches : dropOpens) + dropService
              const onward = then < 0 ? 0 : pace * at(minutes, dropOffRow + then)
              if (done + onward <= at(limits, base + m + 1) + slack) {
                found.cost = extra
                found.first = n
                found.second = m + 1
              }
            }
            if (m + 1 < count) clock += pace * at(minutes, stop * places + then)
          }
        }
      }
      if (n < count) {
        place = next
        left = at(begins, base + n) + at(serviceMinutes, place)
      }
    }
  }

  return (row, vehicleIndex, jobIndex, found, bound) => {
    found.cost = Number.POSITIVE_INFINITY
    const job = jobs[jobIndex]
    const vehicle = vehicles[vehicleIndex]
    if (!job || !vehicle) return
    if (job.onlyVehicle !== null && job.onlyVehicle !== vehicleIndex) return
    if (job.barred !== null && job.barred[vehicleIndex] === 1) return
    if (job.onlyVehicle === null && indexAt(tours.jobs, row) >= vehicle.mostJobs) return
    if (at(tours.cash, row) + job.cash > vehicle.cashRoom + slack) return
    found.cost = bound
    found.first = -1
    const room = vehicle.capacity - job.load + slack
    const end = vehicle.end ?? -1
    const { start, startsAt, pace } = vehicle
    if (job.pickup === null) insertDropOff(row, start, startsAt, end, room, pace, job.dropOff, found)
    else insertPair(row, start, startsAt, end, room, pace, job.pickup, job.dropOff, found)
    if (found.first < 0) found.cost = Number.POSITIVE_INFINITY
  }
}

/** How much further than asked is looked, so that the answer also serves when a little more is asked. */
const wider = 1.25

/**
 * Remembers what was found for a job in a route; the route's number stands for its stops. Two answers are kept for each
 * job and vehicle, as a search goes back and forth between a route and its changed form. Small enough to stay in the
 * processor's cache, which is worth more than remembering everything.
 */
export const rememberInsertions = (tours: Tours, jobCount: number, find: FindInsertion): FindInsertion => {
  const size = tours.vehicles * jobCount * 2
  const versions = new Int32Array(size)
  const costs = new Float64Array(size)
  const bounds = new Float64Array(size)
  const [firsts, seconds] = [new Int32Array(size), new Int32Array(size)]
  return (row, vehicle, job, found, bound) => {
    const version = indexAt(tours.version, row)
    const slot = (job * tours.vehicles + vehicle) * 2 + (version & 1)
    if (
      versions[slot] === version &&
      (at(costs, slot) < Number.POSITIVE_INFINITY || bound <= at(bounds, slot))
    ) {
      found.cost = at(costs, slot)
      found.first = indexAt(firsts, slot)
      found.second = indexAt(seconds, slot)
      return
    }
    const reach = Math.max(bound, bound * wider)
    find(row, vehicle, job, found, reach)
    versions[slot] = version
    costs[slot] = found.cost
    bounds[slot] = reach
    firsts[slot] = found.first
    seconds[slot] = found.second
  }
}

/** The same legs by where they lead to: `to * places + from`. */
const transposed = (legs: Float64Array, places: number): Float64Array => {
  const byEnd = new Float64Array(legs.length)
  for (let from = 0; from < places; from++) {
    for (let to = 0; to < places; to++) byEnd[to * places + from] = at(legs, from * places + to)
  }
  return byEnd
}
