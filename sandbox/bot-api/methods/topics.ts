import type { GroupChat } from '../../world/model.ts'
import { createTopic, deleteTopic, renameTopic, setTopicClosed } from '../../world/topics.ts'
import type { Call } from '../call.ts'
import { assertAdministrator, groupNamed, topicNamed } from '../chats.ts'
import { badRequest } from '../failure.ts'
import type { Handlers } from '../handlers.ts'

const maxNameLength = 128
const iconColors = new Set([0x6fb9f0, 0xffd67e, 0xcb86db, 0x8eee98, 0xff93b2, 0xfb6f5f])

export const topicMethods: Handlers = {
  createForumTopic: call => {
    const name = call.required('name').trim()
    if (name === '' || name.length > maxNameLength) throw badRequest('TOPIC_TITLE_INVALID')
    const group = forum(call)
    const wanted = call.integer('icon_color', 0x6fb9f0)
    if (!iconColors.has(wanted)) throw badRequest('TOPIC_ICON_COLOR_INVALID')
    const { topic } = createTopic(call.world, group, call.bot.id, name, wanted)
    return { message_thread_id: topic.threadId, name: topic.name, icon_color: topic.iconColor }
  },
  editForumTopic: call => {
    const group = forum(call)
    const topic = topicNamed(call, group)
    const name = call.text('name').trim()
    if (name.length > maxNameLength) throw badRequest('TOPIC_TITLE_INVALID')
    if (name === '' || name === topic.name) throw badRequest('TOPIC_NOT_MODIFIED')
    renameTopic(call.world, group, call.bot.id, topic, name)
    return true
  },
  closeForumTopic: call => setClosed(call, true),
  reopenForumTopic: call => setClosed(call, false),
  deleteForumTopic: call => {
    const group = forum(call)
    deleteTopic(call.world, group, topicNamed(call, group))
    return true
  },
}

function setClosed(call: Call<'chat_id' | 'message_thread_id'>, isClosed: boolean): true {
  const group = forum(call)
  const topic = topicNamed(call, group)
  if (topic.isClosed === isClosed) throw badRequest('TOPIC_NOT_MODIFIED')
  setTopicClosed(call.world, group, call.bot.id, topic, isClosed)
  return true
}

function forum(call: Call<'chat_id'>): GroupChat {
  const group = groupNamed(call)
  if (!group.topics) throw badRequest('the chat is not a forum')
  assertAdministrator(call, group, 'not enough rights to create a topic')
  return group
}
