import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { PreparedMessage } from '../../inline/model.ts'
import { contentOf, postResult } from '../../inline/post-result.ts'
import type { PreparedButton } from '../../inline/prepared-shelf.ts'
import type { OpenApp } from '../../web-apps/web-apps.ts'
import { nowInSeconds } from '../../world/clock.ts'
import type { Chat } from '../../world/model.ts'
import { personPosts } from '../../world/person-acts.ts'
import { sharedChat, sharedUsers } from '../../world/shared-peers.ts'
import { type World, WorldRefusal } from '../../world/world.ts'
import { openChat } from '../access.ts'
import { PreparedButtonView, PreparedMessageView, Sent, SharePeers, SharePrepared } from '../contract.ts'
import type { ApiDeps } from '../deps.ts'
import { toMessageView } from '../present/messages.ts'
import { sent } from './sent.ts'

const params = z.object({ id: z.string(), prepared: z.string() })
const tags = ['mini apps']

/** What a bot laid out for its mini app to have shared. */
export const preparedRoutes: FastifyPluginAsyncZod<{ deps: ApiDeps }> = async (app, { deps }) => {
  const { world, webApps } = deps.hub

  app.get(
    '/web-apps/:id/prepared-messages/:prepared',
    { schema: { tags, params, response: { 200: PreparedMessageView } } },
    async ({ params }) => {
      const opened = webApps.get(params.id)
      const prepared = messageFor(world, opened, params.prepared)
      return { message: await preview(world, opened, prepared), allows: prepared.allows }
    },
  )

  app.post(
    '/web-apps/:id/prepared-messages/:prepared',
    { schema: { tags, params, body: SharePrepared, response: { 200: Sent } } },
    async ({ params, body }) => {
      const opened = webApps.get(params.id)
      const prepared = messageFor(world, opened, params.prepared)
      const { chat, person } = openChat(world, body.chatId, opened.person.id)
      assertAllowed(prepared, chat)
      return sent(world, chat, await postResult(world, opened.bot, person, chat, prepared.result))
    },
  )

  app.get(
    '/web-apps/:id/prepared-buttons/:prepared',
    { schema: { tags, params, response: { 200: PreparedButtonView } } },
    ({ params }) => {
      const { button } = buttonFor(world, webApps.get(params.id), params.prepared)
      const asksFor = button.kind === 'request_chat' ? ('chat' as const) : ('users' as const)
      return { text: button.text, asksFor, maxQuantity: button.request?.maxQuantity ?? 1 }
    },
  )

  app.post(
    '/web-apps/:id/prepared-buttons/:prepared',
    { schema: { tags, params, body: SharePeers, response: { 200: Sent } } },
    ({ params, body }) => {
      const opened = webApps.get(params.id)
      const { button } = buttonFor(world, opened, params.prepared)
      const chat = world.privateChat(opened.bot, opened.person)
      const content =
        button.kind === 'request_chat'
          ? sharedChat(world, chat, button, opened.person, body.sharedChatId)
          : sharedUsers(world, button, body.userIds)
      return sent(world, chat, personPosts(world, chat, opened.person, content))
    },
  )
}

function messageFor(world: World, { bot, person }: OpenApp, id: string): PreparedMessage {
  const prepared = world.prepared.messages.get(id)
  const isTheirs = prepared?.botId === bot.id && prepared.personId === person.id
  if (!prepared || !isTheirs) throw new WorldRefusal(404, 'no such message was prepared for this person')
  if (prepared.expiresAt <= nowInSeconds()) throw new WorldRefusal(409, 'the prepared message has expired')
  return prepared
}

function buttonFor(world: World, { bot, person }: OpenApp, id: string): PreparedButton {
  const prepared = world.prepared.buttons.get(id)
  const isTheirs = prepared?.botId === bot.id && prepared.personId === person.id
  if (!prepared || !isTheirs) throw new WorldRefusal(404, 'no such button was prepared for this person')
  return prepared
}

/** Every private chat here is one with a bot. */
function assertAllowed({ allows }: PreparedMessage, chat: Chat) {
  const isAllowed = chat.type === 'private' ? allows.bots : allows.groups
  if (!isAllowed) throw new WorldRefusal(409, 'the bot did not prepare this message for such chats')
}

async function preview(world: World, { bot, person }: OpenApp, { result }: PreparedMessage) {
  return toMessageView(world, world.privateChat(bot, person), {
    id: 1,
    fromId: person.id,
    date: nowInSeconds(),
    editDate: 0,
    threadId: 0,
    content: await contentOf(world, result),
    buttons: result.buttons,
    replyToId: 0,
    forward: null,
    mediaGroupId: null,
    isProtected: false,
    viaBotId: bot.id,
    inlineMessageId: null,
    reactions: null,
  })
}
