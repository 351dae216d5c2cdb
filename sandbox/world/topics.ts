import { deleteMessage, postMessage } from './messages.ts'
import type { GroupChat, ServiceContent, StoredMessage, Topic } from './model.ts'
import { type World, WorldRefusal } from './world.ts'

const defaultIconColor = 0x6fb9f0

/** Opens a topic. Its number is the number of the message that says so. */
export function createTopic(
  world: World,
  group: GroupChat,
  byId: number,
  name: string,
  iconColor = defaultIconColor,
): { topic: Topic; message: StoredMessage } {
  if (!group.topics) throw new WorldRefusal(400, 'the chat is not a forum')
  const topic: Topic = { threadId: group.lastMessageId + 1, name, iconColor, isClosed: false }
  group.topics.set(topic.threadId, topic)
  const message = say(world, group, byId, topic, { kind: 'topic_created', name, iconColor })
  world.events.add({ kind: 'chat', chat: group })
  return { topic, message }
}

export function renameTopic(world: World, group: GroupChat, byId: number, topic: Topic, name: string) {
  topic.name = name
  say(world, group, byId, topic, { kind: 'topic_edited', name })
  world.events.add({ kind: 'chat', chat: group })
}

export function setTopicClosed(
  world: World,
  group: GroupChat,
  byId: number,
  topic: Topic,
  isClosed: boolean,
) {
  topic.isClosed = isClosed
  say(world, group, byId, topic, { kind: isClosed ? 'topic_closed' : 'topic_reopened' })
  world.events.add({ kind: 'chat', chat: group })
}

/** Takes the topic away with everything in it. */
export function deleteTopic(world: World, group: GroupChat, topic: Topic) {
  for (const message of group.messages) {
    if (message.threadId === topic.threadId && message.content.kind !== 'deleted') {
      deleteMessage(world, group, message)
    }
  }
  group.topics?.delete(topic.threadId)
  world.events.add({ kind: 'chat', chat: group })
}

function say(
  world: World,
  group: GroupChat,
  fromId: number,
  topic: Topic,
  service: ServiceContent,
): StoredMessage {
  return postMessage(world, group, {
    fromId,
    threadId: topic.threadId,
    content: { kind: 'service', service },
  })
}
