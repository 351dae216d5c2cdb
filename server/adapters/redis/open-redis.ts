import { Redis } from 'ioredis'
import { keepPulse } from './keep-pulse.ts'

/**
 * Opens Redis for what may be lost: a command that gets no answer soon fails instead of keeping somebody waiting, and the
 * client goes on trying to reach a server that is away.
 */
export const openRedis = (url: string, pulseMs?: number): Redis => {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: 2000,
    commandTimeout: 500,
  })
  // Whoever sends a command hears of its failure; without a listener the process would end of it.
  redis.on('error', () => {})
  keepPulse(redis, pulseMs)
  return redis
}
