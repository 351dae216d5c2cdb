import type { FindInsertion, Insertion } from './insertion.ts'
import { at, indexAt, type RoutingPlan, type RoutingProblem } from './problem.ts'
import type { Tours } from './tours.ts'

/** One of the plans of `Tours`: whose each job is, and what it costs. */
export class TourPlan {
  readonly tours: Tours
  /** Vehicle of each job; -1: nobody's. */
  readonly vehicleOf: Int32Array
  cost = 0
  unserved: number
  /** Of the unserved ones those that are one vehicle's only. */
  owed: number
  private readonly plan: number
  private readonly isGone: Uint8Array

  constructor(tours: Tours, plan: number, jobs: number) {
    this.tours = tours
    this.plan = plan
    this.vehicleOf = new Int32Array(jobs).fill(-1)
    this.isGone = new Uint8Array(jobs)
    this.unserved = jobs
    this.owed = tours.isOwn.reduce((sum, own) => sum + own, 0)
  }

  row(vehicle: number): number {
    return this.plan * this.tours.vehicles + vehicle
  }

  /** How many stops a vehicle has. */
  stopCount(vehicle: number): number {
    return indexAt(this.tours.count, this.row(vehicle))
  }

  stopAt(vehicle: number, n: number): number {
    return indexAt(this.tours.stops, this.row(vehicle) * this.tours.width + n)
  }

  become(other: TourPlan): void {
    this.tours.copy(other.plan, this.plan)
    this.vehicleOf.set(other.vehicleOf)
    this.cost = other.cost
    this.unserved = other.unserved
    this.owed = other.owed
  }

  give(job: number, vehicle: number, { first, second, cost }: Insertion): void {
    const row = this.row(vehicle)
    this.tours.insert(row, vehicle, job, first, second, cost)
    this.cost += cost
    this.vehicleOf[job] = vehicle
    this.unserved--
    this.owed -= this.tours.isOwn[job] ?? 0
  }

  /**
   * Takes known routes over: whole where they still hold, otherwise job by job as far as the vehicle can have them.
   * Stops that are nobody's, stand twice or in the wrong order are passed over.
   */
  adopt(routes: readonly (readonly number[])[], problem: RoutingProblem, find: FindInsertion): void {
    const found: Insertion = { cost: 0, first: 0, second: 0 }
    for (const [vehicle, stops] of routes.slice(0, this.tours.vehicles).entries()) {
      const jobs = this.wholeJobs(stops, vehicle, problem)
      const row = this.row(vehicle)
      this.tours.assign(row, vehicle, stopsInOrder(stops, jobs, problem))
      if (this.tours.isHeld(row, vehicle)) {
        for (const job of jobs) {
          this.vehicleOf[job] = vehicle
          this.owed -= this.tours.isOwn[job] ?? 0
        }
        this.unserved -= jobs.size
        this.cost += at(this.tours.cost, row)
        continue
      }
      this.tours.assign(row, vehicle, [])
      for (const job of jobs) {
        find(row, vehicle, job, found, Number.POSITIVE_INFINITY)
        if (found.cost < Number.POSITIVE_INFINITY) this.give(job, vehicle, found)
      }
    }
  }

  /** Jobs nobody has yet, whose stops are all here and in the right order. */
  private wholeJobs(stops: readonly number[], vehicle: number, { jobs }: RoutingProblem): Set<number> {
    const [open, whole] = [new Set<number>(), new Set<number>()]
    for (const stop of stops) {
      const index = this.tours.jobOf[stop] ?? -1
      const job = jobs[index]
      if (!job || indexAt(this.vehicleOf, index) >= 0) continue
      if (job.onlyVehicle !== null && job.onlyVehicle !== vehicle) continue
      if (job.barred !== null && job.barred[vehicle] === 1) continue
      if (stop === job.pickup) open.add(index)
      else if (job.pickup === null || open.has(index)) whole.add(index)
    }
    return whole
  }

  /** Takes jobs out of the routes they are in. */
  take(jobs: readonly number[]): void {
    const touched = new Set<number>()
    for (const job of jobs) {
      touched.add(indexAt(this.vehicleOf, job))
      this.isGone[job] = 1
      this.vehicleOf[job] = -1
      this.owed += this.tours.isOwn[job] ?? 0
    }
    for (const vehicle of touched) {
      const row = this.row(vehicle)
      this.cost -= at(this.tours.cost, row)
      this.tours.remove(row, vehicle, this.isGone)
      this.cost += at(this.tours.cost, row)
    }
    for (const job of jobs) this.isGone[job] = 0
    this.unserved += jobs.length
  }

  vehiclesUsed(): number {
    let used = 0
    for (let vehicle = 0; vehicle < this.tours.vehicles; vehicle++) if (this.stopCount(vehicle) > 0) used++
    return used
  }

  unservedJobs(): number[] {
    const jobs: number[] = []
    if (this.unserved === 0) return jobs
    for (let job = 0; job < this.vehicleOf.length; job++) if (indexAt(this.vehicleOf, job) < 0) jobs.push(job)
    return jobs
  }

  jobsOf(vehicle: number): number[] {
    const jobs: number[] = []
    for (let job = 0; job < this.vehicleOf.length; job++) {
      if (indexAt(this.vehicleOf, job) === vehicle) jobs.push(job)
    }
    return jobs
  }

  result(): RoutingPlan {
    const routes = Array.from({ length: this.tours.vehicles }, (_, vehicle) =>
      Array.from({ length: this.stopCount(vehicle) }, (_, n) => this.stopAt(vehicle, n)),
    )
    let cost = 0
    for (let vehicle = 0; vehicle < routes.length; vehicle++) cost += at(this.tours.cost, this.row(vehicle))
    return { routes, unserved: this.unservedJobs(), cost }
  }
}

/** The stops of these jobs, each once: the first pickup and the first drop-off after it. */
const stopsInOrder = (
  stops: readonly number[],
  jobs: ReadonlySet<number>,
  problem: RoutingProblem,
): number[] => {
  const wanted = new Set<number>()
  for (const index of jobs) {
    const job = problem.jobs[index]
    if (job) wanted.add(job.pickup ?? job.dropOff)
  }
  const next = new Map<number, number>()
  for (const index of jobs) {
    const job = problem.jobs[index]
    if (job && job.pickup !== null) next.set(job.pickup, job.dropOff)
  }
  return stops.filter(stop => {
    if (!wanted.delete(stop)) return false
    const dropOff = next.get(stop)
    if (dropOff !== undefined) wanted.add(dropOff)
    return true
  })
}
