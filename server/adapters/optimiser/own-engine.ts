import { Worker } from 'node:worker_threads'
import type { Wave } from '../../domain/dispatch/wave.ts'
import type { WavePlan } from '../../domain/dispatch/wave-plan.ts'
import type { Optimiser, PlanningEffort } from '../../services/ports/optimiser.ts'
import type { PlannerAnswer, PlannerQuestion } from './planner-thread.ts'

/** A thread that says nothing for so long after its time is broken: it is ended, and the next question starts another. */
const graceMs = 15_000

type Asked = {
  readonly question: PlannerQuestion
  readonly resolve: (plan: WavePlan) => void
  readonly reject: (error: Error) => void
}

/** From source the thread needs what the program itself was started with; built, it is plain JavaScript. */
const openThread = (script: URL | undefined): Worker => {
  if (script) return new Worker(script)
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./planner-thread.js', import.meta.url))
  const source = new URL('./planner-thread.ts', import.meta.url).href
  const loader = import.meta.resolve('tsx/esm/api')
  return new Worker(
    `import(${JSON.stringify(loader)}).then(({ register }) => { register(); return import(${JSON.stringify(source)}) })`,
    { eval: true, execArgv: [] },
  )
}

/**
 * Our own engine in a thread of its own, so that a search of a second holds nobody up. One question after the other; a
 * thread that dies takes the question with it that it was at, and no other.
 * @param script another thread's program, for tests
 */
export const ownEngine = ({ script, grace = graceMs }: { script?: URL; grace?: number } = {}): Optimiser => {
  const queue: Asked[] = []
  let [thread, current, watch, lastId]: [Worker | null, Asked | null, NodeJS.Timeout | null, number] = [
    null,
    null,
    null,
    0,
  ]
  let isClosed = false

  const drop = (error: Error): void => {
    const [broken, asked] = [thread, current]
    thread = null
    current = null
    if (watch) clearTimeout(watch)
    void broken?.terminate()
    asked?.reject(error)
    next()
  }

  const open = (): Worker => {
    const opened = openThread(script)
    // A question keeps the program alive; a thread that waits for one does not.
    opened.unref()
    opened.on('message', (answer: PlannerAnswer) => {
      if (opened !== thread || answer.id !== current?.question.id) return
      const asked = current
      current = null
      if (watch) clearTimeout(watch)
      opened.unref()
      if ('plan' in answer) asked.resolve(answer.plan)
      else asked.reject(new Error(`the planner could not plan: ${answer.trouble}`))
      next()
    })
    const died = (error: Error) => {
      if (opened === thread) drop(error)
    }
    opened.on('error', error => died(new Error(`the planner's thread broke: ${String(error)}`)))
    opened.on('exit', code => died(new Error(`the planner's thread ended with ${code}`)))
    return opened
  }

  const next = (): void => {
    const asked = current === null ? queue.shift() : undefined
    if (!asked) return
    current = asked
    try {
      thread ??= open()
      thread.ref()
      watch = setTimeout(
        () => drop(new Error("the planner's thread does not answer")),
        (asked.question.seconds ?? 0) * 1000 + grace,
      )
      thread.postMessage(asked.question)
    } catch (error) {
      drop(new Error(`the planner's thread could not be asked: ${String(error)}`))
    }
  }

  const ask = (wave: Wave, effort: PlanningEffort | null): Promise<WavePlan> =>
    new Promise((resolve, reject) => {
      if (isClosed) return reject(new Error('the planner is closed'))
      const stop = new Int32Array(new SharedArrayBuffer(4))
      const call = () => Atomics.store(stop, 0, 1)
      if (effort?.signal?.aborted) call()
      effort?.signal?.addEventListener('abort', call, { once: true })
      const question = {
        id: ++lastId,
        wave,
        seconds: effort ? effort.seconds : null,
        known: effort?.known ?? null,
        stop,
      }
      const done = () => effort?.signal?.removeEventListener('abort', call)
      queue.push({
        question,
        resolve: plan => {
          done()
          resolve(plan)
        },
        reject: error => {
          done()
          reject(error)
        },
      })
      next()
    })

  return {
    plan: (wave, effort) => ask(wave, effort),
    oneByOne: wave => ask(wave, null),
    close: async () => {
      isClosed = true
      for (const waiting of queue.splice(0)) waiting.reject(new Error('the planner is closed'))
      const last = thread
      drop(new Error('the planner is closed'))
      await last?.terminate()
    },
  }
}
