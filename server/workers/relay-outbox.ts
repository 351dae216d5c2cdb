import type { Queue } from 'bullmq'
import type { Services } from '../services/index.ts'
import { type JobName, jobs } from './jobs.ts'
import type { Log } from './log.ts'
import { reactionsTo } from './reactions.ts'

const batch = 200
const restMs = 250

/** BullMQ refuses ":" in ids and ids that are plain numbers. */
const jobId = (job: JobName, eventId: bigint): string => `${job}.${eventId}`

const optionsOf = (job: JobName, eventId: bigint) => ({
  jobId: jobId(job, eventId),
  attempts: jobs[job].attempts,
  backoff: { type: 'exponential' as const, delay: 500 },
  removeOnComplete: { age: 600, count: 1000 },
  removeOnFail: { age: 7 * 24 * 3600 },
})

/**
 * Passes news on to the queue, at least once: rows are marked only after the queue has them, and rows whose effect does not
 * come within `againAfterSeconds` are passed on again, which is the whole recovery from a queue that lost everything.
 */
export const startRelay = (input: {
  services: Services
  queue: Queue
  log: Log
  againAfterSeconds: number
}) => {
  const { services, queue, log } = input
  let isRunning = true
  let isRung = false
  let wake: () => void = () => {}
  const stopListening = services.news.onCommit(() => {
    isRung = true
    wake()
  })

  const passOn = (): Promise<number> =>
    services.news.relay({ limit: batch, againAfterSeconds: input.againAfterSeconds }, async events => {
      const finished: bigint[] = []
      const adding: Parameters<Queue['addBulk']>[0] = []
      for (const event of events) {
        const reacting = reactionsTo(event.type)
        if (reacting === null) {
          log.warn({ type: event.type }, 'news of an unknown type left for a newer build')
          continue
        }
        if (reacting.length === 0) finished.push(event.id)
        for (const job of reacting) {
          // A job that failed for good blocks its own id; coming round again means it is wanted again.
          if (event.isRepeat) await (await queue.getJob(jobId(job, event.id)))?.remove().catch(() => {})
          adding.push({ name: job, data: { eventId: event.id.toString() }, opts: optionsOf(job, event.id) })
        }
      }
      if (adding.length > 0) await queue.addBulk(adding)
      return finished
    })

  const loop = async (): Promise<void> => {
    while (isRunning) {
      isRung = false
      let passed = 0
      try {
        passed = await passOn()
      } catch (error) {
        log.warn({ error: String(error) }, 'news could not be passed on yet')
        await new Promise(resolve => setTimeout(resolve, 500))
      }
      if (passed > 0 || isRung || !isRunning) continue
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, restMs)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
  const running = loop()
  return {
    stop: async (): Promise<void> => {
      isRunning = false
      stopListening()
      wake()
      await running
    },
  }
}
