import { Queue, UnrecoverableError, Worker } from 'bullmq'
import { Refusal } from '../domain/refusals.ts'
import type { Services } from '../services/index.ts'
import { isJobName, jobPayload, jobs } from './jobs.ts'
import type { Log } from './log.ts'
import { reactionsTo } from './reactions.ts'
import { startRelay } from './relay-outbox.ts'
import { startSchedules } from './schedules.ts'

export type Workers = { stop(): Promise<void> }

const queueName = 'gora'
const closingSeconds = 8

const redisOptions = (url: string) => {
  const { hostname, port, username, password, pathname, protocol } = new URL(url)
  return {
    host: hostname,
    port: Number(port || 6379),
    ...(username ? { username: decodeURIComponent(username) } : {}),
    ...(password ? { password: decodeURIComponent(password) } : {}),
    ...(pathname.length > 1 ? { db: Number(pathname.slice(1)) } : {}),
    ...(protocol === 'rediss:' ? { tls: {} } : {}),
    retryStrategy: (times: number) => Math.min(times * 100, 2000),
  }
}

/**
 * Starts the workers: the relay from the outbox, the timers' watch, and the handlers of the jobs.
 * @param againAfterSeconds after how long news without effect is passed on again (a queue that lost its memory)
 */
export const startWorkers = async (input: {
  services: Services
  redisUrl: string
  log: Log
  againAfterSeconds?: number
  concurrency?: number
}): Promise<Workers> => {
  const { services, log } = input
  const connection = redisOptions(input.redisUrl)
  const queue = new Queue(queueName, {
    connection: { ...connection, maxRetriesPerRequest: 1, enableOfflineQueue: false },
  })
  queue.on('error', error => log.debug({ error: String(error) }, 'queue connection'))
  const schedules = await startSchedules({ services, queue, log })

  const worker = new Worker(
    queueName,
    async job => {
      if (await schedules.ring(job.name)) return
      if (!isJobName(job.name)) {
        // A job left behind by another build: nothing here can do it, and the news itself is safe in the outbox.
        log.warn({ job: job.name }, 'unknown job let go')
        return
      }
      const payload = jobPayload.safeParse(job.data)
      if (!payload.success) throw new UnrecoverableError(`job ${job.name} carries a malformed payload`)
      const eventId = BigInt(payload.data.eventId)
      const news = await services.news.read(eventId)
      if (!news) return
      try {
        await jobs[job.name].run(services, news, eventId)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        // The business says no and will say no again: the matter has moved on since the news was written.
        log.info({ job: job.name, event: payload.data.eventId, refusal: error.code }, 'job refused')
      }
      await services.news.finish({ job: job.name, eventId, jobsOfEvent: reactionsTo(news.type) ?? [] })
    },
    {
      connection: { ...connection, maxRetriesPerRequest: null },
      concurrency: input.concurrency ?? 16,
      lockDuration: 10_000,
      stalledInterval: 5_000,
      maxStalledCount: 10,
    },
  )
  worker.on('error', error => log.debug({ error: String(error) }, 'worker connection'))
  worker.on('failed', (job, error) => {
    const isLast = job !== undefined && job.attemptsMade >= (job.opts.attempts ?? 1)
    log[isLast ? 'error' : 'warn'](
      { job: job?.name, data: job?.data, attempt: job?.attemptsMade, error: String(error) },
      isLast ? 'job parked' : 'job will be tried again',
    )
  })
  const relay = startRelay({ services, queue, log, againAfterSeconds: input.againAfterSeconds ?? 20 })

  return {
    stop: async () => {
      schedules.stop()
      await relay.stop()
      const hurry = new Promise<void>(resolve => setTimeout(resolve, closingSeconds * 1000).unref())
      await Promise.race([worker.close(), hurry])
      await Promise.race([queue.close(), hurry])
    },
  }
}
