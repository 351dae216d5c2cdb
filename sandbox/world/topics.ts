import { deleteMessage, postMessage } from './messages.ts'
import type { Chat, GroupChat, ServiceContent, StoredMessage, Topic } from './model.ts'
import { type World, WorldRefusal } from './world.ts'

const defaultIconColor = 0x6fb9f0

export interface TopicWish {
  name: string
  iconColor?: number | undefined
  iconCustomEmojiId?: string
}

/** Opens a topic. Its number is the number of the message that says so. */
export function createTopic(
  world: World,
  chat: Chat,
  byId: number,
  { name, iconColor = defaultIconColor, iconCustomEmojiId }: TopicWish,
): { topic: Topic; message: StoredMessage } {
  if (!chat.topics) throw new WorldRefusal(400, 'the chat is not a forum')
  const icon = iconCustomEmojiId ? { iconCustomEmojiId } : {}
  const topic: Topic = { threadId: lastMessageId(chat) + 1, name, iconColor, isClosed: false, ...icon }
  chat.topics.set(topic.threadId, topic)
  const message = say(world, chat, byId, topic.threadId, { kind: 'topic_created', name, iconColor, ...icon })
  world.events.add({ kind: 'chat', chat })
  return { topic, message }
}

function lastMessageId(chat: Chat): number {
  return chat.type === 'private' ? chat.bot.lastMessageId : chat.lastMessageId
}

/** A new name, a new icon or both; an empty icon takes it away. */
export function changeTopic(
  world: World,
  chat: Chat,
  byId: number,
  topic: Topic,
  change: { name?: string; iconCustomEmojiId?: string },
) {
  if (change.name !== undefined) topic.name = change.name
  if (change.iconCustomEmojiId) topic.iconCustomEmojiId = change.iconCustomEmojiId
  else if (change.iconCustomEmojiId === '') Reflect.deleteProperty(topic, 'iconCustomEmojiId')
  const icon = change.iconCustomEmojiId === undefined ? {} : { iconCustomEmojiId: change.iconCustomEmojiId }
  say(world, chat, byId, topic.threadId, { kind: 'topic_edited', name: change.name ?? null, ...icon })
  world.events.add({ kind: 'chat', chat })
}

export function setTopicClosed(
  world: World,
  group: GroupChat,
  byId: number,
  topic: Topic,
  isClosed: boolean,
) {
  topic.isClosed = isClosed
  say(world, group, byId, topic.threadId, { kind: isClosed ? 'topic_closed' : 'topic_reopened' })
  world.events.add({ kind: 'chat', chat: group })
}

export function renameGeneralTopic(world: World, group: GroupChat, byId: number, name: string) {
  group.general.name = name
  say(world, group, byId, 0, { kind: 'topic_edited', name })
  world.events.add({ kind: 'chat', chat: group })
}

/** Hidden is closed too; opening it shows it again. */
export function setGeneralTopic(
  world: World,
  group: GroupChat,
  byId: number,
  change: { isClosed: boolean } | { isHidden: boolean },
) {
  if ('isHidden' in change) {
    group.general.isHidden = change.isHidden
    if (change.isHidden) group.general.isClosed = true
    say(world, group, byId, 0, { kind: change.isHidden ? 'general_topic_hidden' : 'general_topic_shown' })
  } else {
    group.general.isClosed = change.isClosed
    if (!change.isClosed) group.general.isHidden = false
    say(world, group, byId, 0, { kind: change.isClosed ? 'topic_closed' : 'topic_reopened' })
  }
  world.events.add({ kind: 'chat', chat: group })
}

/** Takes the topic away with everything in it. */
export function deleteTopic(world: World, chat: Chat, topic: Topic) {
  for (const message of chat.messages) {
    if (message.threadId === topic.threadId && message.content.kind !== 'deleted') {
      deleteMessage(world, chat, message)
    }
  }
  chat.topics?.delete(topic.threadId)
  world.events.add({ kind: 'chat', chat })
}

function say(
  world: World,
  chat: Chat,
  fromId: number,
  threadId: number,
  service: ServiceContent,
): StoredMessage {
  return postMessage(world, chat, {
    fromId,
    threadId,
    content: { kind: 'service', service },
  })
}
