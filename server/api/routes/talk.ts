import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import {
  caption,
  messages,
  messagesQuery,
  said,
  sayBody,
  talk,
  talkMediaParams,
  talkParams,
} from '../../contracts/talk.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { Actor, Services, TalkMessage } from '../../services/index.ts'
import type { Access } from '../access.ts'
import { cursorOf, placeOf } from '../paging.ts'
import { fieldIn, photoIn } from '../photo.ts'
import { type Route, route } from '../route.ts'
import { defined } from '../wire.ts'

const roleIn = { shop: 'customer', driver: 'driver', dispatch: 'dispatcher' } as const
type App = keyof typeof roleIn

const placeIn = (cursor: string | undefined, name: string) => {
  const place = placeOf(cursor, name)
  return place && { sentAt: place.placedAt, id: place.id }
}
const cursorAt = ({ sentAt, id }: TalkMessage): string => cursorOf({ placedAt: sentAt, id })

const captionIn = (given: string | undefined) => {
  if (given === undefined) return {}
  const checked = caption.safeParse(given)
  if (!checked.success) throw new Refusal('request.not-understood', { place: 'caption' })
  return { caption: checked.data }
}

/** Talking to the other people of an order, in one of the apps. */
const talkRoutesIn = (app: App, { talking }: Services): Route[] => {
  const access: Access = {
    app,
    roles: [roleIn[app]],
    ownership: { thing: 'order', param: 'orderId', foreign: 404 },
  }
  const path = `/api/${app}/orders/:orderId/talks/:kind`
  const params = talkParams[app]
  type About = z.output<(typeof talkParams)[App]>

  const sayThere = async (
    actor: Actor,
    about: About,
    key: string,
    thing: Parameters<typeof talking.say>[1]['said'],
  ) => {
    const { conversationId } = await talking.open(actor, about)
    // Keys are everybody's own: nobody can use up, or repeat, somebody else's.
    const own = `${actor.kind === 'person' ? actor.userId : 'system'}:${key}`
    return talking.say(actor, { conversationId, said: thing, key: own })
  }

  return [
    route(
      {
        method: 'POST',
        path,
        summary: 'Open a conversation, or find it, and learn with whom it is',
        access,
        idempotency: 'none',
        shapes: { params, reply: talk },
      },
      (actor, asked) => talking.open(actor, asked.params),
    ),
    route(
      {
        method: 'GET',
        path: `${path}/messages`,
        summary: 'What was said, in the chat and here, newest last',
        access,
        idempotency: 'none',
        shapes: { params, query: messagesQuery, reply: messages },
      },
      async (actor, { params: about, query: { limit, before, after } }) => {
        const places = defined({ before: placeIn(before, 'before'), after: placeIn(after, 'after') })
        // One more than the page tells whether there is anything before it.
        const more = after === undefined ? 1 : 0
        const read = await talking.talk(actor, { ...about, ...places, limit: limit + more })
        const items = after === undefined ? read.messages.slice(-limit) : read.messages
        const [first, last] = [items[0], items.at(-1)]
        return {
          talk: read.talk,
          items,
          older: first && read.messages.length > items.length ? cursorAt(first) : null,
          newest: last ? cursorAt(last) : (after ?? null),
        }
      },
    ),
    route(
      {
        method: 'POST',
        path: `${path}/messages`,
        summary: 'Say something; the same key says it once',
        access,
        idempotency: 'key',
        limit: 'message',
        shapes: { params, body: sayBody, reply: said },
      },
      (actor, { params: about, body, key }) => sayThere(actor, about, key, { kind: 'text', text: body.text }),
    ),
    route(
      {
        method: 'POST',
        path: `${path}/photo`,
        summary: 'Show a photo: multipart/form-data with `caption`, if any, and then one file',
        access,
        idempotency: 'key',
        limit: 'photo',
        takesFile: true,
        shapes: { params, reply: said },
      },
      async (actor, { params: about, key, request }) => {
        const { bytes, mimeType, fields } = await photoIn(request)
        const words = captionIn(fieldIn(fields, 'caption'))
        return sayThere(actor, about, key, { kind: 'photo', bytes, mimeType, ...words })
      },
    ),
    route(
      {
        method: 'GET',
        path: `${path}/media/:mediaId`,
        summary: 'A photo or voice message of this conversation',
        access,
        idempotency: 'none',
        shapes: { params: talkMediaParams[app], reply: z.any().describe('The file itself') },
      },
      async (actor, { params: about, reply }) => {
        const { path: file, mimeType } = await talking.talkMedia(actor, about)
        // A voice message keeps the type that its sender's phone gave it: anything else than sound is not shown as such.
        const type = /^(image\/jpeg|audio\/[\w.+-]{1,40})$/.test(mimeType)
          ? mimeType
          : 'application/octet-stream'
        reply.header('cache-control', 'private, max-age=31536000, immutable').type(type)
        return readFile(file)
      },
    ),
  ]
}

/** Conversations in the shop, the driver's app and on the board. */
export const talkRoutes = (services: Services): Route[] =>
  (['shop', 'driver', 'dispatch'] as const).flatMap(app => talkRoutesIn(app, services))
