import { isAmountTaken } from '../payments/currencies.ts'
import { type Invoice, type Price, stars, sumOf } from '../payments/model.ts'
import type { BotAccount } from '../world/model.ts'
import { badRequest } from './failure.ts'
import { type InvoiceSource, wholeNumber } from './invoice-source.ts'
import { FieldError, fieldsOf, requiredText } from './keyboards/fields.ts'

/** Telegram's own bound of any amount, in smallest units. */
const mostAmount = 999_999_999_999
const maxTitleLength = 32
const maxDescriptionLength = 255
const maxPayloadBytes = 128
const mostTips = 4

/** Reads and checks what describes an invoice, with the complaints of the server and in its order. */
export function readInvoice(
  source: InvoiceSource,
  bot: BotAccount,
  id: string,
  more: Pick<Invoice, 'hasLink' | 'startParameter' | 'subscriptionPeriod'>,
): Invoice {
  const title = source.required('title')
  const description = source.required('description')
  const payload = source.required('payload')
  const currency = source.required('currency')
  const invoice: Invoice = {
    id,
    botId: bot.id,
    title,
    description,
    payload,
    currency,
    prices: readPrices(source.requiredJson('prices')),
    ...readTips(source),
    ...more,
    photoUrl: source.text('photo_url') || null,
    needsName: source.flag('need_name'),
    needsPhone: source.flag('need_phone_number') || source.flag('send_phone_number_to_provider'),
    needsEmail: source.flag('need_email') || source.flag('send_email_to_provider'),
    needsAddress: source.flag('need_shipping_address') || source.flag('is_flexible'),
    isFlexible: source.flag('is_flexible'),
  }
  checkAmounts(invoice)
  checkOffer(invoice, bot, source.text('provider_token'))
  return invoice
}

/** LabeledPrice objects. Throws Telegram's 400 for what is none, or no list. */
export function readPrices(value: unknown): Price[] {
  if (!Array.isArray(value)) throw badRequest('expected an Array of labeled prices')
  const prices = value.map(item => {
    try {
      return readPrice(item)
    } catch (error) {
      if (error instanceof FieldError) throw badRequest(`can't parse labeled price: ${error.message}`)
      throw error
    }
  })
  if (prices.length === 0) throw badRequest('there must be at least one price')
  return prices
}

function readPrice(value: unknown): Price {
  const fields = fieldsOf(value)
  if (!fields) throw new FieldError('LabeledPrice must be an Object')
  const label = requiredText(fields, 'label')
  if (label === '') throw new FieldError('LabeledPrice label must be non-empty')
  if (!fields.has('amount')) throw new FieldError('Can\'t find field "amount"')
  const amount = wholeNumber(
    fields.get('amount'),
    'can\'t parse labeled price: Field "amount" must be a valid Number',
  )
  return { label, amount }
}

function readTips(source: InvoiceSource): Pick<Invoice, 'maxTip' | 'suggestedTips'> {
  const most = source.text('max_tip_amount')
  const maxTip = most === '' ? 0 : wholeNumber(most, 'can\'t parse "max_tip_amount" as Number')
  const list = source.json('suggested_tip_amounts') ?? []
  if (!Array.isArray(list)) throw badRequest('expected an Array of suggested tip amounts')
  const suggestedTips = list.map(amount => {
    if (typeof amount !== 'number' && typeof amount !== 'string') {
      throw badRequest('suggested tip amount must be of type Number or String')
    }
    return wholeNumber(amount, "can't parse suggested tip amount as Number")
  })
  return { maxTip, suggestedTips }
}

/** What the client library behind the Bot API refuses. */
function checkAmounts({ prices, maxTip, suggestedTips }: Invoice) {
  const isTooBig = (amount: number) => Math.abs(amount) > mostAmount
  if (prices.some(({ amount }) => isTooBig(amount)))
    throw badRequest('too big amount of the currency specified')
  const total = sumOf(prices)
  if (total <= 0) throw badRequest('total price must be positive')
  if (isTooBig(total)) throw badRequest('total price is too big')
  if (maxTip < 0 || isTooBig(maxTip)) throw badRequest('invalid max_tip_amount of the currency specified')
  if (suggestedTips.some(amount => amount <= 0)) throw badRequest('suggested tip amount must be positive')
  if (suggestedTips.some(amount => amount > maxTip)) {
    throw badRequest("suggested tip amount can't be bigger than max_tip_amount")
  }
  if (suggestedTips.length > mostTips) throw badRequest('there can be at most 4 suggested tip amounts')
}

/** What only the far side of Telegram refuses. */
function checkOffer(invoice: Invoice, bot: BotAccount, providerToken: string) {
  const { title, description, payload, currency, prices, suggestedTips } = invoice
  if (Buffer.byteLength(payload) > maxPayloadBytes) throw badRequest('INVOICE_PAYLOAD_INVALID')
  const isAscending = suggestedTips.every((amount, at) => at === 0 || amount > (suggestedTips[at - 1] ?? 0))
  const isTooLong = title.length > maxTitleLength || description.length > maxDescriptionLength
  if (isTooLong || !isAscending) throw badRequest('MEDIA_INVALID')
  if (currency === stars) {
    const { needsName, needsPhone, needsEmail, needsAddress, maxTip } = invoice
    const asksForMore = needsName || needsPhone || needsEmail || needsAddress || maxTip > 0
    if (providerToken !== '' || prices.length !== 1 || asksForMore) throw badRequest('STARS_INVOICE_INVALID')
  } else if (!isProviderKnown(bot, providerToken)) throw badRequest('PAYMENT_PROVIDER_INVALID')
  if (!isAmountTaken(currency, sumOf(prices))) throw badRequest('CURRENCY_TOTAL_AMOUNT_INVALID')
}

/** The shape that test tokens of providers have at Telegram: "<number>:TEST:<something>". */
function isProviderKnown(bot: BotAccount, token: string): boolean {
  return bot.providerTokens ? bot.providerTokens.includes(token) : /^\d+:TEST:\S+$/.test(token)
}
