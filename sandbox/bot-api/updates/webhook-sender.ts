import type { FaultBook } from '../../faults/fault-book.ts'
import type { BotAccount } from '../../world/model.ts'
import type { QueuedUpdate } from '../../world/update-queue.ts'
import { parseJson } from '../json.ts'
import type { TraceLog } from '../trace-log.ts'
import { chatIdOf } from './chat-id-of.ts'

/** What a webhook may answer with: one method to be carried out. */
export type RunMethod = (bot: BotAccount, method: string, values: Map<string, unknown>) => Promise<void>

interface Lane {
  updates: QueuedUpdate[]
  isBusy: boolean
  /** Next pause after a failure, milliseconds; doubles. */
  pauseMs: number
  /** The update that goes out a second time because a fault says so. */
  doubledId: number
}

/** How long things take, in milliseconds. Tests are in more of a hurry than Telegram is. */
export interface WebhookTimes {
  /** After the first failure; doubles with each further one. */
  firstPauseMs: number
  longestPauseMs: number
  /** How long a hook may answer 410 Gone until it is taken at its word. */
  goneMs: number
  /** Between two changes of a webhook. */
  betweenSetsMs: number
}

export const telegramWebhookTimes: WebhookTimes = {
  firstPauseMs: 1000,
  longestPauseMs: 60_000,
  goneMs: 23 * 3_600_000,
  betweenSetsMs: 1000,
}

const longestAskedPauseSeconds = 3600
const answerTimeoutMs = 60_000
const refusedInAnswers = new Set(['setwebhook', 'deletewebhook', 'close', 'logout'])

export interface SenderDeps {
  faults: FaultBook
  traces: TraceLog
  run: RunMethod
  times: WebhookTimes
  /** The hook said for long enough that it is gone. */
  close: () => void
}

/** Delivers the updates of one bot to its webhook: each lane in order, lanes side by side, failures repeated. */
export class WebhookSender {
  private readonly lanes = new Map<string, Lane>()
  private readonly timers = new Set<NodeJS.Timeout>()
  private readonly requests = new AbortController()
  private inFlight = 0
  private isStopped = false
  private readonly stopListening: () => void
  private readonly bot: BotAccount
  private readonly deps: SenderDeps
  /** Since when every answer was 410 Gone, milliseconds since 1970; 0 while it is not. */
  private goneSince = 0

  constructor(bot: BotAccount, deps: SenderDeps) {
    this.bot = bot
    this.deps = deps
    for (const update of bot.queue.peek(0, Number.POSITIVE_INFINITY)) this.enqueue(update)
    this.stopListening = bot.queue.onPush(update => {
      this.enqueue(update)
      this.pump()
    })
    setImmediate(() => this.pump())
  }

  /** Sends an update that was delivered before once more, behind what waits in its lane. */
  repeat(update: QueuedUpdate) {
    this.enqueue(update)
    this.pump()
  }

  stop() {
    this.isStopped = true
    this.stopListening()
    for (const timer of this.timers) clearTimeout(timer)
    this.requests.abort()
  }

  private enqueue(update: QueuedUpdate) {
    const lane = this.lanes.get(update.lane) ?? {
      updates: [],
      isBusy: false,
      pauseMs: this.deps.times.firstPauseMs,
      doubledId: 0,
    }
    lane.updates.push(update)
    this.lanes.set(update.lane, lane)
  }

  private pump() {
    const most = this.bot.queue.webhook?.maxConnections ?? 0
    for (const [name, lane] of this.lanes) {
      if (this.isStopped || this.inFlight >= most) return
      if (lane.isBusy) continue
      const update = lane.updates[0]
      if (!update) {
        this.lanes.delete(name)
        continue
      }
      lane.isBusy = true
      this.inFlight++
      void this.deliver(lane, update)
    }
  }

  private async deliver(lane: Lane, update: QueuedUpdate) {
    const outcome = update.expiresAt <= Date.now() ? { isDone: true } : await this.post(update)
    this.inFlight--
    if (this.isStopped) return
    if (outcome.isDone) {
      this.bot.queue.remove(update.id)
      const isDoubled =
        lane.doubledId !== update.id &&
        this.deps.faults.doublesUpdate(update.kind, this.bot.username, String(chatIdOf(update.body)))
      if (isDoubled) lane.doubledId = update.id
      else lane.updates.shift()
      lane.pauseMs = this.deps.times.firstPauseMs
      lane.isBusy = false
      this.pump()
      return
    }
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      lane.isBusy = false
      this.pump()
    }, outcome.askedPauseMs ?? lane.pauseMs)
    this.timers.add(timer)
    lane.pauseMs = Math.min(this.deps.times.longestPauseMs, lane.pauseMs * 2)
  }

  /** One try. Anything but 2xx, and any hang-up, is a failure to be repeated. */
  private async post(update: QueuedUpdate): Promise<{ isDone: boolean; askedPauseMs?: number }> {
    const settings = this.bot.queue.webhook
    if (!settings) return { isDone: false }
    const startedAt = Date.now()
    let status: number | null = null
    try {
      const response = await fetch(settings.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(settings.secretToken ? { 'x-telegram-bot-api-secret-token': settings.secretToken } : {}),
        },
        body: JSON.stringify(update.body),
        signal: AbortSignal.any([this.requests.signal, AbortSignal.timeout(answerTimeoutMs)]),
      })
      status = response.status
      if (status === 410) this.noteGone()
      else this.goneSince = 0
      const body = await response.text()
      if (response.ok) {
        await this.runAnswer(body)
        return { isDone: true }
      }
      this.noteFailure(`Wrong response from the webhook: ${response.status} ${response.statusText}`)
      const asked = Number(response.headers.get('retry-after'))
      return asked > 0
        ? { isDone: false, askedPauseMs: Math.min(asked, longestAskedPauseSeconds) * 1000 }
        : { isDone: false }
    } catch (error) {
      if (!this.isStopped) this.noteFailure(reasonOf(error))
      return { isDone: false }
    } finally {
      this.deps.traces.add({
        bot: this.bot.username,
        direction: 'update',
        name: update.kind,
        chatId: chatIdOf(update.body),
        httpStatus: status,
        milliseconds: Date.now() - startedAt,
        request: update.body,
        response: null,
      })
    }
  }

  private noteGone() {
    this.goneSince ||= Date.now()
    if (Date.now() - this.goneSince >= this.deps.times.goneMs) this.deps.close()
  }

  private noteFailure(message: string) {
    const settings = this.bot.queue.webhook
    if (!settings) return
    settings.lastErrorDate = Math.floor(Date.now() / 1000)
    settings.lastErrorMessage = message
  }

  /** A JSON object with `method` in a good answer is carried out; its result goes nowhere. */
  private async runAnswer(body: string) {
    if (!body.startsWith('{')) return
    try {
      const answer: unknown = parseJson(body)
      if (typeof answer !== 'object' || answer === null) return
      const values = new Map(Object.entries(answer))
      const method = String(values.get('method') ?? '').toLowerCase()
      if (method === '' || method.startsWith('get') || refusedInAnswers.has(method)) return
      await this.deps.run(this.bot, method, values)
    } catch {
      // An answer that is not JSON asks for nothing.
    }
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause: unknown = error.cause
  if (error.name === 'TimeoutError') return 'Read timeout expired'
  if (cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED') return 'Connection refused'
  return cause instanceof Error ? cause.message : error.message
}
