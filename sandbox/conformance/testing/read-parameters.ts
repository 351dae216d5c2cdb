import { dispatch } from '../../bot-api/dispatch.ts'
import { Hub } from '../../bot-api/hub.ts'
import { TraceLog } from '../../bot-api/trace-log.ts'
import { telegramWebhookTimes } from '../../bot-api/updates/webhook-sender.ts'
import { FaultBook } from '../../faults/fault-book.ts'
import { shopToken, testBots } from '../../testing/bots.ts'
import { onePixelPng } from '../../testing/one-pixel.ts'
import { addMembers, setMember } from '../../world/members.ts'
import { postMessage } from '../../world/messages.ts'
import type { Chat, Content } from '../../world/model.ts'
import { createTopic } from '../../world/topics.ts'
import { World } from '../../world/world.ts'
import { Conformance } from '../conformance.ts'

/** Argument values that remember by which names they were asked for. */
class WatchedValues extends Map<string, unknown> {
  readonly asked = new Set<string>()

  override get(name: string): unknown {
    this.asked.add(name)
    return super.get(name)
  }

  override has(name: string): boolean {
    this.asked.add(name)
    return super.has(name)
  }
}

/** What one call came to. */
export interface Tried {
  asked: ReadonlySet<string>
  code: number
  description: string
}

/** A small world in which most calls make sense: a person, a forum, and a message of the bot's of each kind. */
async function littleWorld() {
  const world = new World()
  for (const bot of testBots) world.addBot(bot)
  const bot = world.botByToken(shopToken)
  if (!bot) throw new Error('there is no bot')
  const ann = world.addPerson({ id: 1101, firstName: 'Ann' })
  world.addPerson({ id: 1102, firstName: 'Bob' })
  const forum = world.addGroup({ type: 'supergroup', title: 'Desk', hasTopics: true })
  setMember(world, forum, ann.id, 'creator', ann.id)
  setMember(world, forum, 1102, 'member', ann.id)
  addMembers(world, forum, [bot.id], ann.id, true)
  const { topic } = createTopic(world, forum, bot.id, { name: 'Orders' })
  const chat = world.privateChat(bot, ann)
  chat.isStarted = true
  const photo = world.files.add('photos', onePixelPng, null, 'image/png')
  const contents: Content[] = [
    { kind: 'text', text: 'a text', entities: [] },
    { kind: 'photo', file: photo, caption: 'a photo', captionEntities: [] },
    {
      kind: 'location',
      place: { latitude: 1, longitude: 2 },
      live: { period: 900, isStopped: false },
    },
  ]
  const messagesIn = (where: Chat) =>
    contents.map(content => postMessage(world, where, { fromId: bot.id, content }).id)
  const hub = new Hub({
    world,
    faults: new FaultBook(),
    traces: new TraceLog(),
    conformance: await Conformance.open('off'),
    pollHoldMs: 10,
    checkoutTimes: { answerLimitMs: 10, lateChargeMs: 10 },
    closeGuardMs: 0,
    webhookTimes: telegramWebhookTimes,
  })
  const chats = [
    { id: ann.id, messages: messagesIn(chat), threadId: 0 },
    { id: forum.id, messages: messagesIn(forum), threadId: topic.threadId },
  ]
  return { hub, bot, chats }
}

/** Calls the method in every kind of chat on every kind of message, each time in a new world. */
export async function tryMethod(
  method: string,
  parameters: Iterable<string>,
  values: Readonly<Record<string, unknown>>,
): Promise<Tried[]> {
  const names = [...parameters]
  const tried: Tried[] = []
  for (const [chatAt, messageAt] of [0, 1].flatMap(chat => [0, 1, 2].map(message => [chat, message]))) {
    const { hub, bot, chats } = await littleWorld()
    const place = chats[chatAt ?? 0]
    const here: Record<string, unknown> = {
      chat_id: place?.id,
      from_chat_id: place?.id,
      message_id: place?.messages[messageAt ?? 0],
      message_ids: place?.messages,
      message_thread_id: place?.threadId,
    }
    const args = new WatchedValues()
    for (const name of names) args.set(name, here[name] ?? values[name] ?? '1')
    const files = new Map([['file', { bytes: onePixelPng, name: 'dot.png', mimeType: 'image/png' }]])
    const outcome = await dispatch(hub, bot, method, { values: args, files })
    hub.stop()
    const envelope = outcome.kind === 'answer' ? outcome.envelope : null
    tried.push({
      asked: args.asked,
      code: envelope?.ok ? 200 : (envelope?.error_code ?? 0),
      description: envelope?.ok ? '' : (envelope?.description ?? 'cut'),
    })
  }
  return tried
}
