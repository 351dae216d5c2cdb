import { z } from 'zod'

/** One trouble to make. It applies to calls (and updates) that match every condition given. */
export const NewFault = z.object({
  /** Bot API method, any case; missing: every method. */
  method: z.string().optional(),
  /** Bot username without "@"; missing: every bot. */
  bot: z.string().optional(),
  /** `chat_id` of the call as the bot writes it. */
  chatId: z.union([z.number().int(), z.string()]).optional(),
  kind: z.enum(['error', 'latency', 'drop_connection', 'duplicate_update', 'reorder_updates']),
  /** kind error: 400, 403, 429, 500, 502 … */
  code: z.number().int().min(400).max(599).optional(),
  description: z.string().optional(),
  /** code 429: seconds. */
  retryAfter: z.number().int().positive().optional(),
  /** kind latency: milliseconds. */
  delayMs: z.number().int().min(0).max(120_000).optional(),
  /** drop_connection: false drops before the call is carried out, true after it. */
  isAfterEffect: z.boolean().optional(),
  /** How many times; missing: until removed. */
  times: z.number().int().positive().optional(),
})
export type NewFault = z.infer<typeof NewFault>

export const FaultView = NewFault.extend({
  id: z.number().int(),
  hits: z.number().int(),
})
export type FaultView = z.infer<typeof FaultView>

/** Sends a logged update to its bot once more: as a new update, or (`isRepeated`) under its old number. */
export const Replay = z.object({ isRepeated: z.boolean().default(false) })
export type Replay = z.input<typeof Replay>

export const FloodSwitch = z.object({ isOn: z.boolean() })
export type FloodSwitch = z.infer<typeof FloodSwitch>

export const LogEntry = z.object({
  id: z.number().int(),
  /** Milliseconds since 1970. */
  at: z.number(),
  bot: z.string(),
  direction: z.enum(['call', 'update']),
  /** Method name, or the kind of update. */
  name: z.string(),
  chatId: z.union([z.number(), z.string()]).nullable(),
  httpStatus: z.number().int().nullable(),
  milliseconds: z.number().nullable(),
  /** Parameters of the call, or the update itself. Files are replaced by their size. */
  request: z.unknown(),
  /** The envelope that was answered; null for updates. */
  response: z.unknown(),
})
export type LogEntry = z.infer<typeof LogEntry>

/** All conditions must hold; `after` and `limit` page forward through the ring. */
export const LogQuery = z.object({
  after: z.coerce.number().int().default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
  bot: z.string().optional(),
  name: z.string().optional(),
  direction: z.enum(['call', 'update']).optional(),
  chatId: z.string().optional(),
  failedOnly: z.stringbool().optional(),
})
export type LogQuery = z.input<typeof LogQuery>

export const LogPage = z.object({ entries: z.array(LogEntry), lastId: z.number().int() })
export type LogPage = z.infer<typeof LogPage>

export const UnimplementedView = z.object({ method: z.string(), calls: z.number().int() })
export type UnimplementedView = z.infer<typeof UnimplementedView>

/** An answer or update that an independent description of the Bot API does not know in this form; see conformance/. */
export const MismatchView = z.object({ subject: z.string(), problem: z.string(), count: z.number().int() })
export type MismatchView = z.infer<typeof MismatchView>
