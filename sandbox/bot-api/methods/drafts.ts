import type { MessageEntity } from 'grammy/types'
import type { Call } from '../call.ts'
import { threadNamed, writableChat } from '../chats.ts'
import { badRequest } from '../failure.ts'
import { characterCount, formatText } from '../formatting/format-text.ts'
import type { Handlers } from '../handlers.ts'
import { readRichMessage } from '../rich/read-rich-message.ts'

const maxTextLength = 4096

/** What a bot is just writing. It stands in no chat: the windows show it until the message comes. */
export const draftMethods: Handlers = {
  sendMessageDraft: call => {
    const { text, entities } = formatText(
      call.world,
      call.text('text'),
      call.text('parse_mode'),
      call.jsonOrNothing('entities'),
    )
    if (characterCount(text) > maxTextLength) throw badRequest('message is too long')
    return show(call, text, entities)
  },
  sendRichMessageDraft: call => {
    const { text, entities } = readRichMessage(call)
    return show(call, text, entities)
  },
}

function show(
  call: Call<'chat_id' | 'message_thread_id' | 'draft_id'>,
  text: string,
  entities: MessageEntity[],
): true {
  const chat = writableChat(call)
  if (chat.type !== 'private') throw badRequest('message drafts can be sent only to private chats')
  threadNamed(call, chat)
  if (call.integer('draft_id', 0) === 0) throw badRequest('invalid draft_id specified')
  call.world.events.add({ kind: 'draft', chat, fromId: call.bot.id, text, entities })
  return true
}
