/** A bucket that refills with time and lets `burst` through at once. */
interface Bucket {
  tokens: number
  filledAt: number
}

interface Limit {
  perSecond: number
  burst: number
}

/** What Telegram's own page says of limits: one a second per chat, twenty a minute per group, thirty a second in all. */
const privateLimit: Limit = { perSecond: 1, burst: 5 }
const groupLimit: Limit = { perSecond: 20 / 60, burst: 20 }
const botLimit: Limit = { perSecond: 30, burst: 30 }

/** Flood control for messages a bot sends. Off unless switched on, so that tests run at full speed. */
export class FloodGate {
  isOn = false
  private buckets = new Map<string, Bucket>()

  switchTo(isOn: boolean) {
    this.isOn = isOn
    this.buckets = new Map()
  }

  /** Seconds to wait, or 0 when the message may go. A refused message costs nothing. */
  check(botId: number, chatId: number, now = Date.now()): number {
    if (!this.isOn) return 0
    const chatWait = this.wait(`${botId}:${chatId}`, chatId < 0 ? groupLimit : privateLimit, now)
    const botWait = this.wait(String(botId), botLimit, now)
    const wait = Math.max(chatWait, botWait)
    if (wait > 0) return Math.ceil(wait)
    this.take(`${botId}:${chatId}`)
    this.take(String(botId))
    return 0
  }

  private wait(key: string, limit: Limit, now: number): number {
    const bucket = this.buckets.get(key) ?? { tokens: limit.burst, filledAt: now }
    bucket.tokens = Math.min(limit.burst, bucket.tokens + ((now - bucket.filledAt) / 1000) * limit.perSecond)
    bucket.filledAt = now
    this.buckets.set(key, bucket)
    return bucket.tokens >= 1 ? 0 : (1 - bucket.tokens) / limit.perSecond
  }

  private take(key: string) {
    const bucket = this.buckets.get(key)
    if (bucket) bucket.tokens -= 1
  }
}
