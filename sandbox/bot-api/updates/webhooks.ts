import type { FaultBook } from '../../faults/fault-book.ts'
import type { BotAccount } from '../../world/model.ts'
import type { QueuedUpdate, WebhookSettings } from '../../world/update-queue.ts'
import type { TraceLog } from '../trace-log.ts'
import { type RunMethod, WebhookSender, type WebhookTimes } from './webhook-sender.ts'

/** Which bots have a webhook, and what delivers to it. */
export class Webhooks {
  private readonly senders = new Map<number, WebhookSender>()
  private readonly lastSetAt = new Map<number, number>()
  private readonly faults: FaultBook
  private readonly traces: TraceLog
  private readonly times: WebhookTimes
  /** Carries out a method named in a webhook's answer; given once the methods exist. */
  run: RunMethod = async () => {}

  constructor(faults: FaultBook, traces: TraceLog, times: WebhookTimes) {
    this.faults = faults
    this.traces = traces
    this.times = times
  }

  /** Telegram lets a webhook be changed once a second. */
  mayBeSetNow(bot: BotAccount): boolean {
    return Date.now() - (this.lastSetAt.get(bot.id) ?? 0) >= this.times.betweenSetsMs
  }

  set(bot: BotAccount, settings: WebhookSettings) {
    this.remove(bot)
    this.lastSetAt.set(bot.id, Date.now())
    bot.queue.webhook = settings
    const { faults, traces, run, times } = this
    const deps = { faults, traces, run, times, close: () => this.remove(bot) }
    this.senders.set(bot.id, new WebhookSender(bot, deps))
  }

  repeat(bot: BotAccount, update: QueuedUpdate) {
    this.senders.get(bot.id)?.repeat(update)
  }

  remove(bot: BotAccount) {
    bot.queue.webhook = null
    this.senders.get(bot.id)?.stop()
    this.senders.delete(bot.id)
  }

  stopAll() {
    for (const sender of this.senders.values()) sender.stop()
    this.senders.clear()
  }
}
