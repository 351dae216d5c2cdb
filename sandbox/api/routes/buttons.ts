import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { botBehind } from '../../world/callbacks.ts'
import { findMessage, findSeenBy } from '../../world/find-message.ts'
import { removeMember, setBlocked } from '../../world/members.ts'
import { asReaction, mustExist, react } from '../../world/messages.ts'
import type { Chat, Content, Person, ReplyButton } from '../../world/model.ts'
import { personPosts, textContent } from '../../world/person-acts.ts'
import { sharedChat, sharedUsers } from '../../world/shared-peers.ts'
import { within } from '../../world/within.ts'
import { type World, WorldRefusal } from '../../world/world.ts'
import { openChat, personNamed } from '../access.ts'
import {
  Acting,
  ChatId,
  Done,
  type InlineButtonView,
  type Press,
  Press as PressBody,
  Pressed,
  React,
  ReplyPress,
  Sent,
} from '../contract.ts'
import type { ApiDeps } from '../deps.ts'
import { toButtonViews } from '../present/buttons.ts'
import { pressedAside } from '../pressed-aside.ts'
import { ownCard } from './sending.ts'
import { sent } from './sent.ts'

const params = z.object({ chat: ChatId })
const tags = ['tapping']

/** What a person taps. */
export const buttonRoutes: FastifyPluginAsyncZod<{ deps: ApiDeps }> = async (app, { deps }) => {
  const { world, callbacks } = deps.hub

  app.post(
    '/chats/:chat/press',
    { schema: { tags, params, body: PressBody, response: { 200: Pressed } } },
    async ({ params, body }): Promise<Pressed> => {
      const { chat, person } = openChat(world, params.chat, body.as)
      const eventId = world.events.lastId
      const button = buttonIn(chat, body)
      if (button && button.kind !== 'callback') {
        return pressedAside(deps.hub, chat, person, body.messageId, button, eventId)
      }
      const data = body.data ?? button?.callbackData
      const bot = botBehind(world, chat, body.messageId)
      if (data === undefined || data === null || !bot) throw new WorldRefusal(404, 'there is no such button')
      const answered = callbacks.press(bot, chat, person, body.messageId, data)
      const answer = await within(answered, body.timeoutMs ?? 0)
      return {
        kind: 'callback',
        answer,
        url: answer?.url ?? null,
        copied: null,
        app: null,
        inlineQuery: null,
        eventId,
      }
    },
  )

  app.post(
    '/chats/:chat/reply-press',
    { schema: { tags, params, body: ReplyPress, response: { 200: Sent } } },
    ({ params, body }) => {
      const { chat, person } = openChat(world, params.chat, body.as)
      const held = chat.keyboards.get(person.id)
      const button = held?.markup.keyboard.flat().find(candidate => candidate.text === body.text)
      if (!held || !button) throw new WorldRefusal(404, `the keyboard has no button "${body.text}"`)
      const giver = body.contactUserId === undefined ? person : personNamed(world, body.contactUserId)
      const content = contentOf(world, chat, button, giver, body)
      // In a group the press answers the message that brought the keyboard, so its bot hears it.
      const replyTo = chat.type === 'private' ? undefined : held.messageId
      return sent(
        world,
        chat,
        personPosts(world, chat, person, content, { threadId: body.threadId, replyTo }),
      )
    },
  )

  app.post(
    '/chats/:chat/block',
    { schema: { tags, params, body: Acting, response: { 200: Done } } },
    ({ params, body }) => {
      setBlocked(world, privateOnly(openChat(world, params.chat, body.as).chat), true)
      return { eventId: world.events.lastId }
    },
  )

  app.post(
    '/chats/:chat/unblock',
    { schema: { tags, params, body: Acting, response: { 200: Done } } },
    ({ params, body }) => {
      setBlocked(world, privateOnly(openChat(world, params.chat, body.as).chat), false)
      return { eventId: world.events.lastId }
    },
  )

  app.post(
    '/chats/:chat/leave',
    { schema: { tags, params, body: Acting, response: { 200: Done } } },
    ({ params, body }) => {
      const { chat, person } = openChat(world, params.chat, body.as)
      if (chat.type === 'private') throw new WorldRefusal(400, 'one leaves groups; a bot is blocked')
      removeMember(world, chat, person.id, person.id)
      return { eventId: world.events.lastId }
    },
  )

  app.post(
    '/chats/:chat/react',
    { schema: { tags, params, body: React, response: { 200: Done } } },
    ({ params, body }) => {
      const { chat, person } = openChat(world, params.chat, body.as)
      const emoji = body.emoji ? asReaction(body.emoji) : ''
      if (emoji === null) throw new WorldRefusal(400, 'Telegram has no such reaction')
      react(world, chat, mustExist(findMessage(chat, body.messageId)), person.id, emoji)
      return { eventId: world.events.lastId }
    },
  )
}

function privateOnly(chat: Chat) {
  if (chat.type !== 'private') throw new WorldRefusal(400, 'only a bot can be blocked')
  return chat
}

/** The button the request means; undefined when it names raw data only. */
function buttonIn(chat: Chat, body: Press): InlineButtonView | undefined {
  if (body.row === undefined && body.text === undefined) return undefined
  const message = mustExist(findSeenBy(chat, body.messageId, body.as))
  const buttons = toButtonViews(message.buttons).flat()
  const found = buttons.find(button =>
    body.text === undefined
      ? button.row === body.row && button.column === (body.column ?? 0)
      : button.text === body.text,
  )
  if (found) return found
  const there = buttons.map(button => `"${button.text}"`).join(', ') || 'none'
  throw new WorldRefusal(404, `there is no such button under the message; there are: ${there}`)
}

function contentOf(world: World, chat: Chat, button: ReplyButton, giver: Person, body: ReplyPress): Content {
  switch (button.kind) {
    case 'request_contact':
      return { kind: 'contact', contact: ownCard(giver) }
    case 'request_location': {
      const { latitude, longitude } = body
      if (latitude === undefined || longitude === undefined) {
        throw new WorldRefusal(400, 'this button gives a location: say latitude and longitude')
      }
      return { kind: 'location', place: { latitude, longitude }, live: null }
    }
    case 'request_users':
      return sharedUsers(world, button, body.userIds ?? [])
    case 'request_chat':
      return sharedChat(world, chat, button, giver, body.sharedChatId)
    case 'text':
      return textContent(button.text)
    default:
      throw new WorldRefusal(409, 'this button opens something; it cannot be pressed here')
  }
}
