import { badRequest, queryTooOld } from '../failure.ts'
import type { Handlers } from '../handlers.ts'

const maxAnswerLength = 200

export const callbackMethods: Handlers = {
  answerCallbackQuery: call => {
    const text = call.text('text')
    const url = call.text('url')
    if (text.length > maxAnswerLength) throw badRequest('MESSAGE_TOO_LONG')
    if (url !== '' && !/^https:\/\/(t\.me|telegram\.me)\//i.test(url)) throw badRequest('URL_INVALID')
    const answer = { text: text || null, showAlert: call.flag('show_alert'), url: url || null }
    if (!call.hub.callbacks.answer(call.bot, call.text('callback_query_id').trim(), answer)) {
      throw queryTooOld()
    }
    return true
  },
}
