import { z } from 'zod'
import { CallbackAnswerView, DriveView } from './requests.ts'
import { LogEntry } from './traces.ts'
import { ChatId, EntityView, MessageId, MessageView, UserId } from './views.ts'

const numbered = { id: z.number().int().positive(), at: z.number() }

/** Something happened in the world. Ids grow without gaps for the whole world; `at` is milliseconds since 1970. */
export const WorldEvent = z.discriminatedUnion('kind', [
  /** A message is new or has changed. Always the whole message as it stands now: put it in place by its id. */
  z.object({
    ...numbered,
    kind: z.literal('message'),
    chatId: ChatId,
    change: z.enum(['new', 'edited', 'deleted', 'pinned', 'reacted']),
    message: MessageView,
  }),
  /** Members, topics, pins, reply keyboard, commands, blocked or started changed: read the chat again. */
  z.object({ ...numbered, kind: z.literal('chat'), chatId: ChatId }),
  /** What a bot is just writing (sendMessageDraft); fades after 30 s or with the bot's next message. Empty: gone. */
  z.object({
    ...numbered,
    kind: z.literal('draft'),
    chatId: ChatId,
    fromId: UserId,
    text: z.string(),
    entities: z.array(EntityView),
  }),
  /** The bot shows "typing…" and the like; it fades after 5 s or with the bot's next message. */
  z.object({ ...numbered, kind: z.literal('action'), chatId: ChatId, fromId: UserId, action: z.string() }),
  z.object({
    ...numbered,
    kind: z.literal('callback_answer'),
    chatId: ChatId,
    messageId: MessageId,
    userId: UserId,
    answer: CallbackAnswerView,
  }),
  z.object({ ...numbered, kind: z.literal('drive'), chatId: ChatId, drive: DriveView }),
  /** Users, bots or the list of chats changed: read the state again. */
  z.object({ ...numbered, kind: z.literal('state') }),
])
export type WorldEvent = z.infer<typeof WorldEvent>

/**
 * Messages of the websocket `/sandbox/api/events`, server to client.
 * Query: `after` (last event id seen; resumes there), `as` (user ids, comma separated: only chats these
 * people are in), `log=true` (the Bot API log too). The client sends nothing.
 */
export const StreamMessage = z.discriminatedUnion('type', [
  /** First message. `isResumed` false: events were missed (or the world is another), read everything again. */
  z.object({
    type: z.literal('hello'),
    worldId: z.string(),
    lastEventId: z.number().int(),
    isResumed: z.boolean(),
  }),
  z.object({ type: z.literal('event'), event: WorldEvent }),
  z.object({ type: z.literal('log'), entry: LogEntry }),
])
export type StreamMessage = z.infer<typeof StreamMessage>

/** Query of the long poll `/sandbox/api/wait`. `timeout` in milliseconds. */
export const WaitQuery = z.object({
  chatId: ChatId,
  as: z.coerce.number().int().positive(),
  after: z.coerce.number().int().nonnegative(),
  timeout: z.coerce.number().int().min(0).max(60_000).default(10_000),
})
export type WaitQuery = z.input<typeof WaitQuery>

/** Empty `events` after the timeout. `lastEventId` is the `after` of the next wait. */
export const Waited = z.object({ events: z.array(WorldEvent), lastEventId: z.number().int() })
export type Waited = z.infer<typeof Waited>
