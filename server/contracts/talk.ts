import { z } from 'zod'
import { cursor, id, instant, place, text, wholeInQuery } from './shared.ts'

/**
 * Who talks: `driver` is the customer with the driver, `dispatcher` the customer with the dispatchers, `crew` the driver
 * with the dispatchers. It is the same conversation in the chat and in the app.
 */
const kinds = {
  shop: z.enum(['driver', 'dispatcher']),
  driver: z.enum(['driver', 'crew']),
  dispatch: z.enum(['dispatcher', 'crew']),
}
export const talkParams = {
  shop: z.object({ orderId: id('ord'), kind: kinds.shop }),
  driver: z.object({ orderId: id('ord'), kind: kinds.driver }),
  dispatch: z.object({ orderId: id('ord'), kind: kinds.dispatch }),
}
const mediaId = id('med')
export const talkMediaParams = {
  shop: talkParams.shop.extend({ mediaId }),
  driver: talkParams.driver.extend({ mediaId }),
  dispatch: talkParams.dispatch.extend({ mediaId }),
}

const role = z.enum(['customer', 'driver', 'dispatcher'])

export const talk = z.object({
  orderId: z.string(),
  orderNumber: z.number().int(),
  kind: z.enum(['driver', 'dispatcher', 'crew']),
  conversationId: z.string().nullable().describe('null as long as nobody has opened it'),
  otherRole: role,
  otherName: z.string().nullable(),
  isOpen: z
    .boolean()
    .describe('Whether something can be said: somebody is there, and the order did not end long ago'),
})

const body = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({
    kind: z.literal('photo'),
    mediaId: z.string(),
    width: z.number().int().nullable(),
    height: z.number().int().nullable(),
    caption: z.string().nullable(),
  }),
  z.object({ kind: z.literal('voice'), mediaId: z.string(), caption: z.string().nullable() }),
  z.object({ kind: z.literal('location'), place }),
])

export const messagesQuery = z
  .object({
    limit: wholeInQuery(1, 100).default(30),
    before: cursor.optional().describe('`older` of a page: what was said before it'),
    after: cursor.optional().describe('`newest` of a page: what was said since'),
  })
  .refine(({ before, after }) => before === undefined || after === undefined, 'is either before or after')

/** Oldest first, newest last. Without `before` and `after`: the latest ones. */
export const messages = z.object({
  talk,
  items: z.array(
    z.object({
      id: z.string(),
      sentAt: instant,
      from: z.object({ role, name: z.string() }),
      isMine: z.boolean(),
      body,
    }),
  ),
  older: z.string().nullable().describe('null when nothing was said before'),
  newest: z
    .string()
    .nullable()
    .describe('Ask with it as `after` for what is new, until nothing comes; null when nothing was ever said'),
})

export const sayBody = z
  .object({ text: text(4000).min(1) })
  .meta({ examples: [{ text: 'The bell does not work, please call out' }] })
/** In the form before its file, when the photo has one. */
export const caption = text(1000)

export const said = z.object({
  messageId: z.string(),
  sentAt: instant,
  mediaId: z.string().nullable(),
  isRepeat: z.boolean().describe('Whether this key had said it before'),
})
