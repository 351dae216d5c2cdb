import type { Redis } from 'ioredis'

const usualPulseMs = 5000
const pulseTimeoutMs = 2000

/**
 * Finds out when the other end of a connection is silently gone, and lets it be opened anew. Until then every command
 * would wait for its time to be over. Ends with the connection.
 */
export const keepPulse = (redis: Redis, everyMs = usualPulseMs): void => {
  const pulse = setInterval(() => {
    if (redis.status !== 'ready') return
    let isOver = false
    const giveUp = (): void => {
      if (!isOver && redis.status === 'ready') redis.disconnect(true)
      isOver = true
    }
    const patience = setTimeout(giveUp, pulseTimeoutMs)
    redis.ping().then(
      () => {
        isOver = true
        clearTimeout(patience)
      },
      () => {
        clearTimeout(patience)
        giveUp()
      },
    )
  }, everyMs)
  pulse.unref()
  redis.on('end', () => clearInterval(pulse))
}
