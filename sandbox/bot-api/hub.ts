import type { Conformance } from '../conformance/conformance.ts'
import type { FaultBook } from '../faults/fault-book.ts'
import { InlineQueries } from '../inline/inline-queries.ts'
import { Checkouts, type CheckoutTimes } from '../payments/checkouts.ts'
import { WebApps } from '../web-apps/web-apps.ts'
import { Callbacks } from '../world/callbacks.ts'
import type { World } from '../world/world.ts'
import { FloodGate } from './flood-gate.ts'
import { Sessions } from './sessions.ts'
import type { TraceLog } from './trace-log.ts'
import { chatIdOf } from './updates/chat-id-of.ts'
import { LongPolls } from './updates/long-polls.ts'
import type { WebhookTimes } from './updates/webhook-sender.ts'
import { Webhooks } from './updates/webhooks.ts'

export interface HubOptions {
  world: World
  faults: FaultBook
  traces: TraceLog
  conformance: Conformance
  /** How long a repeated getUpdates is held, milliseconds; Telegram's 3000 unless a test is in a hurry. */
  pollHoldMs: number
  checkoutTimes: CheckoutTimes
  webhookTimes: WebhookTimes
  /** See `Sessions`. */
  closeGuardMs: number
}

/** What the methods of the Bot API work on, beside the world itself. */
export class Hub {
  readonly world: World
  readonly faults: FaultBook
  readonly traces: TraceLog
  readonly conformance: Conformance
  readonly callbacks: Callbacks
  readonly webApps: WebApps
  readonly checkouts: Checkouts
  readonly inline: InlineQueries
  readonly polls: LongPolls
  readonly webhooks: Webhooks
  readonly sessions: Sessions
  readonly flood = new FloodGate()
  /** How often something was asked for that Telegram can do and the sandbox cannot, by its name. */
  readonly unimplemented = new Map<string, number>()

  constructor(options: HubOptions) {
    this.world = options.world
    this.faults = options.faults
    this.traces = options.traces
    this.conformance = options.conformance
    this.callbacks = new Callbacks(options.world)
    this.webApps = new WebApps(options.world)
    this.checkouts = new Checkouts(options.world, options.checkoutTimes)
    this.inline = new InlineQueries(options.world)
    this.webhooks = new Webhooks(options.faults, options.traces, options.webhookTimes)
    this.sessions = new Sessions(options.closeGuardMs)
    this.polls = new LongPolls(options.pollHoldMs, options.faults)
    for (const bot of this.world.bots.values()) {
      bot.queue.onTheWay = (kind, body, deliver) =>
        this.faults.shuffle(
          () => ({ kind, botUsername: bot.username, chatId: String(chatIdOf(body)) }),
          deliver,
        )
    }
    for (const { queue } of options.world.bots.values()) {
      queue.onPush(({ kind, body }) => this.conformance.checkUpdate(kind, body))
    }
  }

  /** Forgets what is of the moment: troubles, questions without an answer, open mini apps and payments. */
  clear() {
    this.callbacks.clear()
    this.faults.clear()
    this.webApps.clear()
    this.checkouts.clear()
    this.sessions.clear()
    this.inline.clear()
  }

  /** Ends everything that waits or delivers. */
  stop() {
    this.checkouts.clear()
    this.polls.releaseAll()
    this.webhooks.stopAll()
  }
}
