/**
 * One server of the sandbox bench, in a process of its own so that its processor time and memory are its own too:
 * `world` is the sandbox, `floor` a bare Fastify that reads a JSON body and answers one of the same size.
 * Talks to its parent over IPC: { url } when ready, then an answer to each { ask }.
 */
import fastify from 'fastify'
import { startSandbox } from '../../sandbox/start.ts'
import { postMessage } from '../../sandbox/world/messages.ts'
import type { Chat } from '../../sandbox/world/model.ts'
import type { World } from '../../sandbox/world/world.ts'
import { benchTokens, type Question, type Usage } from './sandbox-wire.ts'

type Ask = Question & { id: number }

const sandbox = async () => {
  const started = await startSandbox({
    bots: benchTokens.map((token, n) => ({ token, username: `bench_${n}_bot`, name: `Bench ${n}` })),
    pollHoldMs: 300,
  })
  const { world } = started
  const work = (ask: Ask): unknown => {
    if (ask.ask === 'people') return settle(world, ask.count)
    if (ask.ask === 'messages') return fill(world, ask.count)
    if (ask.ask === 'write') return write(world, ask.bot, ask.person)
    return usage()
  }
  return { url: started.url, work }
}

/** People who have started every bot. */
function settle(world: World, count: number): number[] {
  const ids: number[] = []
  for (let n = 0; n < count; n++) {
    const person = world.addPerson({ firstName: `Person ${n}`, lastName: 'of the bench' })
    for (const bot of world.bots.values()) world.privateChat(bot, person).isStarted = true
    ids.push(person.id)
  }
  return ids
}

/** Order cards from the bots and, every tenth message, a sentence of the person's, which its bot has fetched. */
function fill(world: World, count: number): number {
  const chats: Chat[] = [...world.chats()]
  const bots = [...world.bots.values()]
  for (let n = 0; n < count; n++) {
    const chat = chats[n % chats.length]
    if (chat?.type !== 'private') continue
    const isPersons = n % 10 === 0
    postMessage(world, chat, {
      fromId: isPersons ? chat.person.id : chat.bot.id,
      content: isPersons
        ? { kind: 'text', text: `where is my order ${n}?`, entities: [] }
        : {
            kind: 'text',
            text: `Order ${n}: two burgers, one salad, a bottle of water. The driver is ${n % 60} minutes away.`,
            entities: [{ type: 'bold', offset: 0, length: 6 + String(n).length }],
          },
      buttons: n % 5 === 0 ? { inline_keyboard: [[{ text: 'Cancel', callback_data: `cancel:${n}` }]] } : null,
    })
    if (n % 50_000 === 0) for (const bot of bots) bot.queue.confirmBelow(bot.queue.tail)
  }
  for (const bot of bots) bot.queue.confirmBelow(bot.queue.tail)
  return count
}

function write(world: World, botId: number, personId: number): number {
  const [bot, person] = [world.bots.get(botId), world.people.get(personId)]
  if (!bot || !person) throw new Error('nobody there')
  const content = { kind: 'text' as const, text: `sent ${Date.now()}`, entities: [] }
  return postMessage(world, world.privateChat(bot, person), { fromId: personId, content }).id
}

const floor = async () => {
  const app = fastify()
  let nextId = 0
  app.post('/*', request => {
    const { chat_id, text } = request.body as { chat_id: number; text: string }
    return {
      ok: true,
      result: {
        message_id: ++nextId,
        from: { id: 1001, is_bot: true, first_name: 'Bench 0', username: 'bench_0_bot' },
        chat: { id: chat_id, type: 'private', first_name: 'Person 0', last_name: 'of the bench' },
        date: Math.floor(Date.now() / 1000),
        text,
      },
    }
  })
  return { url: await app.listen({ port: 0, host: '127.0.0.1' }), work: usage }
}

function usage(): Usage {
  const { user, system } = process.cpuUsage()
  return { cpuMicros: user + system, rssBytes: process.memoryUsage.rss() }
}

const { url, work } = await (process.argv[2] === 'floor' ? floor() : sandbox())
process.on('message', (ask: Ask) => process.send?.({ id: ask.id, answer: work(ask) }))
process.on('disconnect', () => process.exit(0))
process.send?.({ url })
