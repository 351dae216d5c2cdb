import type { z } from 'zod'
import type { alarms as alarmsShape } from '../../../server/contracts/dispatch.ts'
import { ask } from '../../kit/api/client.ts'
import { resource } from '../../kit/state/loaded.ts'
import { paced } from '../../kit/state/paced.ts'
import { result } from '../../kit/telegram/haptics.ts'
import { layers } from '../map/layers.ts'
import { onNews } from '../state/live.ts'
import { ring } from './ring.ts'

type Alarms = z.infer<typeof alarmsShape>
export type Alarm = Alarms[number]

/** What needs somebody now, the oldest first. */
export const alarms = resource(() => ask<Alarms>('/api/dispatch/alarms'))

export const keyOf = ({ code, orderId, driverId }: Alarm): string => `${code} ${orderId ?? driverId ?? ''}`

const restMs = 1000
/** Silence and cash are not told of one by one. */
const lookMs = 60_000
const wakes =
  /^(order\.(late|cancelled|rejected|expired|fulfilled|returned|preparation-late)|delivery\.|position\.|cash\.|shift\.)/

/** Keeps the alarms up to date, and rings for new ones when that is wanted. */
export const followAlarms = (): (() => void) => {
  let known: ReadonlySet<string> | null = null
  const look = async (): Promise<void> => {
    await alarms.reload()
    const now = alarms.state.value.value
    if (!now) return
    const keys = new Set(now.map(keyOf))
    const isNew = known !== null && [...keys].some(key => !known?.has(key))
    known = keys
    if (!isNew || !layers.value.alarmSound) return
    result('warning')
    ring()
  }
  const soon = paced(
    () => void look(),
    () => restMs,
  )
  soon.call()
  const stop = onNews(news => {
    if (news === null || wakes.test(news.type)) soon.call()
  })
  const slow = setInterval(soon.call, lookMs)
  return () => {
    stop()
    soon.stop()
    clearInterval(slow)
  }
}
