import type { Neighbours } from './neighbours.ts'
import { at, indexAt, nth, type RoutingProblem } from './problem.ts'
import type { TourPlan } from './tour-plan.ts'
import { slack, type Tours } from './tours.ts'

/** So many of the nearest places may begin the other tail, and so many of them are tried. */
const near = 40
const attempts = 8

/** One route up to a stop and another from a stop on: where the tails are cut off. */
type Cut = { readonly vehicle: number; readonly from: number }

/**
 * Lets two routes exchange their tails: each goes on where the other went. Long routes with wide windows may lie crossed
 * for ever without it, for what would have to move at once is more than a few strings of stops. The 2-opt* of J.-Y. Potvin
 * and J.-M. Rousseau, An exchange heuristic for routeing problems with time windows, Journal of the Operational Research
 * Society 46 (1995).
 */
export const tailExchange = (
  problem: RoutingProblem,
  tours: Tours,
  neighbours: Neighbours,
  random: () => number,
) => {
  const { jobs, places, minutes, serviceMinutes, vehicles } = problem
  const below = (limit: number) => Math.floor(random() * limit)
  const pickedUp = new Set<number>()

  const positionOf = (plan: TourPlan, vehicle: number, place: number): number => {
    const count = plan.stopCount(vehicle)
    let n = 0
    while (n < count && plan.stopAt(vehicle, n) !== place) n++
    return n
  }

  const stopsOf = (plan: TourPlan, vehicle: number, from: number, to: number): number[] => {
    const stops: number[] = []
    for (let n = from; n < to; n++) stops.push(plan.stopAt(vehicle, n))
    return stops
  }

  /** Whether a vehicle that has done all before its cut is in time for what comes after the other's. */
  const isInTime = (plan: TourPlan, head: Cut, tail: Cut): boolean => {
    const vehicle = vehicles[head.vehicle]
    if (!vehicle) return false
    if (tail.from >= plan.stopCount(tail.vehicle)) return true
    const next = plan.stopAt(tail.vehicle, tail.from)
    let [place, left] = [vehicle.start, vehicle.startsAt]
    if (head.from > 0) {
      place = plan.stopAt(head.vehicle, head.from - 1)
      left =
        at(tours.begins, plan.row(head.vehicle) * tours.width + head.from - 1) + at(serviceMinutes, place)
    }
    const arrives = left + vehicle.pace * at(minutes, place * places + next)
    return arrives <= at(tours.latest, plan.row(tail.vehicle) * tours.width + tail.from) + slack
  }

  /** Whether another vehicle may have the whole tail, and nothing in it has been picked up before. */
  const mayGo = (plan: TourPlan, { vehicle, from }: Cut, to: number): boolean => {
    const count = plan.stopCount(vehicle)
    pickedUp.clear()
    for (let n = from; n < count; n++) {
      const stop = plan.stopAt(vehicle, n)
      const job = jobs[indexAt(tours.jobOf, stop)]
      if (!job || job.onlyVehicle !== null || job.barred?.[to] === 1) return false
      if (stop === job.pickup) pickedUp.add(stop)
      else if (job.pickup !== null && !pickedUp.has(job.pickup)) return false
    }
    return true
  }

  /** Exchanges, unless there is too little room or time then. */
  const exchange = (plan: TourPlan, one: Cut, other: Cut): boolean => {
    const [here, there] = [one.vehicle, other.vehicle]
    const [hereRow, thereRow] = [plan.row(here), plan.row(there)]
    const hereStops = stopsOf(plan, here, 0, plan.stopCount(here))
    const thereStops = stopsOf(plan, there, 0, plan.stopCount(there))
    const before = at(tours.cost, hereRow) + at(tours.cost, thereRow)
    const [goes, comes] = [hereStops.slice(one.from), thereStops.slice(other.from)]
    tours.assign(hereRow, here, hereStops.slice(0, one.from).concat(comes))
    tours.assign(thereRow, there, thereStops.slice(0, other.from).concat(goes))
    if (!tours.isHeld(hereRow, here) || !tours.isHeld(thereRow, there)) {
      tours.assign(hereRow, here, hereStops)
      tours.assign(thereRow, there, thereStops)
      return false
    }
    plan.cost += at(tours.cost, hereRow) + at(tours.cost, thereRow) - before
    for (const stop of comes) plan.vehicleOf[indexAt(tours.jobOf, stop)] = here
    for (const stop of goes) plan.vehicleOf[indexAt(tours.jobOf, stop)] = there
    return true
  }

  /** Exchanges two tails somewhere in the plan, if a few attempts find two that may; the plan may cost more then. */
  return (plan: TourPlan): void => {
    const dropOff = jobs[below(jobs.length)]?.dropOff ?? 0
    const here = indexAt(plan.vehicleOf, indexAt(tours.jobOf, dropOff))
    if (here < 0) return
    const one = { vehicle: here, from: positionOf(plan, here, dropOff) + 1 }
    const around = neighbours(dropOff)
    for (let n = 0; n < attempts; n++) {
      const place = nth(around, below(Math.min(near, around.length)))
      const there = indexAt(plan.vehicleOf, indexAt(tours.jobOf, place))
      if (there < 0 || there === here) continue
      const other = { vehicle: there, from: positionOf(plan, there, place) }
      if (!isInTime(plan, one, other) || !isInTime(plan, other, one)) continue
      if (!mayGo(plan, one, there) || !mayGo(plan, other, here)) continue
      if (exchange(plan, one, other)) return
    }
  }
}
