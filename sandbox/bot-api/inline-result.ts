import type { InlineKeyboardMarkup } from 'grammy/types'
import type { OfferedResult } from '../inline/model.ts'
import { payButton } from '../payments/forwarded-invoice.ts'
import type { Content } from '../world/model.ts'
import type { Call } from './call.ts'
import { ApiFailure, badRequest, NotImplemented } from './failure.ts'
import { readInlineMedia, thumbnailOf } from './inline-media.ts'
import { fileById } from './input-file.ts'
import { checkMarkup } from './keyboards/check-markup.ts'
import {
  FieldError,
  type Fields,
  fieldsOf,
  optionalText,
  requiredObject,
  requiredText,
} from './keyboards/fields.ts'
import { readMarkup } from './keyboards/read-markup.ts'
import { contactOf, locationOf, readMessageContent, textOf, venueOf } from './message-content.ts'

const maxIdBytes = 64
const mostResults = 50

/** The `results` of answerInlineQuery. */
export function readInlineResults(call: Call<'results'>): OfferedResult[] {
  const values = call.json('results', 'JSON encoded inline query results') ?? []
  if (!Array.isArray(values)) throw badRequest('expected an Array of inline query results')
  if (values.length > mostResults) throw badRequest('too many inline query results specified')
  const results = values.map(value =>
    complaining("can't parse inline query result: ", () => parse(call, value)),
  )
  for (const result of results) check(result)
  if (new Set(results.map(({ id }) => id)).size < results.length) throw badRequest('RESULT_ID_DUPLICATE')
  return results.map(result => withKeptFile(call, result))
}

/** The `result` of answerWebAppQuery and savePreparedInlineMessage. */
export function readInlineResult(call: Call<'result'>): OfferedResult {
  if (call.text('result') === '') throw badRequest("result isn't specified")
  const value = call.json('result', 'JSON encoded web view query results')
  const result = complaining('', () => parse(call, value))
  check(result)
  return withKeptFile(call, result)
}

/** Complaints of the readers inside, with what was being read in front. */
function complaining<Read>(prefix: string, read: () => Read): Read {
  try {
    return read()
  } catch (error) {
    if (error instanceof FieldError) throw badRequest(`${prefix}${error.message}`)
    const told = error instanceof ApiFailure ? error.message.replace(/^Bad Request: /, '') : null
    if (told === null || prefix === '' || /^[A-Z_]+$/.test(told)) throw error
    throw badRequest(`${prefix}${told.slice(0, 1).toUpperCase()}${told.slice(1)}`)
  }
}

function parse(call: Call<never>, value: unknown): OfferedResult {
  const fields = fieldsOf(value)
  if (!fields) throw new FieldError('Inline query result must be an object')
  const type = requiredText(fields, 'type').toLowerCase()
  const id = requiredText(fields, 'id')
  const given = givenContent(call, type, fields)
  const markup = fields.has('reply_markup') ? readMarkup(fields.get('reply_markup')) : null
  if (markup?.change && !markup.buttons) throw new FieldError('Inline keyboard expected')
  const look = {
    id,
    type,
    title: titleOf(type, fields),
    description: optionalText(fields, 'description') || optionalText(fields, 'address') || null,
    thumbnailUrl: thumbnailOf(fields) || null,
  }
  const media = readInlineMedia(call, type, fields)
  const body = given ? { content: given } : media ? { media } : { content: ownContent(call, type, fields) }
  return { ...look, buttons: buttonsFor(call, body, markup?.buttons ?? null), body }
}

/** What the result becomes where it says so itself; an article has to. */
function givenContent(call: Call<never>, type: string, fields: Fields): Content | null {
  const isNeeded = type === 'article'
  if ((fields.get('input_message_content') ?? null) === null) {
    const isOldWay = isNeeded || optionalText(fields, 'message_text') !== ''
    return isOldWay ? textOf(call, fields) : null
  }
  const content = readMessageContent(call, requiredObject(fields, 'input_message_content'))
  if (!content && isNeeded) throw new FieldError('Input message content is not specified')
  return content
}

function ownContent(call: Call<never>, type: string, fields: Fields): Content {
  switch (type) {
    case 'location':
      return locationOf(fields)
    case 'venue':
      return venueOf(fields)
    case 'contact':
      return contactOf(call, fields)
    case 'game':
      throw new NotImplemented('games in inline results')
    default:
      throw new FieldError(`type "${type}" is unsupported for the inline query result`)
  }
}

function titleOf(type: string, fields: Fields): string {
  switch (type) {
    case 'article':
    case 'location':
    case 'venue':
      return requiredText(fields, 'title')
    case 'contact':
      return [requiredText(fields, 'first_name'), optionalText(fields, 'last_name')].join(' ').trim()
    default:
      return optionalText(fields, 'title')
  }
}

function buttonsFor(
  call: Call<never>,
  body: OfferedResult['body'],
  given: InlineKeyboardMarkup | null,
): InlineKeyboardMarkup | null {
  if (given || !('content' in body) || body.content.kind !== 'invoice') return given
  return payButton(call.world.ledger.invoices.get(body.content.invoiceId))
}

/** What only the far side of Telegram refuses. */
function check({ id, type, title, buttons, body }: OfferedResult) {
  if (id === '') throw badRequest('RESULT_ID_EMPTY')
  if (Buffer.byteLength(id) > maxIdBytes) throw badRequest('RESULT_ID_INVALID')
  if (type === 'article' && title.trim() === '') throw badRequest('ARTICLE_TITLE_EMPTY')
  const isInvoice = 'content' in body && body.content.kind === 'invoice'
  checkMarkup({ buttons, change: null }, null, isInvoice)
}

/** A file_id is looked up at once, as only its own bot can; an address is fetched when the result is sent. */
function withKeptFile(call: Call<never>, result: OfferedResult): OfferedResult {
  if (!('media' in result.body)) return result
  const { kind, url, rest } = result.body.media
  if (/^https?:\/\//i.test(url)) return result
  return { ...result, body: { content: { kind, file: fileById(call, kind, url), ...rest } } }
}
