import type { Update } from 'grammy/types'
import type { FaultBook } from '../../faults/fault-book.ts'
import type { BotAccount } from '../../world/model.ts'
import type { QueuedUpdate } from '../../world/update-queue.ts'
import { ApiFailure, conflict } from '../failure.ts'
import { chatIdOf } from './chat-id-of.ts'

export interface PollWish {
  offset: number
  limit: number
  timeoutSeconds: number
}

interface Waiting {
  wish: PollWish
  answer: (updates: Update[]) => void
  refuse: (failure: ApiFailure) => void
  timer: NodeJS.Timeout
}

interface PollMemory {
  previousOffset: number | null
  previousStart: number
  nextConflictAt: number
  waiting: Waiting | null
  /** Updates that a fault wants delivered again with the next answer. */
  again: Update[]
}

const maxTimeoutSeconds = 50
const maxAnswerBytes = 4 * 1024 * 1024
const terminatedByPoll =
  'terminated by other getUpdates request; make sure that only one bot instance is running'
const terminatedByWebhook = 'terminated by setWebhook request'
const webhookIsActive =
  "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"

/**
 * getUpdates of every bot: one poll may wait at a time, a newer one ends it with 409, and hasty repetition is
 * slowed down. Behaviour and words follow Client.cpp of tdlib/telegram-bot-api.
 */
export class LongPolls {
  private readonly memories = new Map<number, PollMemory>()
  private readonly holdMs: number
  private readonly faults: FaultBook

  constructor(holdMs: number, faults: FaultBook) {
    this.holdMs = holdMs
    this.faults = faults
  }

  /** @param onHangUp registers what to do when the client goes away before the answer */
  async take(bot: BotAccount, wish: PollWish, onHangUp: (gone: () => void) => void): Promise<Update[]> {
    const memory = this.memoryOf(bot)
    if (bot.queue.webhook) throw await this.delayedConflict(memory, webhookIsActive)
    const effective = this.slowedDown(memory, wish)
    this.end(bot, terminatedByPoll)
    const from = startOf(bot, effective.offset)
    bot.queue.confirmBelow(from)
    const ready = this.collect(bot, memory, from, effective.limit)
    if (ready.length > 0 || effective.timeoutSeconds === 0) return ready
    return this.wait(bot, memory, { ...effective, offset: from }, onHangUp)
  }

  /** Ends a waiting poll because a webhook takes over. */
  endForWebhook(bot: BotAccount) {
    this.end(bot, terminatedByWebhook)
  }

  /** Ends a waiting poll of a bot that has logged out. */
  endForLogOut(bot: BotAccount) {
    const memory = this.memoryOf(bot)
    const { waiting } = memory
    if (waiting) waiting.refuse(new ApiFailure(400, 'Logged out'))
  }

  /** Hands an update out once more under its old number, whatever has been confirmed since. */
  repeat(bot: BotAccount, update: Update) {
    const memory = this.memoryOf(bot)
    memory.again.push(update)
    const { waiting } = memory
    if (waiting) waiting.answer(this.collect(bot, memory, waiting.wish.offset, waiting.wish.limit))
  }

  /** Lets every waiting poll go with nothing; for the end of the program. */
  releaseAll() {
    for (const memory of this.memories.values()) {
      const { waiting } = memory
      memory.waiting = null
      if (waiting) clearTimeout(waiting.timer)
      waiting?.answer([])
    }
  }

  private slowedDown(memory: PollMemory, wish: PollWish): PollWish {
    const now = Date.now()
    const timeoutSeconds = Math.min(maxTimeoutSeconds, Math.max(0, wish.timeoutSeconds))
    const effective = { offset: wish.offset, limit: Math.min(100, Math.max(1, wish.limit)), timeoutSeconds }
    const sinceLast = now - memory.previousStart
    if (wish.offset === memory.previousOffset) {
      const holdSeconds = this.holdMs / 1000
      if (timeoutSeconds < holdSeconds && sinceLast < this.holdMs) effective.timeoutSeconds = holdSeconds
      if (sinceLast < this.holdMs / 6) effective.limit = 1
    }
    memory.previousOffset = wish.offset
    memory.previousStart = now
    return effective
  }

  private wait(
    bot: BotAccount,
    memory: PollMemory,
    wish: PollWish,
    onHangUp: (gone: () => void) => void,
  ): Promise<Update[]> {
    return new Promise((resolve, reject) => {
      let isCollecting = false
      const stopListening = bot.queue.onPush(() => {
        // Updates made in the same breath leave in one answer.
        if (isCollecting) return
        isCollecting = true
        setImmediate(
          () => memory.waiting === waiting && finish(this.collect(bot, memory, wish.offset, wish.limit)),
        )
      })
      const finish = (updates: Update[]) => {
        settle()
        resolve(updates)
      }
      const settle = () => {
        stopListening()
        clearTimeout(waiting.timer)
        if (memory.waiting === waiting) memory.waiting = null
      }
      const waiting: Waiting = {
        wish,
        answer: finish,
        refuse: failure => {
          settle()
          reject(failure)
        },
        timer: setTimeout(() => finish([]), wish.timeoutSeconds * 1000),
      }
      memory.waiting = waiting
      onHangUp(() => memory.waiting === waiting && finish([]))
    })
  }

  private collect(bot: BotAccount, memory: PollMemory, from: number, limit: number): Update[] {
    const again = memory.again.splice(0)
    const fresh = withinBytes(bot.queue.peek(from, limit))
    for (const update of fresh) {
      if (this.faults.doublesUpdate(update.kind, bot.username, String(chatIdOf(update.body)))) {
        memory.again.push(update.body)
      }
    }
    return [...again, ...fresh.map(update => update.body)]
  }

  private end(bot: BotAccount, message: string) {
    const memory = this.memoryOf(bot)
    const { waiting } = memory
    if (!waiting) return
    memory.waiting = null
    clearTimeout(waiting.timer)
    void this.delayedConflict(memory, message).then(failure => waiting.refuse(failure))
  }

  /** The first conflict is told at once, further ones within the hold time only after it. */
  private async delayedConflict(memory: PollMemory, message: string): Promise<ApiFailure> {
    const now = Date.now()
    if (now >= memory.nextConflictAt) memory.nextConflictAt = now + this.holdMs
    else await new Promise(resolve => setTimeout(resolve, this.holdMs))
    return conflict(message)
  }

  private memoryOf(bot: BotAccount): PollMemory {
    const known = this.memories.get(bot.id)
    if (known) return known
    const memory = { previousOffset: null, previousStart: 0, nextConflictAt: 0, waiting: null, again: [] }
    this.memories.set(bot.id, memory)
    return memory
  }
}

/** A negative offset counts from the end and forgets all before it; zero means "whatever is there". */
function startOf(bot: BotAccount, offset: number): number {
  if (offset >= 0) return offset
  return bot.queue.idOfNewest(-offset) ?? 0
}

/** Answers are cut at 4 MB; one update never reaches 100 kB, so few of them need no counting. */
function withinBytes(updates: QueuedUpdate[]): QueuedUpdate[] {
  if (updates.length < 40) return updates
  let bytes = 0
  const kept: QueuedUpdate[] = []
  for (const update of updates) {
    bytes += Buffer.byteLength(JSON.stringify(update.body))
    if (bytes > maxAnswerBytes) break
    kept.push(update)
  }
  return kept
}
