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

const firstPauseMs = 1000
const longestPauseMs = 60_000
const longestAskedPauseSeconds = 3600
const answerTimeoutMs = 60_000
const refusedInAnswers = new Set(['setwebhook', 'deletewebhook', 'close', 'logout'])

/** Delivers the updates of one bot to its webhook: each lane in order, lanes side by side, failures repeated. */
export class WebhookSender {
  private readonly lanes = new Map<string, Lane>()
  private readonly timers = new Set<NodeJS.Timeout>()
  private readonly requests = new AbortController()
  private inFlight = 0
  private isStopped = false
  private readonly stopListening: () => void
  private readonly bot: BotAccount
  private readonly deps: { faults: FaultBook; traces: TraceLog; run: RunMethod }

  constructor(bot: BotAccount, deps: { faults: FaultBook; traces: TraceLog; run: RunMethod }) {
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
      pauseMs: firstPauseMs,
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
      lane.pauseMs = firstPauseMs
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
    lane.pauseMs = Math.min(longestPauseMs, lane.pauseMs * 2)
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
