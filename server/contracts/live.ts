import { z } from 'zod'
import { appNames } from './session.ts'
import { instant, text } from './shared.ts'

/**
 * The words of the live wire, `GET /live` (websocket, text frames, JSON). A client says hello with its access token,
 * follows topics, and says hello again before the token ends. What is told of a topic says that something has changed and
 * what it is called; whoever needs the present state asks the API for it.
 */

/** `order:ord_…` for its customer and dispatchers, `driver:drv_…` for that driver and dispatchers, `board` for dispatchers. */
export const topic = text(60).regex(/^(order:ord_[0-9a-z]{1,40}|driver:drv_[0-9a-z]{1,40}|board)$/)

/** The place in a topic's history, handed back as it came. */
export const liveMark = text(60)

export const toServer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hello'), app: z.enum(appNames), accessToken: text(4096) }),
  z.object({
    kind: z.literal('follow'),
    topic,
    after: liveMark.nullable().describe('null: from now on'),
  }),
  z.object({ kind: z.literal('leave'), topic }),
])

/** Columns, because a board hears of thousands at once: driver id, latitude, longitude, heading or null, seconds since it was measured. */
export const movedDriver = z.tuple([z.string(), z.number(), z.number(), z.number().nullable(), z.number()])

export const toClient = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('welcome'), until: instant.describe('Say hello with a newer token before') }),
  z.object({ kind: z.literal('following'), topic: z.string(), mark: z.string() }),
  z.object({
    kind: z.literal('news'),
    topic: z.string(),
    mark: z.string().describe('Follow again after it, and nothing is missed or told twice'),
    type: z.string().describe('The event, such as `order.confirmed`'),
    at: instant,
    orderId: z.string().nullable(),
    deliveryId: z.string().nullable(),
    offerId: z.string().nullable(),
    driverId: z.string().nullable(),
  }),
  z.object({ kind: z.literal('positions'), topic: z.string(), moved: z.array(movedDriver) }),
  z.object({
    kind: z.literal('gap'),
    topic: z.string(),
    mark: z
      .string()
      .describe('The history does not reach back so far: load the state anew, then go on from here'),
  }),
  z.object({
    kind: z.literal('refused'),
    topic: z.string().nullable(),
    code: z.string().describe('As in problem details'),
  }),
])

/** Why the server ended a connection, as the close code of the websocket. */
export const liveCloses = {
  /** No hello in time, or the token is over: sign in or refresh, then connect again. */
  unauthenticated: 4401,
  /** A frame that is no word of this wire. */
  malformed: 4400,
  /** The reader was slower than the news for too long: connect again and resume. */
  tooSlow: 4408,
  /** Too many frames or topics. */
  tooMany: 4429,
  /** The server goes away; connect again after a moment. */
  goingAway: 1001,
} as const

export type ToServer = z.infer<typeof toServer>
export type ToClient = z.infer<typeof toClient>
export type MovedDriver = z.infer<typeof movedDriver>
