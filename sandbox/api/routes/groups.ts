import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { findMessage } from '../../world/find-message.ts'
import { joinByLink } from '../../world/invite-links.ts'
import { mustExist } from '../../world/messages.ts'
import { migrateGroup } from '../../world/migrate.ts'
import type { GroupChat, Person, Topic } from '../../world/model.ts'
import { pollIn, vote } from '../../world/polls.ts'
import { changeTopic, deleteTopic, setTopicClosed } from '../../world/topics.ts'
import { WorldRefusal } from '../../world/world.ts'
import { openChat, personNamed } from '../access.ts'
import { Acting, ChatId, ChatView, Done, JoinByLink, Joined, TopicChange, Vote } from '../contract.ts'
import type { ApiDeps } from '../deps.ts'
import { toChatView } from '../present/accounts.ts'

const params = z.object({ chat: ChatId })
const topicParams = params.extend({ topic: z.coerce.number().int().positive() })
const asQuery = z.object({ as: z.coerce.number().int().positive() })
const tags = ['chats']

/** Ways into a group and what people do together there. */
export const groupRoutes: FastifyPluginAsyncZod<{ deps: ApiDeps }> = async (app, { deps }) => {
  const { world } = deps.hub
  const done = () => ({ eventId: world.events.lastId })

  app.post('/join', { schema: { tags, body: JoinByLink, response: { 200: Joined } } }, ({ body }) => {
    const { group, status } = joinByLink(world, personNamed(world, body.as), body.link)
    return { status, chatId: group.key, eventId: world.events.lastId }
  })

  app.post(
    '/chats/:chat/vote',
    { schema: { tags, params, body: Vote, response: { 200: Done } } },
    ({ params, body }) => {
      const { chat, person } = openChat(world, params.chat, body.as)
      const poll = pollIn(world, mustExist(findMessage(chat, body.messageId)))
      if (!poll) throw new WorldRefusal(409, 'that is no poll')
      vote(world, poll, person.id, body.options)
      return done()
    },
  )

  app.post(
    '/chats/:chat/migrate',
    { schema: { tags, params, body: Acting, response: { 200: ChatView } } },
    ({ params, body }) => {
      const { chat, person } = openChat(world, params.chat, body.as)
      if (chat.type === 'private') throw new WorldRefusal(409, 'only a basic group can become a supergroup')
      return toChatView(world, migrateGroup(world, chat, person.id))
    },
  )

  app.patch(
    '/chats/:chat/topics/:topic',
    { schema: { tags, params: topicParams, body: TopicChange, response: { 200: Done } } },
    ({ params, body }) => {
      const { group, topic, person } = openTopic(params.chat, params.topic, body.as)
      if (body.name !== undefined && body.name !== topic.name) {
        changeTopic(world, group, person.id, topic, { name: body.name })
      }
      if (body.isClosed !== undefined && body.isClosed !== topic.isClosed) {
        setTopicClosed(world, group, person.id, topic, body.isClosed)
      }
      return done()
    },
  )

  app.delete(
    '/chats/:chat/topics/:topic',
    { schema: { tags, params: topicParams, querystring: asQuery, response: { 200: Done } } },
    ({ params, query }) => {
      const { group, topic } = openTopic(params.chat, params.topic, query.as)
      deleteTopic(world, group, topic)
      return done()
    },
  )

  /** A topic for somebody who may change it. */
  function openTopic(
    name: string,
    threadId: number,
    as: number,
  ): { group: GroupChat; topic: Topic; person: Person } {
    const { chat, person } = openChat(world, name, as)
    const topic = chat.type === 'private' ? undefined : chat.topics?.get(threadId)
    if (chat.type === 'private' || !topic) throw new WorldRefusal(404, 'there is no such topic')
    const status = chat.members.get(person.id)
    if (status !== 'creator' && status !== 'administrator') {
      throw new WorldRefusal(403, 'only an administrator changes topics')
    }
    return { group: chat, topic, person }
  }
}
