import { z } from 'zod'
import type { News, Services } from '../services/index.ts'

type Job = {
  readonly attempts: number
  /** Does the job for one piece of news. Safe to run twice. */
  readonly run: (services: Services, news: News, eventId: bigint) => Promise<void>
}

/** What every job carries: the id of the news it reacts to. The present state is read when it runs. */
export const jobPayload = z.object({ eventId: z.string().regex(/^\d+$/) })

/** The register: a job that is not here does not exist. */
export const jobs = {
  'plan-notices': {
    attempts: 10,
    run: (services, _news, eventId) => services.notifications.plan(eventId.toString()),
  },
  'advance-dispatch': {
    attempts: 10,
    run: async (services, news) => {
      if ('deliveryId' in news) await services.dispatch.advance(news.deliveryId)
    },
  },
  'advance-waiting': {
    attempts: 3,
    run: services => services.dispatch.advanceWaiting(),
  },
  'fire-timer': {
    attempts: 10,
    run: async (services, news) => {
      if (news.type === 'timer.due') await services.timers.fire(news.kind, news.ref)
    },
  },
} as const satisfies Readonly<Record<string, Job>>

export type JobName = keyof typeof jobs

export const isJobName = (name: string): name is JobName => Object.hasOwn(jobs, name)
