import type { GroupChat } from '../../world/model.ts'
import { renameGeneralTopic, setGeneralTopic } from '../../world/topics.ts'
import type { Call } from '../call.ts'
import { assertRight } from '../chats.ts'
import { badRequest } from '../failure.ts'
import type { Handlers } from '../handlers.ts'
import { unpinTopic } from './pins.ts'
import { forum, topicName } from './topics.ts'

/** The topic that every forum has from the start. */
export const generalTopicMethods: Handlers = {
  editGeneralForumTopic: call => {
    const name = topicName(call.required('name'))
    const group = managed(call, 'edit the topic')
    if (name === group.general.name) throw badRequest('TOPIC_NOT_MODIFIED')
    renameGeneralTopic(call.world, group, call.bot.id, name)
    return true
  },
  closeGeneralForumTopic: call => setClosed(call, true),
  reopenGeneralForumTopic: call => setClosed(call, false),
  hideGeneralForumTopic: call => setHidden(call, true),
  unhideGeneralForumTopic: call => setHidden(call, false),
  unpinAllGeneralForumTopicMessages: call => {
    const group = forum(call)
    assertRight(call, group, 'can_pin_messages', 'not enough rights to unpin messages')
    return unpinTopic(call, group, 0)
  },
}

function setClosed(call: Call<'chat_id'>, isClosed: boolean): true {
  const group = managed(call, 'close or open the topic')
  if (group.general.isClosed === isClosed) throw badRequest('TOPIC_NOT_MODIFIED')
  setGeneralTopic(call.world, group, call.bot.id, { isClosed })
  return true
}

function setHidden(call: Call<'chat_id'>, isHidden: boolean): true {
  const group = managed(call, 'close or open the topic')
  if (group.general.isHidden === isHidden) throw badRequest('TOPIC_NOT_MODIFIED')
  setGeneralTopic(call.world, group, call.bot.id, { isHidden })
  return true
}

function managed(call: Call<'chat_id'>, what: string): GroupChat {
  const group = forum(call)
  assertRight(call, group, 'can_manage_topics', `not enough rights to ${what}`)
  return group
}
