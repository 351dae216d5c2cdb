import type { ShippingChoice } from '../../payments/model.ts'
import type { Call } from '../call.ts'
import { badRequest, queryTooOld } from '../failure.ts'
import type { Handlers } from '../handlers.ts'
import { FieldError, fieldsOf, requiredText } from '../keyboards/fields.ts'
import { readPrices } from '../read-invoice.ts'

/** What a bot says while a person pays. Each question is answered once and in time. */
export const checkoutAnswerMethods: Handlers = {
  answerShippingQuery: call => {
    const answer = call.flag('ok')
      ? { options: readOptions(call) }
      : { error: call.required('error_message') }
    const id = call.text('shipping_query_id').trim()
    if (!call.hub.checkouts.shippingQuestions.answer(call.bot, id, answer)) throw queryTooOld()
    return true
  },
  answerPreCheckoutQuery: call => {
    const error = call.flag('ok') ? null : call.required('error_message')
    const id = call.text('pre_checkout_query_id').trim()
    if (!call.hub.checkouts.preCheckoutQuestions.answer(call.bot, id, { error })) throw queryTooOld()
    return true
  },
}

function readOptions(call: Call<'shipping_options'>): ShippingChoice[] {
  call.required('shipping_options')
  const list = call.json('shipping_options', 'shipping options')
  if (!Array.isArray(list)) throw badRequest('expected an Array of shipping options')
  const options = list.map(item => {
    try {
      return readOption(item)
    } catch (error) {
      if (error instanceof FieldError) throw badRequest(`can't parse shipping option: ${error.message}`)
      throw error
    }
  })
  if (options.length === 0) throw badRequest('there must be at least one shipping option')
  if (new Set(options.map(({ id }) => id)).size < options.length) throw badRequest('SHIPPING_ID_DUPLICATE')
  return options
}

function readOption(value: unknown): ShippingChoice {
  const fields = fieldsOf(value)
  if (!fields) throw new FieldError('ShippingOption must be an Object')
  const id = requiredText(fields, 'id')
  if (id === '') throw new FieldError('ShippingOption identifier must be non-empty')
  const title = requiredText(fields, 'title')
  if (title === '') throw new FieldError('ShippingOption title must be non-empty')
  if (!fields.has('prices')) throw new FieldError('Can\'t find field "prices"')
  return { id, title, prices: readPrices(fields.get('prices')) }
}
