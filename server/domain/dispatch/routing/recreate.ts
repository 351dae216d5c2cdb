import type { FindInsertion, Insertion } from './insertion.ts'
import { at, indexAt, nth, type RoutingProblem } from './problem.ts'
import type { TourPlan } from './tour-plan.ts'

/** How often a route is overlooked while a job is put back, so that not always the same plan comes out. */
const blink = 0.015

type Order = (jobs: number[]) => void

/**
 * Puts jobs back one after the other, each where it costs least, in an order drawn from several: by chance, load,
 * distance, and the windows of time.
 */
export const greedyInsertion = (problem: RoutingProblem, find: FindInsertion, random: () => number) => {
  const found: Insertion = { cost: 0, first: 0, second: 0 }
  const best: Insertion = { cost: 0, first: 0, second: 0 }
  const orders = ordersOf(problem, random)
  const kindsSeen = new Uint8Array(1 + Math.max(0, ...problem.vehicles.map(vehicle => vehicle.kind)))
  const kindOf = Int32Array.from(problem.vehicles, vehicle => vehicle.kind)
  const vehicles = problem.vehicles.length
  /** How many routes are looked at before one is overlooked: drawn once for all of them instead of for each. */
  const untilBlink = (blinks: number): number =>
    blinks > 0 ? Math.floor(Math.log(1 - random()) / Math.log(1 - blinks)) : Number.POSITIVE_INFINITY

  /** Puts one job where it costs least; leaves it over where no vehicle can take it. */
  const place = (plan: TourPlan, job: number, isOpen: boolean, blinks: number): void => {
    best.cost = Number.POSITIVE_INFINITY
    let chosen = -1
    if (isOpen) kindsSeen.fill(0)
    let ahead = untilBlink(blinks)
    for (let vehicle = 0; vehicle < vehicles; vehicle++) {
      if (plan.stopCount(vehicle) === 0) {
        if (!isOpen) continue
        const kind = indexAt(kindOf, vehicle)
        if (kindsSeen[kind] === 1) continue
        kindsSeen[kind] = 1
      } else if (ahead-- === 0) {
        ahead = untilBlink(blinks)
        continue
      }
      find(plan.row(vehicle), vehicle, job, found, best.cost)
      if (found.cost < best.cost) {
        best.cost = found.cost
        best.first = found.first
        best.second = found.second
        chosen = vehicle
      }
    }
    if (chosen >= 0) plan.give(job, chosen, best)
  }

  /** @param isOpen whether vehicles without a route may be sent out */
  return (plan: TourPlan, jobs: number[], isOpen: boolean, blinks: number = blink): void => {
    orders(jobs)
    for (const job of jobs) place(plan, job, isOpen, blinks)
  }
}

const ordersOf = (problem: RoutingProblem, random: () => number): Order => {
  const { places, cost, earliest, latest, jobs, vehicles } = problem
  const depot = vehicles[0]?.start ?? 0
  const facts = jobs.map(({ pickup, dropOff, load }) => {
    const away =
      at(cost, depot * places + dropOff) + (pickup === null ? 0 : at(cost, depot * places + pickup))
    const opens = at(earliest, pickup ?? dropOff)
    const closes = at(latest, dropOff)
    return { load, away, opens, closes, window: closes - opens }
  })
  const by = (key: keyof (typeof facts)[number], sign: 1 | -1) => (listed: number[]) => {
    listed.sort((one, other) => sign * ((facts[one]?.[key] ?? 0) - (facts[other]?.[key] ?? 0)))
  }
  const shuffle: Order = listed => {
    for (let n = listed.length - 1; n > 0; n--) {
      const other = Math.floor(random() * (n + 1))
      const kept = nth(listed, n)
      listed[n] = nth(listed, other)
      listed[other] = kept
    }
  }
  const weighted: [number, Order][] = [
    [4, shuffle],
    [4, by('load', -1)],
    [2, by('away', -1)],
    [1, by('away', 1)],
    [2, by('window', 1)],
    [2, by('opens', 1)],
    [2, by('closes', -1)],
  ]
  const sum = weighted.reduce((total, [weight]) => total + weight, 0)
  return listed => {
    let drawn = random() * sum
    for (const [weight, order] of weighted) {
      drawn -= weight
      if (drawn < 0) return order(listed)
    }
  }
}
