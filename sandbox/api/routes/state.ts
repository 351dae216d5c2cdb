import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { addMembers, removeMember, setMember } from '../../world/members.ts'
import { postMessage } from '../../world/messages.ts'
import type { Chat } from '../../world/model.ts'
import { createTopic } from '../../world/topics.ts'
import { WorldRefusal } from '../../world/world.ts'
import { botNamed, openChat, personNamed } from '../access.ts'
import {
  ChatDetailView,
  ChatId,
  ChatView,
  Done,
  MessagesView,
  NewChat,
  NewMembers,
  NewTopic,
  NewUser,
  Sent,
  StateView,
  UserChange,
  UserView,
} from '../contract.ts'
import type { ApiDeps } from '../deps.ts'
import { toBotView, toChatDetail, toChatView, toUserView } from '../present/accounts.ts'
import { toMessageView } from '../present/messages.ts'
import { sent } from './sent.ts'

const chatPath = z.object({ chat: ChatId })
const asQuery = z.object({ as: z.coerce.number().int().positive() })
const pageQuery = asQuery.extend({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  threadId: z.coerce.number().int().positive().optional(),
})

/** Who and what there is, and making more of it. */
export const stateRoutes: FastifyPluginAsyncZod<{ deps: ApiDeps }> = async (app, { deps }) => {
  const { world } = deps.hub

  app.get('/state', { schema: { tags: ['world'], response: { 200: StateView } } }, () => ({
    worldId: world.id,
    lastEventId: world.events.lastId,
    users: [...world.people.values()].map(toUserView),
    bots: [...world.bots.values()].map(bot => toBotView(bot)),
    chats: [...world.chats()].filter(isBegun).map(chat => toChatView(world, chat)),
    hasMap: deps.hasMap,
  }))

  app.post(
    '/users',
    { schema: { tags: ['world'], body: NewUser, response: { 200: UserView } } },
    ({ body }) => toUserView(world.addPerson(body)),
  )

  app.patch(
    '/users/:user',
    {
      schema: {
        tags: ['world'],
        params: z.object({ user: z.coerce.number() }),
        body: UserChange,
        response: { 200: UserView },
      },
    },
    ({ params, body }) => {
      const person = personNamed(world, params.user)
      world.changePerson(person, body)
      return toUserView(person)
    },
  )

  app.post(
    '/chats',
    { schema: { tags: ['world'], body: NewChat, response: { 200: ChatView } } },
    ({ body }) => {
      if (body.hasTopics && body.type === 'group')
        throw new WorldRefusal(400, 'only a supergroup can have topics')
      const owner = personNamed(world, body.ownerId)
      const people = body.memberIds.map(id => personNamed(world, id).id)
      const bots = body.bots.map(name => botNamed(world, name).id)
      const group = world.addGroup(body)
      setMember(world, group, owner.id, 'creator', owner.id)
      for (const id of people) if (id !== owner.id) setMember(world, group, id, 'member', owner.id)
      const service = { kind: 'group_created' as const, title: group.title }
      postMessage(world, group, { fromId: owner.id, content: { kind: 'service', service } })
      addMembers(world, group, bots, owner.id, body.botsAreAdministrators)
      return toChatView(world, group)
    },
  )

  app.get(
    '/chats/:chat',
    {
      schema: { tags: ['chats'], params: chatPath, querystring: asQuery, response: { 200: ChatDetailView } },
    },
    ({ params, query }) => {
      const { chat, person } = openChat(world, params.chat, query.as)
      return toChatDetail(world, chat, person)
    },
  )

  app.get(
    '/chats/:chat/messages',
    {
      schema: { tags: ['chats'], params: chatPath, querystring: pageQuery, response: { 200: MessagesView } },
    },
    ({ params, query }) => {
      const { chat, person } = openChat(world, params.chat, query.as)
      const found = []
      let at = chat.messages.length - 1
      for (; at >= 0 && found.length <= query.limit; at--) {
        const message = chat.messages[at]
        if (!message || message.content.kind === 'deleted') continue
        if (query.before !== undefined && message.id >= query.before) continue
        if (message.visibleTo !== undefined && message.visibleTo !== person.id) continue
        if (query.threadId !== undefined && message.threadId !== query.threadId) continue
        found.push(message)
      }
      const hasMore = found.length > query.limit
      const page = found.slice(0, query.limit).reverse()
      return {
        messages: page.map(message => toMessageView(world, chat, message)),
        hasMore,
        lastEventId: world.events.lastId,
      }
    },
  )

  app.post(
    '/chats/:chat/members',
    { schema: { tags: ['chats'], params: chatPath, body: NewMembers, response: { 200: Done } } },
    ({ params, body }) => {
      const { chat, person } = openChat(world, params.chat, body.as)
      if (chat.type === 'private') throw new WorldRefusal(400, 'a private chat has no further members')
      const ids = [
        ...body.userIds.map(id => personNamed(world, id).id),
        ...body.bots.map(name => botNamed(world, name).id),
      ]
      addMembers(world, chat, ids, person.id, body.asAdministrators)
      return { eventId: world.events.lastId }
    },
  )

  app.delete(
    '/chats/:chat/members/:user',
    {
      schema: {
        tags: ['chats'],
        params: chatPath.extend({ user: z.coerce.number() }),
        querystring: asQuery,
        response: { 200: Done },
      },
    },
    ({ params, query }) => {
      const { chat, person } = openChat(world, params.chat, query.as)
      if (chat.type === 'private') throw new WorldRefusal(400, 'nobody can be removed from a private chat')
      removeMember(world, chat, params.user, person.id)
      return { eventId: world.events.lastId }
    },
  )

  app.post(
    '/chats/:chat/topics',
    { schema: { tags: ['chats'], params: chatPath, body: NewTopic, response: { 200: Sent } } },
    ({ params, body }) => {
      const { chat, person } = openChat(world, params.chat, body.as)
      return sent(world, chat, createTopic(world, chat, person.id, body).message)
    },
  )
}

/** To look into a private chat is not yet to have one. */
function isBegun(chat: Chat): boolean {
  return chat.type !== 'private' || chat.messages.length > 0
}
