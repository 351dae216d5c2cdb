import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { nowInSeconds } from '../../world/clock.ts'
import { findMessage } from '../../world/find-message.ts'
import { originOf } from '../../world/forward-origin.ts'
import { deleteMessage, mustExist } from '../../world/messages.ts'
import type { ContactCard, ForwardOrigin, Person, Place } from '../../world/model.ts'
import { personEdits, personPosts, personSaysText, personStarts } from '../../world/person-acts.ts'
import { personGoesLive, personMoves, personStopsSharing } from '../../world/person-locations.ts'
import { nameOf, type World, WorldRefusal } from '../../world/world.ts'
import { openChat, personNamed } from '../access.ts'
import {
  ChatId,
  DeleteMessages,
  Done,
  EditText,
  Forward,
  MoveLiveLocation,
  SendContact,
  SendLiveLocation,
  SendLocation,
  SendText,
  SendVenue,
  Sent,
  Start,
} from '../contract.ts'
import type { ApiDeps } from '../deps.ts'
import { sent } from './sent.ts'

const params = z.object({ chat: ChatId })
const messageParams = params.extend({ message: z.coerce.number().int().positive() })
const asQuery = z.object({ as: z.coerce.number().int().positive() })
const tags = ['writing']

/** What a person sends, files aside. */
export const sendingRoutes: FastifyPluginAsyncZod<{ deps: ApiDeps }> = async (app, { deps }) => {
  const { world } = deps.hub
  const response = { 200: Sent }

  app.post(
    '/chats/:chat/text',
    { schema: { tags, params, body: SendText, response } },
    ({ params, body }) => {
      const { chat, person } = openChat(world, params.chat, body.as)
      return sent(world, chat, personSaysText(world, chat, person, body.text, body))
    },
  )

  app.post('/chats/:chat/start', { schema: { tags, params, body: Start, response } }, ({ params, body }) => {
    const { chat } = openChat(world, params.chat, body.as)
    if (chat.type !== 'private') throw new WorldRefusal(400, 'only a bot can be started')
    return sent(world, chat, personStarts(world, chat, body.payload ?? ''))
  })

  app.post(
    '/chats/:chat/contact',
    { schema: { tags, params, body: SendContact, response } },
    ({ params, body }) => {
      const { chat, person } = openChat(world, params.chat, body.as)
      const contact = cardOf(world, person, body)
      const forward = body.isForwarded ? forwardOf(world, contact) : null
      return sent(world, chat, personPosts(world, chat, person, { kind: 'contact', contact }, body, forward))
    },
  )

  app.post(
    '/chats/:chat/location',
    { schema: { tags, params, body: SendLocation, response } },
    ({ params, body }) => {
      const { chat, person } = openChat(world, params.chat, body.as)
      const content = { kind: 'location' as const, place: placeOf(body), live: null }
      return sent(world, chat, personPosts(world, chat, person, content, body))
    },
  )

  app.post(
    '/chats/:chat/venue',
    { schema: { tags, params, body: SendVenue, response } },
    ({ params, body }) => {
      const { chat, person } = openChat(world, params.chat, body.as)
      const content = {
        kind: 'venue' as const,
        place: placeOf(body),
        title: body.title,
        address: body.address,
      }
      return sent(world, chat, personPosts(world, chat, person, content, body))
    },
  )

  app.post(
    '/chats/:chat/live-location',
    { schema: { tags, params, body: SendLiveLocation, response } },
    ({ params, body }) => {
      const { chat, person } = openChat(world, params.chat, body.as)
      const live = { period: body.livePeriod, heading: body.heading }
      return sent(world, chat, personGoesLive(world, chat, person, placeOf(body), live, body))
    },
  )

  app.patch(
    '/chats/:chat/live-location/:message',
    { schema: { tags, params: messageParams, body: MoveLiveLocation, response } },
    ({ params, body }) => {
      const { chat, person } = openChat(world, params.chat, body.as)
      return sent(world, chat, personMoves(world, chat, person, params.message, placeOf(body), body.heading))
    },
  )

  app.delete(
    '/chats/:chat/live-location/:message',
    { schema: { tags, params: messageParams, querystring: asQuery, response } },
    ({ params, query }) => {
      const { chat, person } = openChat(world, params.chat, query.as)
      return sent(world, chat, personStopsSharing(world, chat, person, params.message))
    },
  )

  app.post(
    '/chats/:chat/forward',
    { schema: { tags, params, body: Forward, response } },
    ({ params, body }) => {
      const { chat, person } = openChat(world, params.chat, body.as)
      const source = openChat(world, body.fromChatId, body.as).chat
      const message = mustExist(findMessage(source, body.messageId))
      if (message.content.kind === 'service' || message.isProtected) {
        throw new WorldRefusal(409, 'this message cannot be forwarded')
      }
      const forward = originOf(world, message)
      return sent(
        world,
        chat,
        personPosts(world, chat, person, message.content, body, forward, { viaBotId: message.viaBotId }),
      )
    },
  )

  app.post(
    '/chats/:chat/edit',
    { schema: { tags, params, body: EditText, response } },
    ({ params, body }) => {
      const { chat, person } = openChat(world, params.chat, body.as)
      return sent(world, chat, personEdits(world, chat, person, body.messageId, body.text))
    },
  )

  app.post(
    '/chats/:chat/delete',
    { schema: { tags, params, body: DeleteMessages, response: { 200: Done } } },
    ({ params, body }) => {
      const { chat, person } = openChat(world, params.chat, body.as)
      for (const id of body.messageIds) {
        const message = mustExist(findMessage(chat, id))
        const isOthers = chat.type !== 'private' && message.fromId !== person.id
        if (isOthers && chat.members.get(person.id) === 'member') {
          throw new WorldRefusal(403, 'only an administrator deletes what others sent')
        }
        deleteMessage(world, chat, message)
      }
      return { eventId: world.events.lastId }
    },
  )
}

function placeOf(body: z.infer<typeof SendLocation> | z.infer<typeof MoveLiveLocation>): Place {
  const { latitude, longitude, horizontalAccuracyMetres } = body
  return horizontalAccuracyMetres === undefined
    ? { latitude, longitude }
    : { latitude, longitude, horizontalAccuracy: horizontalAccuracyMetres }
}

/** One's own card carries the number as the account has it, without the plus; a card from the phone book with it. */
function cardOf(world: World, sender: Person, body: SendContact): ContactCard {
  if (body.own) return ownCard(sender)
  const owner = body.userId === undefined ? null : personNamed(world, body.userId)
  const phoneNumber = body.phone ?? owner?.phone
  if (!phoneNumber) throw new WorldRefusal(400, 'say own, userId or phone')
  const lastName = body.lastName ?? owner?.lastName
  return {
    phoneNumber,
    firstName: body.firstName ?? owner?.firstName ?? 'Contact',
    ...(lastName ? { lastName } : {}),
    ...(owner ? { userId: owner.id } : {}),
  }
}

export function ownCard(person: Person): ContactCard {
  const { id, phone, firstName, lastName } = person
  return { phoneNumber: phone.replace(/^\+/, ''), firstName, ...(lastName ? { lastName } : {}), userId: id }
}

function forwardOf(world: World, contact: ContactCard): ForwardOrigin {
  const owner = contact.userId === undefined ? undefined : world.people.get(contact.userId)
  const date = nowInSeconds()
  return owner
    ? { kind: 'user', name: nameOf(owner), userId: owner.id, date }
    : { kind: 'hidden_user', name: contact.firstName, userId: 0, date }
}
