import { leftOverWeights } from './left-over.ts'
import { nth, type RoutingProblem } from './problem.ts'
import type { TourPlan } from './tour-plan.ts'

/** How hot the search begins and ends, as shares of what one stop costs on average. */
const [hottest, coldest] = [8, 0.08]
/** A plan known from before is not melted down altogether. */
const hottestFromKnown = 1
/**
 * A search from nothing cools down so many times, from the second time on beginning with the best plan and less hot: in
 * a tight fleet it freezes wherever it happens to be, and one long cooling leaves too much to chance.
 */
const coolings = 3
const reheated = 0.25
/**
 * What a job that is left over costs while the search goes on, in the same measure: at first, at least, at most. Where
 * vehicles are scarce, the way from one good plan to the next leads through plans that do not serve all. The price grows
 * while jobs are left over and falls while none is, so that the share of plans that serve all is what it is to be: low
 * while the search is hot, high at its end.
 */
const leftOver = { first: 20, least: 2, most: 2000 }
const priceStep = 0.003
const completeShare = { hot: 0.3, cold: 0.9 }
/** After so many rounds with jobs left over the search goes back to the last plan that had none. */
const patience = 3000
/**
 * How often the ruin begins around a job that waits: with many routes it has to be near to help; with few it always is,
 * and the rest of the plan must not be forgotten.
 */
const aroundWaiting = (routes: number): number => 0.5 * Math.min(1, Math.max(0, (routes - 3) / 5))
/** How often the waiting jobs are put in first. */
const waitingFirst = 0.5
/** How often two routes exchange their tails before the ruin. */
const tailsExchanged = 0.1
/** The clock is asked after so many rounds at least and at most: where it has hardly moved, less often. */
const looks = { least: 50, most: 800 }
const hardlyMoved = 0.001

export type Annealing = {
  readonly current: TourPlan
  readonly candidate: TourPlan
  readonly complete: TourPlan
  readonly best: TourPlan
  readonly ruin: (plan: TourPlan, seed?: number | null) => number[]
  readonly recreate: (plan: TourPlan, jobs: number[], isOpen: boolean) => void
  readonly exchange: (plan: TourPlan) => void
  readonly random: () => number
  readonly progress: () => number
  /** Whether vehicles without a route may be sent out. */
  readonly isOpen: boolean
  /** Whether it ends as soon as all jobs are served, whatever the cost. */
  readonly isOverOnceServed: boolean
  readonly isKnown: boolean
}

/** Ruins the plan and puts it together again until the time is over, less and less ready to take a worse one. */
export const anneal = (problem: RoutingProblem, search: Annealing): void => {
  const { current, candidate, complete, best, random, progress, isOverOnceServed } = search
  const stops = problem.jobs.reduce((sum, job) => sum + (job.pickup === null ? 1 : 2), 0)
  const perStop = current.cost / Math.max(1, stops)
  const around = aroundWaiting(current.vehiclesUsed())
  let price = leftOver.first * perStop
  const weights = leftOverWeights(problem.jobs.length)
  let temperature = 0
  let target: number = completeShare.hot
  let incompleteFor = 0
  best.become(current)
  complete.become(current)
  const began = progress()
  let [nextLook, looksEvery, looked, cooling] = [0, looks.least, began, 0]
  for (let round = 0; ; round++) {
    if (round >= nextLook) {
      const now = progress()
      if (!(now < 1)) return
      looksEvery = now - looked < hardlyMoved ? Math.min(2 * looksEvery, looks.most) : looks.least
      nextLook = round + looksEvery
      looked = now
      const share = (now - began) / (1 - began)
      const warmth = warmthAt(share, search.isKnown)
      temperature = perStop * warmth.heat
      if (warmth.cooling > cooling) current.become(best)
      cooling = warmth.cooling
      target = completeShare.hot + (completeShare.cold - completeShare.hot) * share
    }
    candidate.become(current)
    rebuild(search, around)
    const gain = current.cost - candidate.cost + (weights.of(current) - weights.of(candidate)) * price
    if (isBetter(candidate, best)) {
      current.become(candidate)
      best.become(candidate)
      if (isOverOnceServed && best.unserved === 0) return
    } else if (candidate.owed <= current.owed && gain > temperature * Math.log(random())) {
      // What leaves more of somebody's own than this is not gone on from: it may be cheap, but is never the best.
      current.become(candidate)
    }
    if (current.unserved > best.unserved && ++incompleteFor > patience) current.become(complete)
    if (current.unserved > best.unserved) {
      weights.add(current)
      price = Math.min(price * (1 + priceStep * target), leftOver.most * perStop)
    } else {
      price = Math.max(price / (1 + priceStep * (1 - target)), leftOver.least * perStop)
      complete.become(current)
      incompleteFor = 0
    }
  }
}

/** Which cooling it is and how hot, in the measure of a stop, when so much of the time is over. */
const warmthAt = (share: number, isKnown: boolean): { cooling: number; heat: number } => {
  if (isKnown) return { cooling: 0, heat: hottestFromKnown * (coldest / hottestFromKnown) ** share }
  const cooling = Math.floor(share * coolings)
  const top = cooling === 0 ? hottest : hottest * reheated
  return { cooling, heat: top * (coldest / top) ** (share * coolings - cooling) }
}

const rebuild = (search: Annealing, around: number): void => {
  const { candidate, ruin, recreate, exchange, random, isOpen } = search
  if (random() < tailsExchanged) exchange(candidate)
  const waiting = candidate.unservedJobs()
  const isAround = waiting.length > 0 && random() < around
  const removed = ruin(candidate, isAround ? nth(waiting, Math.floor(random() * waiting.length)) : null)
  if (waiting.length > 0 && random() < waitingFirst) {
    recreate(candidate, waiting, isOpen)
    recreate(candidate, removed, isOpen)
  } else recreate(candidate, removed.concat(waiting), isOpen)
}

/** Fewer of their own left over by anybody, then fewer jobs at all, or as many at less cost. */
const isBetter = (one: TourPlan, other: TourPlan): boolean =>
  one.owed < other.owed || (one.owed === other.owed && isCheaper(one, other))

const isCheaper = (one: TourPlan, other: TourPlan): boolean =>
  one.unserved < other.unserved || (one.unserved === other.unserved && one.cost < other.cost - 1e-9)
