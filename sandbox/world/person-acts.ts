import { findEntities } from './find-entities.ts'
import { findMessage } from './find-message.ts'
import { keyboardUsed } from './keyboards.ts'
import { isPresent, setBlocked } from './members.ts'
import { type Draft, editMessage, mustExist, postMessage } from './messages.ts'
import type { Chat, Content, ForwardOrigin, Person, PrivateChat, StoredMessage } from './model.ts'
import { forbiddenKind, rightsOf } from './permissions.ts'
import { type World, WorldRefusal } from './world.ts'

/** What Telegram's apps cut a long text into. */
const maxTextLength = 4096

export interface Where {
  threadId?: number | undefined
  replyTo?: number | undefined
}

/** A person writes. To write to a bot is to have started it; to a blocked one nothing can be written. */
export function personPosts(
  world: World,
  chat: Chat,
  person: Person,
  content: Content,
  where: Where = {},
  forward: ForwardOrigin | null = null,
  inline: Pick<Draft, 'viaBotId' | 'buttons' | 'inlineMessageId'> = {},
): StoredMessage {
  assertMayWrite(chat, person, content)
  const answered = where.replyTo ? mustExist(findMessage(chat, where.replyTo)) : undefined
  // An answer goes where the question stands.
  const threadId = where.threadId ?? answered?.threadId ?? 0
  assertTopicOpen(chat, person, threadId)
  if (chat.type === 'private' && !chat.isStarted) {
    chat.isStarted = true
    world.events.add({ kind: 'chat', chat })
    world.events.add({ kind: 'state', chat: null })
  }
  const draft = {
    fromId: person.id,
    content,
    forward,
    threadId,
    replyToId: where.replyTo ?? 0,
    ...inline,
  }
  const message = postMessage(world, chat, draft)
  keyboardUsed(world, chat, person.id)
  return message
}

/** A typed text. What is longer than a message is sent as several, and the last one is the answer. */
export function personSaysText(world: World, chat: Chat, person: Person, text: string, where: Where = {}) {
  const parts = split(text.trim())
  if (parts.length === 0) throw new WorldRefusal(400, 'there is nothing in the text')
  return parts.map(part => personPosts(world, chat, person, textContent(part), where)).at(-1) as StoredMessage
}

export function textContent(text: string): Content {
  return { kind: 'text', text, entities: findEntities(text) }
}

function split(text: string): string[] {
  const parts: string[] = []
  let rest = text
  while (rest !== '') {
    const isPairCut = /[\uD800-\uDBFF]/.test(rest[maxTextLength - 1] ?? '')
    const part = rest.slice(0, isPairCut ? maxTextLength - 1 : maxTextLength)
    rest = rest.slice(part.length)
    if (part.trim() !== '') parts.push(part.trim())
  }
  return parts
}

/** Presses Start (or opens a link with a payload): lifts a block and says "/start". */
export function personStarts(world: World, chat: PrivateChat, payload: string): StoredMessage {
  setBlocked(world, chat, false)
  const text = payload === '' ? '/start' : `/start ${payload}`
  return personSaysText(world, chat, chat.person, text)
}

/** Changes a text one sent oneself. */
export function personEdits(
  world: World,
  chat: Chat,
  person: Person,
  messageId: number,
  text: string,
): StoredMessage {
  const message = ownMessage(chat, person, messageId)
  if (message.content.kind !== 'text') throw new WorldRefusal(409, 'only a text can be changed')
  if (text.trim() === '') throw new WorldRefusal(400, 'there is nothing in the text')
  editMessage(world, chat, message, { content: textContent(text.trim().slice(0, maxTextLength)) })
  return message
}

export function ownMessage(chat: Chat, person: Person, messageId: number): StoredMessage {
  const message = mustExist(findMessage(chat, messageId))
  if (message.fromId !== person.id) throw new WorldRefusal(403, 'somebody else sent that message')
  return message
}

export function assertIsIn(chat: Chat, person: Person) {
  const isIn = chat.type === 'private' ? chat.person === person : isPresent(chat.members.get(person.id))
  if (!isIn) throw new WorldRefusal(403, `${person.firstName} is not in this chat`)
}

function assertMayWrite(chat: Chat, person: Person, content: Content) {
  assertIsIn(chat, person)
  if (chat.type !== 'private' && chat.migratedToId !== 0) {
    throw new WorldRefusal(409, `the group has become the supergroup ${chat.migratedToId}`)
  }
  const forbidden = chat.type === 'private' ? null : forbiddenKind(chat, person.id, content)
  if (forbidden) throw new WorldRefusal(403, `${person.firstName} may not send ${forbidden} here`)
  if (chat.type === 'private' && chat.isBlocked) {
    throw new WorldRefusal(409, `${person.firstName} has blocked this bot; unblock it or press Start first`)
  }
}

function assertTopicOpen(chat: Chat, person: Person, threadId: number) {
  const topic = topicOf(chat, threadId)
  if (topic === undefined) throw new WorldRefusal(404, 'there is no such topic')
  const isAdministrator = chat.type !== 'private' && rightsOf(chat, person.id) !== null
  if (topic?.isClosed && !isAdministrator) throw new WorldRefusal(409, 'the topic is closed')
}

/** Null where there are no topics at all; undefined where this one is missing. */
function topicOf(chat: Chat, threadId: number): { isClosed: boolean } | null | undefined {
  if (threadId !== 0) return chat.topics?.get(threadId)
  return chat.type === 'private' || !chat.topics ? null : chat.general
}
