import type { ApiMethods, ResponseParameters } from 'grammy/types'
import type { Fault } from '../faults/fault-book.ts'
import type { BotAccount } from '../world/model.ts'
import { WorldRefusal } from '../world/world.ts'
import { Call, type RawArguments } from './call.ts'
import { ApiFailure, badRequest, NotImplemented } from './failure.ts'
import type { Handler, MethodName } from './handlers.ts'
import type { Hub } from './hub.ts'
import { FieldError } from './keyboards/fields.ts'
import { knownMethods } from './known-methods.ts'
import { methods } from './methods.ts'
import { chatIdOf } from './updates/chat-id-of.ts'

export type Envelope =
  | { ok: true; result: unknown; description?: string }
  | { ok: false; error_code: number; description: string; parameters?: ResponseParameters }

/** What goes back: an envelope whose error code is the HTTP status, or nothing but a cut line. */
export type Outcome = { kind: 'answer'; status: number; envelope: Envelope } | { kind: 'cut' }

/** Carries out one call: troubles first, then the method, then the log. Never throws. */
export async function dispatch(
  hub: Hub,
  bot: BotAccount,
  method: string,
  args: RawArguments,
  onHangUp: (gone: () => void) => void = () => {},
): Promise<Outcome> {
  const startedAt = performance.now()
  const name = knownMethods.get(method.toLowerCase())
  const call = new Call(hub, bot, name ?? method, args)
  onHangUp(() => call.onHangUp())
  const faults = hub.faults.strike({
    method: call.method,
    botUsername: bot.username,
    chatId: call.text('chat_id'),
  })
  const outcome = await suffer(faults, () => run(hub, call, name))
  note(hub, call, outcome, performance.now() - startedAt)
  return outcome
}

async function run(hub: Hub, call: Call, name: MethodName | undefined): Promise<Outcome> {
  try {
    if (name === undefined) throw new ApiFailure(404, 'Not Found: method not found')
    hub.sessions.assertOpen(call.bot)
    const handler = handlerOf(name)
    if (!handler) throw new NotImplemented(name)
    const result = await handler(call)
    // Updates were looked at when they were made.
    if (name !== 'getUpdates') hub.conformance.checkResult(name, result)
    const envelope: Envelope = { ok: true, result }
    if (call.description) envelope.description = call.description
    return { kind: 'answer', status: 200, envelope }
  } catch (error) {
    if (error instanceof NotImplemented)
      hub.unimplemented.set(error.what, (hub.unimplemented.get(error.what) ?? 0) + 1)
    return failed(error)
  }
}

const aliases: Partial<Record<MethodName, MethodName>> = {
  getChatMembersCount: 'getChatMemberCount',
  kickChatMember: 'banChatMember',
}

/** Handlers differ in the parameter names they accept; a call knows all of its arguments by any name. */
function handlerOf(name: MethodName): ((call: Call) => unknown) | undefined {
  return methods[aliases[name] ?? name] as Handler<keyof ApiMethods> | undefined
}

export function failed(error: unknown): Outcome {
  const failure = asFailure(error)
  const envelope: Envelope = { ok: false, error_code: failure.code, description: failure.message }
  if (failure.parameters) envelope.parameters = failure.parameters
  return { kind: 'answer', status: failure.code, envelope }
}

function asFailure(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error
  if (error instanceof WorldRefusal || error instanceof FieldError) return badRequest(error.message)
  console.error('sandbox: a method broke', error)
  return new ApiFailure(500, 'Internal Server Error')
}

/** Lets the troubles strike in order: wait, then cut the line or fail, else do the work. */
async function suffer(faults: Fault[], work: () => Promise<Outcome>): Promise<Outcome> {
  for (const fault of faults) {
    if (fault.kind === 'latency') await new Promise(resolve => setTimeout(resolve, fault.delayMs ?? 1000))
  }
  if (faults.some(fault => fault.kind === 'drop_connection' && !fault.isAfterEffect)) return { kind: 'cut' }
  const error = faults.find(fault => fault.kind === 'error')
  if (error) return failed(failureOf(error))
  const outcome = await work()
  return faults.some(fault => fault.kind === 'drop_connection') ? { kind: 'cut' } : outcome
}

const usualDescriptions: Record<number, string> = {
  400: 'Bad Request: fault injected',
  401: 'Unauthorized',
  403: 'Forbidden: bot was blocked by the user',
  404: 'Not Found',
  409: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
}

function failureOf(fault: Fault): ApiFailure {
  const code = fault.code ?? 500
  if (code !== 429) {
    return new ApiFailure(code, fault.description ?? usualDescriptions[code] ?? 'Internal Server Error')
  }
  const seconds = fault.retryAfter ?? 1
  const description = fault.description ?? `Too Many Requests: retry after ${seconds}`
  return new ApiFailure(429, description, { retry_after: seconds })
}

/** Polls that bring nothing are not worth a line; the updates they bring have one each. */
function note(hub: Hub, call: Call, outcome: Outcome, milliseconds: number) {
  const { bot } = call
  const envelope = outcome.kind === 'answer' ? outcome.envelope : null
  if (call.method === 'getUpdates' && envelope?.ok) {
    const updates = Array.isArray(envelope.result) ? envelope.result : []
    for (const update of updates) {
      const name = Object.keys(update).find(key => key !== 'update_id') ?? ''
      hub.traces.add({
        bot: bot.username,
        direction: 'update',
        name,
        chatId: chatIdOf(update),
        httpStatus: null,
        milliseconds: null,
        request: update,
        response: null,
      })
    }
    return
  }
  hub.traces.add({
    bot: bot.username,
    direction: 'call',
    name: call.method,
    chatId: call.text('chat_id') || null,
    httpStatus: outcome.kind === 'answer' ? outcome.status : null,
    milliseconds: Math.round(milliseconds * 10) / 10,
    request: call.forLog(),
    response: envelope,
  })
}
