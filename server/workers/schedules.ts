import type { Queue } from 'bullmq'
import type { Services } from '../services/index.ts'
import type { Log } from './log.ts'

const lookAheadSeconds = 90
const lookEveryMs = 1000
const keepPlumbingDays = 14

/**
 * Timers' truth stands in Postgres; the queue is only their alarm clock. Every second this sets alarms for what falls due
 * soon and fires what is due already, so a wiped queue costs at most a second.
 */
export const startSchedules = async (input: { services: Services; queue: Queue; log: Log }) => {
  const { services, queue, log } = input

  const setAlarms = async (): Promise<void> => {
    const timers = await services.news.timersToRing(lookAheadSeconds)
    if (timers.length === 0) return
    await queue.addBulk(
      timers.map(timer => ({
        name: 'ring-timers',
        data: {},
        opts: {
          jobId: `ring-timers.${timer.id}.${timer.dueAt.getTime()}`,
          delay: Math.max(0, timer.dueAt.getTime() - Date.now()),
          removeOnComplete: true,
          removeOnFail: true,
        },
      })),
    )
  }

  let isLooking = false
  const look = async (): Promise<void> => {
    if (isLooking) return
    isLooking = true
    try {
      await services.news.fireDueTimers()
      await setAlarms()
    } catch (error) {
      log.warn({ error: String(error) }, 'timers could not be looked at')
    } finally {
      isLooking = false
    }
  }
  const interval = setInterval(() => void look(), lookEveryMs)

  /** Schedules vanish with the queue's data, so they are set again now and then. */
  const setSchedules = async (): Promise<void> => {
    await queue
      .upsertJobScheduler(
        'sweep-plumbing',
        { every: 3600_000 },
        { name: 'sweep-plumbing', data: {}, opts: { removeOnComplete: true, removeOnFail: true } },
      )
      .catch(error => log.warn({ error: String(error) }, 'schedules could not be set'))
  }
  await setSchedules()
  const renewal = setInterval(() => void setSchedules(), 300_000)

  return {
    ring: async (name: string): Promise<boolean> => {
      if (name === 'ring-timers') await services.news.fireDueTimers()
      else if (name === 'sweep-plumbing') await services.news.sweep(keepPlumbingDays)
      else return false
      return true
    },
    stop: (): void => {
      clearInterval(interval)
      clearInterval(renewal)
    },
  }
}
