import type { SentWebAppMessage } from 'grammy/types'
import type { InlineAnswer } from '../../inline/model.ts'
import { postResult } from '../../inline/post-result.ts'
import { nowInSeconds } from '../../world/clock.ts'
import type { Call } from '../call.ts'
import { userNamed } from '../chats.ts'
import { badRequest, queryTooOld } from '../failure.ts'
import type { Handlers } from '../handlers.ts'
import { readInlineResult, readInlineResults } from '../inline-result.ts'
import { isSecure } from '../keyboards/check-markup.ts'
import { FieldError, fieldsOf, requiredObject, requiredText } from '../keyboards/fields.ts'

const dayInSeconds = 86_400
const usualCacheTime = 300
const maxOffsetBytes = 64

/** What a bot offers for words typed after its name, and messages that people send with its help. */
export const inlineMethods: Handlers = {
  answerInlineQuery: call => {
    const answer: InlineAnswer = {
      isPersonal: call.flag('is_personal'),
      cacheTime: call.integer('cache_time', usualCacheTime, 0, dayInSeconds),
      nextOffset: call.text('next_offset'),
      button: readButton(call),
      results: readInlineResults(call),
    }
    if (Buffer.byteLength(answer.nextOffset) > maxOffsetBytes) throw badRequest('NEXT_OFFSET_INVALID')
    const id = call.text('inline_query_id').trim()
    if (!call.hub.inline.questions.answer(call.bot, id, answer)) throw queryTooOld()
    return true
  },
  answerWebAppQuery: async call => {
    const result = readInlineResult(call)
    const query = call.hub.webApps.takeQuery(call.bot, call.text('web_app_query_id'))
    if (!query) throw queryTooOld()
    const message = await postResult(call.world, call.bot, query.person, query.chat, result)
    // The types ask for the name always; it exists only where there are buttons.
    const { inlineMessageId } = message
    const sent: Partial<SentWebAppMessage> =
      inlineMessageId === null ? {} : { inline_message_id: inlineMessageId }
    return sent as SentWebAppMessage
  },
  savePreparedInlineMessage: call => {
    const person = call.world.people.get(userNamed(call).id)
    if (!person) throw badRequest('USER_ID_INVALID')
    const id = Buffer.from(call.world.seed.digits(16)).toString('base64url')
    const expiresAt = nowInSeconds() + dayInSeconds
    call.world.prepared.messages.set(id, {
      id,
      botId: call.bot.id,
      personId: person.id,
      result: readInlineResult(call),
      allows: {
        users: call.flag('allow_user_chats'),
        bots: call.flag('allow_bot_chats'),
        groups: call.flag('allow_group_chats'),
        channels: call.flag('allow_channel_chats'),
      },
      expiresAt,
    })
    return { id, expiration_date: expiresAt }
  },
}

/** The button above the results; the two arguments it had before 2023 still work. */
function readButton(call: Call<'button'>): InlineAnswer['button'] {
  const value = call.json('button', 'inline query results button')
  if (value === undefined) {
    const text = call.legacy('switch_pm_text')
    return text === '' ? null : startButton(text, call.legacy('switch_pm_parameter'))
  }
  try {
    const fields = fieldsOf(value)
    if (!fields) throw new FieldError('InlineQueryResultsButton must be an Object')
    const text = requiredText(fields, 'text')
    if (fields.has('start_parameter')) return startButton(text, requiredText(fields, 'start_parameter'))
    if (!fields.has('web_app')) {
      throw new FieldError('InlineQueryResultsButton must have exactly one optional field')
    }
    const webAppUrl = requiredText(requiredObject(fields, 'web_app'), 'url')
    if (!isSecure(webAppUrl)) throw badRequest('BUTTON_URL_INVALID')
    return { text, webAppUrl, startParameter: null }
  } catch (error) {
    if (error instanceof FieldError) {
      throw badRequest(`can't parse inline query results button: ${error.message}`)
    }
    throw error
  }
}

function startButton(text: string, startParameter: string): InlineAnswer['button'] {
  if (startParameter === '') throw badRequest('START_PARAM_EMPTY')
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(startParameter)) throw badRequest('START_PARAM_INVALID')
  return { text, webAppUrl: null, startParameter }
}
