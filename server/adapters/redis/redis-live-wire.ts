import { Redis } from 'ioredis'
import type { LiveWire, MovedPoint } from '../../services/ports/live-wire.ts'
import { keepPulse } from './keep-pulse.ts'

/** Points on their way to a Redis that does not answer; more than these are let go, the next ones are newer anyway. */
const mostUnderWay = 1000

type Columns = [string, string | null, number, number, number | null, number, string[]]

const pack = (point: MovedPoint): string => {
  const columns: Columns = [
    point.driverId,
    point.branchId,
    point.latitude,
    point.longitude,
    point.heading,
    point.measuredAt,
    [...point.orderIds],
  ]
  return JSON.stringify(columns)
}

const isColumns = (value: unknown): value is Columns =>
  Array.isArray(value) &&
  typeof value[0] === 'string' &&
  (value[1] === null || typeof value[1] === 'string') &&
  Number.isFinite(value[2]) &&
  Number.isFinite(value[3]) &&
  (value[4] === null || Number.isFinite(value[4])) &&
  Number.isFinite(value[5]) &&
  Array.isArray(value[6])

/** null for what another build may have said. */
const unpack = (text: string): MovedPoint | null => {
  try {
    const columns: unknown = JSON.parse(text)
    if (!isColumns(columns)) return null
    const [driverId, branchId, latitude, longitude, heading, measuredAt, orderIds] = columns
    return { driverId, branchId, latitude, longitude, heading, measuredAt, orderIds }
  } catch {
    return null
  }
}

/** A connection that only listens, tries to come back for ever, and finds out when the other end is silently gone. */
const openListener = (url: string) => {
  const redis = new Redis(url, {
    maxRetriesPerRequest: null,
    connectTimeout: 2000,
    keepAlive: 10_000,
    retryStrategy: times => Math.min(times * 100, 1000),
  })
  redis.on('error', () => {})
  keepPulse(redis)
  return redis
}
/**
 * The live wire over Redis publish/subscribe. Channels carry the number of the database, because publish/subscribe does
 * not keep databases apart.
 */
export const redisLiveWire = (url: string): LiveWire & { close(): void } => {
  const database = new URL(url).pathname.slice(1) || '0'
  const [news, moved] = [`gora:live:${database}:news`, `gora:live:${database}:moved`]
  const teller = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: 2000,
    commandTimeout: 1000,
    keepAlive: 10_000,
    retryStrategy: times => Math.min(times * 100, 1000),
  })
  teller.on('error', () => {})
  let underWay = 0
  const publish = (channel: string, text: string): void => {
    if (underWay >= mostUnderWay) return
    underWay += 1
    const over = () => {
      underWay -= 1
    }
    teller.publish(channel, text).then(over, over)
  }
  const closers = new Set<() => void>()
  return {
    ring: () => publish(news, ''),
    tellMoved: point => publish(moved, pack(point)),
    listen: listener => {
      const redis = openListener(url)
      const close = (): void => redis.disconnect()
      redis.on('message', (channel: string, text: string) => {
        if (channel === news) return listener.onNews()
        const point = unpack(text)
        if (point) listener.onMoved(point)
      })
      // After a time away: what was said meanwhile was not heard.
      redis.on('ready', () => listener.onNews())
      redis.subscribe(news, moved).then(
        () => listener.onNews(),
        () => {},
      )
      closers.add(close)
      return () => {
        closers.delete(close)
        close()
      }
    },
    close: () => {
      for (const close of closers) close()
      teller.disconnect()
    },
  }
}
