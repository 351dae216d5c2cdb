/** 0 = somebody waits for it, 1 = news, 2 = bulk. */
export type Urgency = 0 | 1 | 2

/** Telegram's published advice: about 1 message a second in one chat, 20 a minute in one group, 30 a second in all. */
export type Pace = {
  readonly overallPerSecond: number
  readonly chatPerSecond: number
  /** How many messages a chat may get at once before its pace holds. */
  readonly chatBurst: number
  readonly groupPerMinute: number
  readonly groupBurst: number
}
export const telegramPace: Pace = {
  overallPerSecond: 30,
  chatPerSecond: 1,
  chatBurst: 4,
  groupPerMinute: 20,
  groupBurst: 4,
}

export type RateGate = {
  /** Resolves when a message to this chat may leave; urgent ones overtake. */
  enter(chatId: number | string, urgency: Urgency): Promise<void>
  /** Telegram said "retry after": nothing leaves for that chat (or at all, without a chat) for so long. */
  hold(seconds: number, chatId?: number | string): void
  /** How many wait. */
  waiting(): number
  close(): void
}

/** A bucket refills steadily up to its burst. `freeAt` is when it would be full again. */
type Bucket = { freeAt: number }
type Waiter = { chat: string; urgency: Urgency; order: number; go: () => void }

const isGroup = (chat: string): boolean => chat.startsWith('-') || chat.startsWith('@')

/**
 * One gate per bot: keeps the pace per chat, per group and overall, urgent before news before bulk.
 * @param now monotonic milliseconds
 */
export const rateGate = (
  pace: Pace = telegramPace,
  now: () => number = () => performance.now(),
): RateGate => {
  const chats = new Map<string, Bucket>()
  const overall: Bucket = { freeAt: 0 }
  const waiters: Waiter[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let order = 0

  const paceOf = (chat: string): { everyMs: number; burst: number } =>
    isGroup(chat)
      ? { everyMs: 60_000 / pace.groupPerMinute, burst: pace.groupBurst }
      : { everyMs: 1000 / pace.chatPerSecond, burst: pace.chatBurst }
  const overallMs = 1000 / pace.overallPerSecond

  /** Milliseconds until a bucket lets one more through; 0 or less means now. */
  const wait = (bucket: Bucket, everyMs: number, burst: number, at: number): number =>
    bucket.freeAt + everyMs - burst * everyMs - at
  const take = (bucket: Bucket, everyMs: number, at: number): void => {
    bucket.freeAt = Math.max(bucket.freeAt, at) + everyMs
  }
  const bucketOf = (chat: string): Bucket => {
    const known = chats.get(chat)
    if (known) return known
    const fresh = { freeAt: 0 }
    chats.set(chat, fresh)
    return fresh
  }

  const forgetFull = (at: number): void => {
    if (chats.size < 5000) return
    for (const [chat, bucket] of chats) if (bucket.freeAt < at) chats.delete(chat)
  }

  const look = (): void => {
    timer = undefined
    const at = now()
    forgetFull(at)
    let soonest = Number.POSITIVE_INFINITY
    for (let i = 0; i < waiters.length; ) {
      const overallWait = wait(overall, overallMs, pace.overallPerSecond, at)
      if (overallWait > 0) {
        soonest = Math.min(soonest, overallWait)
        break
      }
      const waiter = waiters[i]
      if (!waiter) break
      const { everyMs, burst } = paceOf(waiter.chat)
      const bucket = bucketOf(waiter.chat)
      const chatWait = wait(bucket, everyMs, burst, at)
      if (chatWait > 0) {
        soonest = Math.min(soonest, chatWait)
        i++
        continue
      }
      take(bucket, everyMs, at)
      take(overall, overallMs, at)
      waiters.splice(i, 1)
      waiter.go()
    }
    if (waiters.length > 0) timer = setTimeout(look, Math.max(1, Math.min(soonest, 1000)))
  }

  return {
    enter: (chatId, urgency) =>
      new Promise(go => {
        const waiter: Waiter = { chat: String(chatId), urgency, order: order++, go }
        let at = waiters.length
        while (at > 0) {
          const before = waiters[at - 1]
          if (!before || before.urgency <= urgency) break
          at--
        }
        waiters.splice(at, 0, waiter)
        if (timer) clearTimeout(timer)
        look()
      }),
    hold: (seconds, chatId) => {
      const until = now() + seconds * 1000
      if (chatId === undefined)
        overall.freeAt = Math.max(overall.freeAt, until + (pace.overallPerSecond - 1) * overallMs)
      else {
        const { everyMs, burst } = paceOf(String(chatId))
        const bucket = bucketOf(String(chatId))
        bucket.freeAt = Math.max(bucket.freeAt, until + (burst - 1) * everyMs)
      }
    },
    waiting: () => waiters.length,
    close: () => {
      if (timer) clearTimeout(timer)
      for (const waiter of waiters.splice(0)) waiter.go()
    },
  }
}
