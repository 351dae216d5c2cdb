import type { Handlers } from '../handlers.ts'
import { readRichMessage } from '../rich/read-rich-message.ts'
import { having, send } from '../send.ts'

export const richMethods: Handlers = {
  sendRichMessage: call => having(send(call, readRichMessage(call)), 'rich_message'),
}
