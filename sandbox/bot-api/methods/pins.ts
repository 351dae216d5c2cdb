import { pinMessage, unpinMessages } from '../../world/messages.ts'
import type { Call } from '../call.ts'
import { assertAdministrator, chatNamed, messageNamed } from '../chats.ts'
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

function pinnableChat(call: Call<'chat_id'>) {
  const chat = chatNamed(call)
  assertAdministrator(call, chat, 'not enough rights to manage pinned messages in the chat')
  return chat
}
