import type { WebSocket } from '@fastify/websocket'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { LoggedEvent } from '../../world/event-log.ts'
import { findTrace } from '../../world/find-message.ts'
import { isPresent } from '../../world/members.ts'
import type { Chat } from '../../world/model.ts'
import type { World } from '../../world/world.ts'
import { openChat } from '../access.ts'
import { type StreamMessage, Waited, WaitQuery, type WorldEvent } from '../contract.ts'
import type { ApiDeps } from '../deps.ts'
import { toWorldEvent } from '../present/events.ts'

const streamQuery = z.object({
  after: z.coerce.number().int().nonnegative().optional(),
  as: z.string().optional(),
  log: z.stringbool().default(false),
})

/** Who reads so slowly that this much piles up is cut off, and may come back with `after`. */
const mostUnreadBytes = 8 * 1024 * 1024

/** Watching: a long poll on one chat, and the stream of everything. */
export const liveRoutes: FastifyPluginAsyncZod<{ deps: ApiDeps }> = async (app, { deps }) => {
  const { world, traces } = deps.hub

  app.get(
    '/wait',
    { schema: { tags: ['watching'], querystring: WaitQuery, response: { 200: Waited } } },
    async ({ query }, reply) => {
      const { chat } = openChat(world, query.chatId, query.as)
      if (world.events.after(query.after, chat).length === 0) {
        await nextEventIn(world, chat, query.timeout, gone => reply.raw.once('close', gone))
      }
      const people = new Set([query.as])
      const events = world.events
        .after(query.after, chat)
        .flatMap(event => (isFor(event, people) ? shown(world, event) : []))
      return { events, lastEventId: Math.max(query.after, world.events.lastId) }
    },
  )

  app.get(
    '/events',
    { websocket: true, schema: { tags: ['watching'], querystring: streamQuery } },
    (socket, { query }) => {
      const send = (message: StreamMessage) => {
        if (socket.bufferedAmount > mostUnreadBytes) socket.terminate()
        else if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message))
      }
      const people = query.as === undefined ? null : new Set(query.as.split(',').map(Number))
      const tell = (event: LoggedEvent) => {
        if (people && event.chat && !(concerns(event.chat, people) && isFor(event, people))) return
        for (const event_ of shown(world, event)) send({ type: 'event', event: event_ })
      }
      const { lastId, firstId } = world.events
      const isResumed = query.after !== undefined && query.after >= firstId - 1 && query.after <= lastId
      send({ type: 'hello', worldId: world.id, lastEventId: lastId, isResumed })
      if (isResumed) for (const event of world.events.after(query.after ?? 0)) tell(event)
      const stops = [world.events.listen(tell)]
      if (query.log) stops.push(traces.listen(entry => send({ type: 'log', entry })))
      stopWhenGone(socket, stops)
    },
  )
}

function stopWhenGone(socket: WebSocket, stops: (() => void)[]) {
  const stop = () => {
    for (const each of stops.splice(0)) each()
  }
  socket.on('close', stop)
  socket.on('error', stop)
}

function shown(world: World, event: LoggedEvent): WorldEvent[] {
  const view = toWorldEvent(world, event)
  return view ? [view] : []
}

function concerns(chat: Chat, people: Set<number>): boolean {
  if (chat.type === 'private') return people.has(chat.person.id)
  return [...people].some(id => isPresent(chat.members.get(id)))
}

/** What only one person sees is told to nobody else. */
function isFor(event: LoggedEvent, people: Set<number>): boolean {
  if (event.kind !== 'message') return true
  const visibleTo = findTrace(event.chat, event.messageId)?.visibleTo
  return visibleTo === undefined || people.has(visibleTo)
}

function nextEventIn(
  world: World,
  chat: Chat,
  timeoutMs: number,
  onGone: (gone: () => void) => void,
): Promise<void> {
  return new Promise(resolve => {
    const finish = () => {
      clearTimeout(timer)
      stop()
      resolve()
    }
    const timer = setTimeout(finish, timeoutMs)
    const stop = world.events.listenToChat(chat, finish)
    onGone(finish)
  })
}
