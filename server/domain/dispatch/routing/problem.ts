/**
 * A day's driving as numbers. Places are indices below `places`: pickups, drop-offs, where vehicles start and end.
 * Minutes count from the moment the plan is made. The matrices are row by row: `from * places + to`.
 */
export type RoutingProblem = {
  readonly places: number
  /** What is to be small in sum: minutes, metres, money. Not less by a detour than straight on. */
  readonly cost: Float64Array
  readonly minutes: Float64Array
  /** When service may begin at a place, at the earliest and at the latest. */
  readonly earliest: Float64Array
  readonly latest: Float64Array
  readonly serviceMinutes: Float64Array
  readonly jobs: readonly RoutingJob[]
  readonly vehicles: readonly RoutingVehicle[]
}

/** Something to be brought. A place belongs to one job only; two jobs at one door have two places. */
export type RoutingJob = {
  /** null: on board when the vehicle starts. */
  readonly pickup: number | null
  readonly dropOff: number
  /** How much room it takes from pickup to drop-off. */
  readonly load: number
  /** Taken at the drop-off and carried from then on. */
  readonly cash: number
  /** The only vehicle that may have it, because it has promised to; null for any. Such a job is never left for another. */
  readonly onlyVehicle: number | null
  /** 1 for each vehicle that may not have it; null: any may. */
  readonly barred: Uint8Array | null
}

export type RoutingVehicle = {
  readonly start: number
  /** null: the way ends at the last drop-off. */
  readonly end: number | null
  readonly capacity: number
  /** How many jobs it may have besides those that are only its own. */
  readonly mostJobs: number
  /** How much cash may come together on the way. */
  readonly cashRoom: number
  readonly startsAt: number
  readonly endsBy: number
  /** What minutes and cost between places are multiplied by: 2 for one that takes twice as long. */
  readonly pace: number
  /** Vehicles of one kind are alike in everything: of those without a route only one need be tried. */
  readonly kind: number
}

/** Places in order, without start and end, for each vehicle; and what nobody could take. */
export type RoutingPlan = {
  readonly routes: readonly (readonly number[])[]
  /** Indices of jobs. */
  readonly unserved: readonly number[]
  readonly cost: number
}

/**
 * Reading at an index that is known to lie within, which the compiler cannot know. One function for each kind of list:
 * they stay fast as long as each sees its own kind only.
 */
export const at = (values: Float64Array, index: number): number => values[index] ?? 0
export const nth = (values: readonly number[], index: number): number => values[index] ?? 0
export const indexAt = (values: Int32Array, index: number): number => values[index] ?? 0
