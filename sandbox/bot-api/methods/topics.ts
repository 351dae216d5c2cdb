import { findMessage } from '../../world/find-message.ts'
import type { Chat, GroupChat, Topic } from '../../world/model.ts'
import { changeTopic, createTopic, deleteTopic, setTopicClosed } from '../../world/topics.ts'
import type { Call } from '../call.ts'
import { assertRight, assertWritable, chatNamed, groupNamed, hasRight, topicNamed } from '../chats.ts'
import { badRequest } from '../failure.ts'
import { characterCount } from '../formatting/format-text.ts'
import type { Handlers } from '../handlers.ts'
import { unpinTopic } from './pins.ts'

const maxNameLength = 128
const iconColors = new Set([0x6fb9f0, 0xffd67e, 0xcb86db, 0x8eee98, 0xff93b2, 0xfb6f5f])

/** Topics of a forum, or of private chats with a bot that keeps them. Who opened one may do with it as it likes. */
export const topicMethods: Handlers = {
  createForumTopic: call => {
    const name = topicName(call.required('name'))
    const chat = chatWithTopics(call)
    assertWritable(chat)
    if (!hasRight(call, chat, 'can_manage_topics')) throw badRequest('not enough rights to create a topic')
    const iconColor = call.integer('icon_color', 0x6fb9f0)
    if (!iconColors.has(iconColor)) throw badRequest('TOPIC_ICON_COLOR_INVALID')
    const iconCustomEmojiId = iconOf(call)
    const wish = { name, iconColor, ...(iconCustomEmojiId ? { iconCustomEmojiId } : {}) }
    const { topic } = createTopic(call.world, chat, call.bot.id, wish)
    return {
      message_thread_id: topic.threadId,
      name: topic.name,
      icon_color: topic.iconColor,
      ...(topic.iconCustomEmojiId ? { icon_custom_emoji_id: topic.iconCustomEmojiId } : {}),
    }
  },
  editForumTopic: call => {
    const chat = chatWithTopics(call)
    const topic = managedTopic(call, chat, 'edit the topic')
    const name = call.text('name').trim() === '' ? topic.name : topicName(call.text('name'))
    const icon = call.has('icon_custom_emoji_id') ? iconOf(call) : topic.iconCustomEmojiId
    const change = {
      ...(name === topic.name ? {} : { name }),
      ...((icon ?? '') === (topic.iconCustomEmojiId ?? '') ? {} : { iconCustomEmojiId: icon ?? '' }),
    }
    if (Object.keys(change).length === 0) throw badRequest('TOPIC_NOT_MODIFIED')
    changeTopic(call.world, chat, call.bot.id, topic, change)
    return true
  },
  closeForumTopic: call => setClosed(call, true),
  reopenForumTopic: call => setClosed(call, false),
  deleteForumTopic: call => {
    const chat = chatWithTopics(call)
    const topic = topicNamed(call, chat)
    assertRight(call, chat, 'can_delete_messages', 'not enough rights to delete the topic')
    deleteTopic(call.world, chat, topic)
    return true
  },
  unpinAllForumTopicMessages: call => {
    const chat = chatWithTopics(call)
    const topic = topicNamed(call, chat)
    assertRight(call, chat, 'can_pin_messages', 'not enough rights to unpin messages')
    return unpinTopic(call, chat, topic.threadId)
  },
}

/** Topics of private chats are always open. */
function setClosed(call: Call<'chat_id' | 'message_thread_id'>, isClosed: boolean): true {
  const group = forum(call)
  const topic = managedTopic(call, group, 'close or open the topic')
  if (topic.isClosed === isClosed) throw badRequest('TOPIC_NOT_MODIFIED')
  setTopicClosed(call.world, group, call.bot.id, topic, isClosed)
  return true
}

function managedTopic(call: Call<'message_thread_id'>, chat: Chat, what: string): Topic {
  const topic = topicNamed(call, chat)
  const isItsOwn = findMessage(chat, topic.threadId)?.fromId === call.bot.id
  if (!isItsOwn) assertRight(call, chat, 'can_manage_topics', `not enough rights to ${what}`)
  return topic
}

function chatWithTopics(call: Call<'chat_id'>): Chat {
  const chat = chatNamed(call)
  if (!chat.topics) throw badRequest('the chat is not a forum')
  return chat
}

/** Throws 400 where the group has no topics. */
export function forum(call: Call<'chat_id'>): GroupChat {
  const group = groupNamed(call)
  if (!group.topics) throw badRequest('the chat is not a forum')
  return group
}

export function topicName(given: string): string {
  const name = given.trim()
  if (name === '' || characterCount(name) > maxNameLength) throw badRequest('TOPIC_TITLE_INVALID')
  return name
}

function iconOf(call: Call<'icon_custom_emoji_id'>): string {
  const id = call.text('icon_custom_emoji_id').trim()
  if (id !== '' && !/^\d{1,19}$/.test(id)) throw badRequest('invalid custom emoji identifier specified')
  return id
}
