import { findMessage } from '../../world/find-message.ts'
import { pinMessage, unpinMessages } from '../../world/messages.ts'
import type { Chat } from '../../world/model.ts'
import type { Call } from '../call.ts'
import { assertRight, chatNamed, messageNamed } from '../chats.ts'
import { badRequest } from '../failure.ts'
import type { Handlers } from '../handlers.ts'

export const pinMethods: Handlers = {
  pinChatMessage: call => {
    const chat = pinnableChat(call)
    const message = messageNamed(call, chat, 'message to pin not found')
    if (message.content.kind === 'service') throw badRequest("message can't be pinned")
    pinMessage(call.world, chat, message, call.bot.id)
    return true
  },
  unpinChatMessage: call => {
    const chat = pinnableChat(call)
    const wanted = call.integer('message_id', 0, 0)
    const id = wanted === 0 ? chat.pinned[0] : chat.pinned.find(pinned => pinned === wanted)
    if (id === undefined) throw badRequest('message to unpin not found')
    unpinMessages(call.world, chat, [id])
    return true
  },
  unpinAllChatMessages: call => {
    const chat = pinnableChat(call)
    unpinMessages(call.world, chat, [...chat.pinned])
    return true
  },
}

/** Takes the pins of one topic off; 0 is the General one. */
export function unpinTopic(call: Call<never>, chat: Chat, threadId: number): true {
  const ids = chat.pinned.filter(id => findMessage(chat, id)?.threadId === threadId)
  if (ids.length > 0) unpinMessages(call.world, chat, ids)
  return true
}

function pinnableChat(call: Call<'chat_id'>) {
  const chat = chatNamed(call)
  assertRight(call, chat, 'can_pin_messages', 'not enough rights to manage pinned messages in the chat')
  return chat
}
