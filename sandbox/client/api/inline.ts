import type { AskInline, InlineAnswerView, SendInlineResult, Sent } from '../../api/contract.ts'
import { call } from './call.ts'
import { chatPath } from './people.ts'

export const askInline = (question: AskInline) => call<InlineAnswerView>('POST', '/inline-queries', question)
export const sendInlineResult = (chatId: string, result: SendInlineResult) =>
  call<Sent>('POST', `${chatPath(chatId)}/inline-result`, result)
