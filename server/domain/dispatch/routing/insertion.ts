import { at, indexAt, type RoutingProblem } from './problem.ts'
import { slack, type Tours } from './tours.ts'

/** Where a job fits best: the pickup before stop `first`, the drop-off before what is stop `second` now. */
export type Insertion = { cost: number; first: number; second: number }

/** Finds the cheapest place of a job in a route and writes it into `found`; Infinity where it fits nowhere. */
export type FindInsertion = (row: number, vehicle: number, job: number, found: Insertion) => void

export const insertionFinder = (problem: RoutingProblem, tours: Tours): FindInsertion => {
  const { places, cost, minutes, earliest, latest, serviceMinutes, jobs, vehicles } = problem
  const { stops, begins } = tours

  /** The first stop that may still begin after something that is not done before `done`: nothing fits before it. */
  const firstAfter = (base: number, count: number, done: number): number => {
    let n = 0
    while (n < count && at(tours.latest, base + n) + slack < done) n++
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
    const base = row * tours.width
    const count = indexAt(tours.count, row)
    const open = at(earliest, dropOff)
    const close = at(latest, dropOff) + slack
    const service = at(serviceMinutes, dropOff)
    const first = firstAfter(base, count, open + service)
    let place = first > 0 ? indexAt(stops, base + first - 1) : start
    let left = first > 0 ? at(begins, base + first - 1) + at(serviceMinutes, place) : startsAt
    for (let n = first; n <= count; n++) {
      if (at(tours.peak, base + n) > room) return
      if (left > close) return
      const next = n < count ? indexAt(stops, base + n) : end
      // What it would cost is seen sooner than whether all are in time then.
      let extra = pace * at(cost, place * places + dropOff)
      if (next >= 0) {
        extra += pace * at(cost, dropOff * places + next)
        if (count > 0) extra -= pace * at(cost, place * places + next)
      }
      if (extra < found.cost) {
        const arrives = left + pace * at(minutes, place * places + dropOff)
        if (arrives > close) return
        const done = (arrives > open ? arrives : open) + service
        const onward = next < 0 ? 0 : pace * at(minutes, dropOff * places + next)
        if (done + onward <= at(tours.latest, base + n) + slack) {
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
    const base = row * tours.width
    const count = indexAt(tours.count, row)
    const pickupOpens = at(earliest, pickup)
    const pickupCloses = at(latest, pickup) + slack
    const dropOpens = at(earliest, dropOff)
    const dropCloses = at(latest, dropOff) + slack
    const dropService = at(serviceMinutes, dropOff)
    const between = pace * at(cost, pickup * places + dropOff)
    const first = firstAfter(base, count, pickupOpens + at(serviceMinutes, pickup))
    let place = first > 0 ? indexAt(stops, base + first - 1) : start
    let left = first > 0 ? at(begins, base + first - 1) + at(serviceMinutes, place) : startsAt
    for (let n = first; n <= count; n++) {
      let clock = left + pace * at(minutes, place * places + pickup)
      if (clock > pickupCloses) return
      const next = n < count ? indexAt(stops, base + n) : end
      if (at(tours.load, base + n) <= room) {
        clock = (clock > pickupOpens ? clock : pickupOpens) + at(serviceMinutes, pickup)
        const toPickup = pace * at(cost, place * places + pickup)
        const straight = next < 0 || count === 0 ? 0 : pace * at(cost, place * places + next)
        // straight on to the drop-off
        let extra = toPickup + between + (next < 0 ? 0 : pace * at(cost, dropOff * places + next)) - straight
        if (extra < found.cost) {
          const arrives = clock + pace * at(minutes, pickup * places + dropOff)
          if (arrives <= dropCloses) {
            const done = (arrives > dropOpens ? arrives : dropOpens) + dropService
            const onward = next < 0 ? 0 : pace * at(minutes, dropOff * places + next)
            if (done + onward <= at(tours.latest, base + n) + slack) {
              found.cost = extra
              found.first = n
              found.second = n
            }
          }
        }
        // or some stops of the route in between
        if (n < count) {
          const upToNext = toPickup + pace * at(cost, pickup * places + next) - straight
          clock += pace * at(minutes, pickup * places + next)
          for (let m = n; m < count && upToNext < found.cost; m++) {
            const stop = indexAt(stops, base + m)
            const opens = at(earliest, stop)
            if (clock < opens) clock = opens
            if (clock > at(tours.latest, base + m) + slack || at(tours.load, base + m + 1) > room) break
            clock += at(serviceMinutes, stop)
            if (clock > dropCloses) break
            const then = m + 1 < count ? indexAt(stops, base + m + 1) : end
            extra = upToNext + pace * at(cost, stop * places + dropOff)
            if (then >= 0)
              extra += pace * at(cost, dropOff * places + then) - pace * at(cost, stop * places + then)
            if (extra < found.cost) {
              const reaches = clock + pace * at(minutes, stop * places + dropOff)
              if (reaches > dropCloses) break
              const done = (reaches > dropOpens ? reaches : dropOpens) + dropService
              const onward = then < 0 ? 0 : pace * at(minutes, dropOff * places + then)
              if (done + onward <= at(tours.latest, base + m + 1) + slack) {
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

  return (row, vehicleIndex, jobIndex, found) => {
    found.cost = Number.POSITIVE_INFINITY
    const job = jobs[jobIndex]
    const vehicle = vehicles[vehicleIndex]
    if (!job || !vehicle) return
    if (job.onlyVehicle !== null && job.onlyVehicle !== vehicleIndex) return
    if (job.barred !== null && job.barred[vehicleIndex] === 1) return
    if (job.onlyVehicle === null && indexAt(tours.jobs, row) >= vehicle.mostJobs) return
    if (at(tours.cash, row) + job.cash > vehicle.cashRoom + slack) return
    const room = vehicle.capacity - job.load + slack
    const end = vehicle.end ?? -1
    const { start, startsAt, pace } = vehicle
    if (job.pickup === null) insertDropOff(row, start, startsAt, end, room, pace, job.dropOff, found)
    else insertPair(row, start, startsAt, end, room, pace, job.pickup, job.dropOff, found)
  }
}

/**
 * Remembers what was found for a job in a route; the route's number stands for its stops. Two answers are kept for each
 * job and vehicle, as a search goes back and forth between a route and its changed form. Small enough to stay in the
 * processor's cache, which is worth more than remembering everything.
 */
export const rememberInsertions = (tours: Tours, jobCount: number, find: FindInsertion): FindInsertion => {
  const size = tours.vehicles * jobCount * 2
  const versions = new Int32Array(size)
  const costs = new Float64Array(size)
  const [firsts, seconds] = [new Int32Array(size), new Int32Array(size)]
  return (row, vehicle, job, found) => {
    const version = indexAt(tours.version, row)
    const slot = (vehicle * jobCount + job) * 2 + (version & 1)
    if (versions[slot] === version) {
      found.cost = at(costs, slot)
      found.first = indexAt(firsts, slot)
      found.second = indexAt(seconds, slot)
      return
    }
    find(row, vehicle, job, found)
    versions[slot] = version
    costs[slot] = found.cost
    firsts[slot] = found.first
    seconds[slot] = found.second
  }
}
