import { parentPort } from 'node:worker_threads'
import { oneByOne } from '../../domain/dispatch/one-by-one.ts'
import { planWave } from '../../domain/dispatch/plan-wave.ts'
import type { Wave, WaveRoutes } from '../../domain/dispatch/wave.ts'
import type { WavePlan } from '../../domain/dispatch/wave-plan.ts'

/** What the thread is asked; `stop` is shared memory: not 0 as soon as the best so far is wanted. */
export type PlannerQuestion = {
  readonly id: number
  readonly wave: Wave
  /** null: one by one, see `oneByOne`. */
  readonly seconds: number | null
  readonly known: WaveRoutes | null
  readonly stop: Int32Array
}
export type PlannerAnswer =
  | { readonly id: number; readonly plan: WavePlan }
  | { readonly id: number; readonly trouble: string }

const planFor = ({ wave, seconds, known, stop }: PlannerQuestion): WavePlan => {
  if (seconds === null) return oneByOne(wave)
  const began = performance.now()
  const progress = () =>
    Atomics.load(stop, 0) !== 0 || seconds <= 0 ? 1 : (performance.now() - began) / (1000 * seconds)
  return planWave(wave, { progress, random: Math.random, ...(known ? { known } : {}) })
}

parentPort?.on('message', (question: PlannerQuestion) => {
  const { id } = question
  let answer: PlannerAnswer
  try {
    answer = { id, plan: planFor(question) }
  } catch (error) {
    answer = { id, trouble: String(error) }
  }
  parentPort?.postMessage(answer)
})
