import type { Wave, WaveRoutes } from '../../domain/dispatch/wave.ts'
import type { WavePlan } from '../../domain/dispatch/wave-plan.ts'

/** How long a search may take, where it begins, and how to call it off. */
export type PlanningEffort = {
  /** Of the clock on the wall. 0: a first answer only. */
  readonly seconds: number
  /** The last plan; what of it still holds is where the search begins. */
  readonly known?: WaveRoutes
  /** Called off: the best plan so far is the answer. */
  readonly signal?: AbortSignal
}

/** Makes routes for a wave. Rejects where the machinery is broken; the use case calls that an outage. */
export type Optimiser = {
  plan(wave: Wave, effort: PlanningEffort): Promise<WavePlan>
  /** The measure for savings: each delivery in turn to whom it costs least, see `oneByOne`. */
  oneByOne(wave: Wave): Promise<WavePlan>
  close(): Promise<void>
}
