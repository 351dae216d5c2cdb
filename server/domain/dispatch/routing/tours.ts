import { at, indexAt, type RoutingProblem, type RoutingVehicle } from './problem.ts'

/** Sums of fractions are not exact; nobody is late by so little. */
export const slack = 1e-9

/** Which of the plans that are kept side by side. */
export const plans = { current: 0, candidate: 1, best: 2, complete: 3, scratch: 4 } as const
const planCount = Object.keys(plans).length

/**
 * The routes of several plans, in long lists of numbers that are made once: a search that changes a hundred thousand
 * routes a second cannot make new ones. The route of a vehicle in a plan is a `row`; its stop n lies at
 * `row * width + n`. Each change gives the row a number that no route had before, and a copy keeps the number: what
 * was found out about a route stays true for its number.
 */
export class Tours {
  readonly width: number
  readonly vehicles: number
  readonly version: Int32Array
  readonly count: Int32Array
  readonly cost: Float64Array
  readonly cash: Float64Array
  /** How many jobs a row has that others could have had. */
  readonly jobs: Int32Array
  readonly stops: Int32Array
  /** When service begins at a stop. */
  readonly begins: Float64Array
  /** When it may begin there at the latest so that all that follows is in time; at `count`: when the way may end. */
  readonly latest: Float64Array
  /** What is on board on the way to stop n, and the highest load until then. */
  readonly load: Float64Array
  readonly peak: Float64Array
  /** The job of a place; -1: nobody's. */
  readonly jobOf: Int32Array
  private readonly loadChange: Float64Array
  private readonly cashTaken: Float64Array
  private readonly isOnBoard: Uint8Array
  /** Which jobs are one vehicle's only. */
  readonly isOwn: Uint8Array
  private readonly isFreeDropOff: Uint8Array
  private readonly problem: RoutingProblem
  private lastVersion = 0

  constructor(problem: RoutingProblem) {
    this.problem = problem
    this.vehicles = problem.vehicles.length
    this.jobOf = new Int32Array(problem.places).fill(-1)
    this.loadChange = new Float64Array(problem.places)
    this.cashTaken = new Float64Array(problem.places)
    this.isOnBoard = new Uint8Array(problem.places)
    this.isOwn = Uint8Array.from(problem.jobs, job => (job.onlyVehicle === null ? 0 : 1))
    this.isFreeDropOff = new Uint8Array(problem.places)
    let stops = 0
    for (const [index, job] of problem.jobs.entries()) {
      stops += job.pickup === null ? 1 : 2
      if (job.pickup === null) this.isOnBoard[job.dropOff] = 1
      else {
        this.jobOf[job.pickup] = index
        this.loadChange[job.pickup] = job.load
      }
      this.jobOf[job.dropOff] = index
      this.isFreeDropOff[job.dropOff] = job.onlyVehicle === null ? 1 : 0
      this.loadChange[job.dropOff] = -job.load
      this.cashTaken[job.dropOff] = job.cash
    }
    this.width = stops + 1
    const rows = planCount * this.vehicles
    const cells = rows * this.width
    this.version = new Int32Array(rows)
    this.count = new Int32Array(rows)
    this.cost = new Float64Array(rows)
    this.cash = new Float64Array(rows)
    this.jobs = new Int32Array(rows)
    this.stops = new Int32Array(cells)
    this.begins = new Float64Array(cells)
    this.latest = new Float64Array(cells)
    this.load = new Float64Array(cells)
    this.peak = new Float64Array(cells)
    for (let vehicle = 0; vehicle < this.vehicles; vehicle++) this.reckon(vehicle, vehicle)
    for (let plan = 1; plan < planCount; plan++) this.copy(plans.current, plan)
  }

  /** Makes one plan's routes those of another; what is the same already is left alone. */
  copy(from: number, to: number): void {
    for (let vehicle = 0; vehicle < this.vehicles; vehicle++) {
      this.copyRow(from * this.vehicles + vehicle, to * this.vehicles + vehicle)
    }
  }

  copyRow(source: number, target: number): void {
    if (this.version[source] === this.version[target]) return
    const count = indexAt(this.count, source)
    this.version[target] = indexAt(this.version, source)
    this.count[target] = count
    this.cost[target] = at(this.cost, source)
    this.cash[target] = at(this.cash, source)
    this.jobs[target] = indexAt(this.jobs, source)
    const { stops, begins, latest, load, peak } = this
    const [from, to] = [source * this.width, target * this.width]
    for (let n = 0; n < count; n++) {
      stops[to + n] = indexAt(stops, from + n)
      begins[to + n] = at(begins, from + n)
      latest[to + n] = at(latest, from + n)
      load[to + n] = at(load, from + n)
      peak[to + n] = at(peak, from + n)
    }
    latest[to + count] = at(latest, from + count)
    load[to + count] = at(load, from + count)
    peak[to + count] = at(peak, from + count)
  }

  /**
   * Puts a job in: its pickup before stop `first`, its drop-off before what is stop `second` now. Only what changes is
   * worked out: times until they are as they were, loads between the two.
   * @param extra what it adds to the cost, as the finder of the insertion says
   */
  insert(row: number, vehicleIndex: number, job: number, first: number, second: number, extra: number): void {
    const task = this.problem.jobs[job]
    const vehicle = this.problem.vehicles[vehicleIndex]
    if (!task || !vehicle) return
    this.open(row, second, task.dropOff)
    if (task.pickup !== null) this.open(row, first, task.pickup)
    const last = task.pickup === null ? second : second + 1
    const base = row * this.width
    const from = task.pickup === null ? 0 : first + 1
    for (let n = from; n <= last; n++) this.load[base + n] = at(this.load, base + n) + task.load
    const count = indexAt(this.count, row)
    let highest = from === 0 ? 0 : at(this.peak, base + from - 1)
    for (let n = from; n <= count; n++) {
      highest = Math.max(highest, at(this.load, base + n))
      this.peak[base + n] = highest
    }
    this.cost[row] = at(this.cost, row) + extra
    this.cash[row] = at(this.cash, row) + task.cash
    if (this.isOwn[job] === 0) this.jobs[row] = indexAt(this.jobs, row) + 1
    this.reckonBegins(row, vehicle, first, last)
    this.reckonLatest(row, vehicle, first, last)
    this.version[row] = ++this.lastVersion
  }

  /** Makes room for a place before stop n. The load on the way to it is that on the way to what follows. */
  private open(row: number, n: number, place: number): void {
    const here = row * this.width + n
    const { stops, begins, latest, load } = this
    let last = row * this.width + indexAt(this.count, row)
    latest[last + 1] = at(latest, last)
    load[last + 1] = at(load, last)
    // By hand: copyWithin takes longer to begin than a short route takes to move.
    for (; last > here; last--) {
      stops[last] = indexAt(stops, last - 1)
      begins[last] = at(begins, last - 1)
      latest[last] = at(latest, last - 1)
      load[last] = at(load, last - 1)
    }
    this.stops[here] = place
    this.count[row] = indexAt(this.count, row) + 1
  }

  /** Beginnings from stop `first` on, until one after `last` is what it was. */
  private reckonBegins(row: number, vehicle: RoutingVehicle, first: number, last: number): void {
    const { places, minutes, earliest, serviceMinutes } = this.problem
    const base = row * this.width
    const count = indexAt(this.count, row)
    let place = vehicle.start
    let time = vehicle.startsAt
    if (first > 0) {
      place = indexAt(this.stops, base + first - 1)
      time = at(this.begins, base + first - 1) + at(serviceMinutes, place)
    }
    for (let n = first; n < count; n++) {
      const stop = indexAt(this.stops, base + n)
      time += vehicle.pace * at(minutes, place * places + stop)
      const opens = at(earliest, stop)
      if (time < opens) time = opens
      if (n > last && time === at(this.begins, base + n)) return
      this.begins[base + n] = time
      time += at(serviceMinutes, stop)
      place = stop
    }
  }

  /** Latest beginnings from stop `last` back, until one before `first` is what it was. */
  private reckonLatest(row: number, vehicle: RoutingVehicle, first: number, last: number): void {
    const { places, minutes, latest, serviceMinutes } = this.problem
    const base = row * this.width
    const count = indexAt(this.count, row)
    let next = last + 1 < count ? indexAt(this.stops, base + last + 1) : (vehicle.end ?? -1)
    let limit = at(this.latest, base + last + 1)
    for (let n = last; n >= 0; n--) {
      const stop = indexAt(this.stops, base + n)
      limit -= at(serviceMinutes, stop)
      if (next >= 0) limit -= vehicle.pace * at(minutes, stop * places + next)
      const closes = at(latest, stop)
      if (limit > closes) limit = closes
      if (n < first && limit === at(this.latest, base + n)) return
      this.latest[base + n] = limit
      next = stop
    }
  }

  /** Keeps only the stops of jobs that are not marked. */
  remove(row: number, vehicle: number, isGone: Uint8Array): void {
    const base = row * this.width
    const count = indexAt(this.count, row)
    let kept = 0
    for (let n = 0; n < count; n++) {
      const stop = indexAt(this.stops, base + n)
      if (isGone[indexAt(this.jobOf, stop)] === 1) continue
      this.stops[base + kept++] = stop
    }
    this.count[row] = kept
    this.reckon(row, vehicle)
  }

  /** Gives a row these stops. Whether they can be driven so is another question: `isHeld`. */
  assign(row: number, vehicle: number, stops: readonly number[]): void {
    this.stops.set(stops, row * this.width)
    this.count[row] = stops.length
    this.reckon(row, vehicle)
  }

  /** Whether everything is in time and there is room for load and cash. */
  isHeld(row: number, vehicleIndex: number): boolean {
    const vehicle = this.problem.vehicles[vehicleIndex]
    const base = row * this.width
    const count = indexAt(this.count, row)
    if (!vehicle) return false
    if (count === 0) return true
    // The first stop does not speak for all: a later one may not begin before what is too late for those after it.
    for (let n = 0; n < count; n++) {
      if (at(this.begins, base + n) > at(this.latest, base + n) + slack) return false
    }
    return (
      at(this.peak, base + count) <= vehicle.capacity + slack &&
      at(this.cash, row) <= vehicle.cashRoom + slack &&
      indexAt(this.jobs, row) <= vehicle.mostJobs &&
      at(this.cost, row) < Number.POSITIVE_INFINITY
    )
  }

  /** Works out times, loads and cost of a row from its stops, and numbers it anew. */
  private reckon(row: number, vehicleIndex: number): void {
    const { places, cost, vehicles } = this.problem
    const vehicle = vehicles[vehicleIndex]
    if (!vehicle) return
    const base = row * this.width
    const count = indexAt(this.count, row)
    let aboard = 0
    for (let n = 0; n < count; n++) {
      const stop = indexAt(this.stops, base + n)
      if (this.isOnBoard[stop] === 1) aboard -= at(this.loadChange, stop)
    }
    const { pace } = vehicle
    let [place, total, cash, highest, jobs] = [vehicle.start, 0, 0, aboard, 0]
    this.load[base] = aboard
    this.peak[base] = aboard
    for (let n = 0; n < count; n++) {
      const stop = indexAt(this.stops, base + n)
      total += pace * at(cost, place * places + stop)
      aboard += at(this.loadChange, stop)
      if (aboard > highest) highest = aboard
      this.load[base + n + 1] = aboard
      this.peak[base + n + 1] = highest
      cash += at(this.cashTaken, stop)
      jobs += this.isFreeDropOff[stop] ?? 0
      place = stop
    }
    if (vehicle.end !== null && count > 0) total += pace * at(cost, place * places + vehicle.end)
    this.cost[row] = total
    this.cash[row] = cash
    this.jobs[row] = jobs
    this.latest[base + count] = vehicle.endsBy
    this.reckonBegins(row, vehicle, 0, count)
    this.reckonLatest(row, vehicle, 0, count - 1)
    this.version[row] = ++this.lastVersion
  }
}
