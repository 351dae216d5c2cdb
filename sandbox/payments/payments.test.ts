import type { Update } from 'grammy/types'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CheckoutView, InvoiceFormView, SubscriptionView } from '../api/contract.ts'
import { type Sandbox, startSandbox } from '../start.ts'
import { botCaller } from '../testing/bot-call.ts'
import { crew, crewToken, shop, shopToken, testBots } from '../testing/bots.ts'
import { request, SandboxPerson } from '../testing/person.ts'

const answerLimitMs = 400
const lateChargeMs = 300
const goods = {
  title: 'Lunch',
  description: 'Two empanadas',
  payload: 'order-7',
  provider_token: '284685063:TEST:abc',
  currency: 'UYU',
  prices: [
    { label: 'Empanadas', amount: 45_000 },
    { label: 'Discount', amount: -5000 },
  ],
}
const stars = { ...goods, provider_token: '', currency: 'XTR', prices: [{ label: 'Skin', amount: 50 }] }
const address = { countryCode: 'UY', city: 'Montevideo', streetLine1: '18 de Julio 1', postCode: '11200' }
const info = { name: 'Ann', phone: '+59899000111', email: 'ann@example.com', address }

let sandbox: Sandbox
let ann: SandboxPerson
let bob: SandboxPerson
let bot: ReturnType<typeof botCaller>
/** What the bot heard, while it listens. */
let heard: Update[]
let isListening = false
let loop: Promise<void> = Promise.resolve()
/** What the bot says to pre-checkout queries; null: nothing. */
let verdict: object | null

beforeAll(async () => {
  sandbox = await startSandbox({ bots: testBots, pollHoldMs: 10, answerLimitMs, lateChargeMs })
  bot = botCaller(sandbox.url, shopToken)
})
afterAll(() => sandbox.stop())
beforeEach(async () => {
  await request(sandbox.url, 'POST', '/reset')
  ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
  bob = await SandboxPerson.join(sandbox.url, { firstName: 'Bob' })
  await ann.start(shop)
  verdict = { ok: true }
  heard = []
  isListening = true
  loop = listen()
})
afterEach(async () => {
  isListening = false
  await loop
})

/** A bot as small as one can be: it answers what has to be answered. */
async function listen() {
  let offset = 0
  while (isListening) {
    for (const update of await bot.updates({ offset, timeout: 0 })) {
      offset = update.update_id + 1
      heard.push(update)
      const { pre_checkout_query: checkout, shipping_query: shipping } = update
      if (checkout && verdict)
        await bot.raw('answerPreCheckoutQuery', { pre_checkout_query_id: checkout.id, ...verdict })
      if (shipping)
        await bot.raw('answerShippingQuery', shippingAnswer(shipping.id, shipping.shipping_address.city))
    }
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}

function shippingAnswer(shipping_query_id: string, city: string): object {
  if (city !== 'Montevideo') return { shipping_query_id, ok: false, error_message: 'Too far for us' }
  const shipping_options = [{ id: 'bike', title: 'Bike', prices: [{ label: 'Ride', amount: 7000 }] }]
  return { shipping_query_id, ok: true, shipping_options }
}

async function invoiceMessage(fields: object = {}): Promise<number> {
  const { message_id } = await bot.ok('sendInvoice', { chat_id: ann.id, ...goods, ...fields })
  return message_id
}

const toPay = (messageId: number, chatId = shop) => ({ chatId, messageId })
const receipts = async (person = ann) =>
  (await person.messages(shop)).filter(message => message.service?.kind === 'successful_payment')
const checkouts = () => heard.flatMap(update => update.pre_checkout_query ?? [])

/** Until the bot has heard of something. */
async function hears<Kept>(find: (update: Update) => Kept | undefined): Promise<Kept> {
  for (const deadline = Date.now() + 2000; Date.now() < deadline; ) {
    for (const update of heard) {
      const found = find(update)
      if (found !== undefined) return found
    }
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  throw new Error('the bot heard nothing of it')
}

describe('an invoice in the chat', () => {
  it('shows what is asked, is paid once, and says so to both sides', async () => {
    const sent = await bot.ok('sendInvoice', {
      chat_id: ann.id,
      ...goods,
      photo_url: 'https://x.example/p.png',
    })
    expect(sent.invoice).toEqual({
      title: 'Lunch',
      description: 'Two empanadas',
      start_parameter: '',
      currency: 'UYU',
      total_amount: 40_000,
    })
    const messageId = sent.message_id
    const [shown] = (await ann.messages(shop)).slice(-1)
    expect(shown?.invoice).toMatchObject({
      total: 40_000,
      photoUrl: 'https://x.example/p.png',
      receiptMessageId: null,
    })
    expect(shown?.buttons[0]?.[0]).toMatchObject({ kind: 'pay' })
    expect(await ann.press(shop, messageId, shown?.buttons[0]?.[0]?.text ?? '')).toMatchObject({
      kind: 'pay',
    })

    const paid = await ann.pay(toPay(messageId))
    expect(paid).toMatchObject({ state: 'paid', total: 40_000, trouble: null, invoice: { isPaid: true } })
    expect(checkouts()[0]).toMatchObject({
      from: { id: ann.id },
      currency: 'UYU',
      total_amount: 40_000,
      invoice_payload: 'order-7',
    })
    expect(checkouts()[0]).not.toHaveProperty('order_info')
    const payment = await hears(update => update.message?.successful_payment)
    expect(payment).toMatchObject({ currency: 'UYU', total_amount: 40_000, invoice_payload: 'order-7' })
    expect(payment.telegram_payment_charge_id).not.toBe(payment.provider_payment_charge_id)
    const [receipt] = await receipts()
    expect(receipt?.id).toBe(paid.receiptMessageId)
    expect(receipt?.service).toMatchObject({ total: 40_000, title: 'Lunch', invoiceMessageId: messageId })
    const after = (await ann.messages(shop)).find(message => message.id === messageId)
    expect(after?.invoice?.receiptMessageId).toBe(receipt?.id)

    expect(await ann.pay(toPay(messageId))).toMatchObject({
      state: 'failed',
      trouble: { kind: 'already_paid' },
    })
    expect(await receipts()).toHaveLength(1)
  })

  it('two taps on Pay are one payment, and so are two windows', async () => {
    const invoice = toPay(await invoiceMessage())
    const begun = await request<CheckoutView>(sandbox.url, 'POST', '/checkouts', { as: ann.id, invoice })
    const tap = () =>
      request<CheckoutView>(sandbox.url, 'POST', `/checkouts/${begun.id}/pay`, {
        as: ann.id,
        card: { number: '4242 4242 4242 4242' },
      })
    const [one, two] = await Promise.all([tap(), tap()])
    expect([one.state, two.state]).toEqual(['paid', 'paid'])
    expect(one.receiptMessageId).toBe(two.receiptMessageId)
    expect(checkouts()).toHaveLength(1)

    const other = toPay(await invoiceMessage())
    const windows = await Promise.all([ann.pay(other), ann.pay(other)])
    expect(windows.map(({ state }) => state).sort()).toEqual(['failed', 'paid'])
    expect(windows.find(({ state }) => state === 'failed')?.trouble?.kind).toBe('already_paid')
    expect(await receipts()).toHaveLength(2)
  })

  it('a late card in one window keeps the other window from paying too', async () => {
    const invoice = toPay(await invoiceMessage())
    const slow = await ann.pay(invoice, { card: '4000000000000077' })
    expect(slow.state).toBe('pending')
    expect(await ann.pay(invoice)).toMatchObject({ state: 'failed', trouble: { kind: 'already_paid' } })
    await new Promise(resolve => setTimeout(resolve, lateChargeMs + 50))
    const after = await request<CheckoutView>(sandbox.url, 'GET', `/checkouts/${slow.id}`)
    expect(after.state).toBe('paid')
    expect(await receipts()).toHaveLength(1)
  })

  it('a declined card leaves the payment open for another one', async () => {
    const invoice = toPay(await invoiceMessage())
    const begun = await request<CheckoutView>(sandbox.url, 'POST', '/checkouts', { as: ann.id, invoice })
    const tryCard = (number: string, more: object = {}) =>
      request<CheckoutView>(sandbox.url, 'POST', `/checkouts/${begun.id}/pay`, {
        as: ann.id,
        card: { number, ...more },
      })
    expect(await tryCard('4000000000000002')).toMatchObject({
      state: 'open',
      trouble: { kind: 'card_declined' },
    })
    expect(await tryCard('4000000000009995')).toMatchObject({ state: 'open', trouble: { kind: 'no_funds' } })
    expect(checkouts()).toHaveLength(2)
    const invalid = { state: 'open', trouble: { kind: 'card_invalid' } }
    expect(await tryCard('4111111111111111')).toMatchObject(invalid)
    expect(await tryCard('4242424242424242', { expiry: '01/20' })).toMatchObject(invalid)
    expect(await tryCard('4242424242424242', { cvc: '12' })).toMatchObject(invalid)
    expect(checkouts()).toHaveLength(2)
    expect(await tryCard('4242424242424242')).toMatchObject({ state: 'paid' })
  })

  it('can be given up, and then it is not paid', async () => {
    const invoice = toPay(await invoiceMessage())
    const begun = await request<CheckoutView>(sandbox.url, 'POST', '/checkouts', { as: ann.id, invoice })
    const cancelled = await request<CheckoutView>(sandbox.url, 'POST', `/checkouts/${begun.id}/cancel`)
    expect(cancelled.state).toBe('cancelled')
    const late = { as: ann.id, card: { number: '4242424242424242' } }
    await expect(request(sandbox.url, 'POST', `/checkouts/${begun.id}/pay`, late)).rejects.toThrow(
      'cancelled',
    )
    const foreign = request(sandbox.url, 'POST', `/checkouts/${begun.id}/pay`, { ...late, as: bob.id })
    await expect(foreign).rejects.toThrow('somebody else')
  })
})

it('an invoice that its bot takes back is paid no more', async () => {
  const message_id = await invoiceMessage()
  const invoice = toPay(message_id)
  const begun = await request<CheckoutView>(sandbox.url, 'POST', '/checkouts', { as: ann.id, invoice })
  await bot.ok('deleteMessage', { chat_id: ann.id, message_id })
  const card = { number: '4242424242424242' }
  const late = request(sandbox.url, 'POST', `/checkouts/${begun.id}/pay`, { as: ann.id, card })
  await expect(late).rejects.toThrow('taken back')
  expect(checkouts()).toHaveLength(0)
})

describe('the bot’s say', () => {
  it('a refusal shows its sentence and charges nothing', async () => {
    verdict = { ok: false, error_message: 'Sold out' }
    const outcome = await ann.pay(toPay(await invoiceMessage()))
    expect(outcome).toMatchObject({ state: 'failed', trouble: { kind: 'bot_refused', message: 'Sold out' } })
    expect(await receipts()).toHaveLength(0)
  })

  it('silence fails the payment, and an answer after that comes too late', async () => {
    verdict = null
    const before = Date.now()
    const outcome = await ann.pay(toPay(await invoiceMessage()))
    expect(Date.now() - before).toBeGreaterThanOrEqual(answerLimitMs - 20)
    expect(outcome).toMatchObject({ state: 'failed', trouble: { kind: 'bot_did_not_answer', message: null } })
    const late = { pre_checkout_query_id: checkouts()[0]?.id, ok: true }
    const tooOld = '400 Bad Request: query is too old and response timeout expired or query ID is invalid'
    expect(await bot.refusal('answerPreCheckoutQuery', late)).toBe(tooOld)
    expect(await receipts()).toHaveLength(0)
  })

  it('each query is answered once, by its own bot', async () => {
    verdict = null
    const paying = ann.pay(toPay(await invoiceMessage()))
    const query = await hears(update => update.pre_checkout_query)
    const answer = { pre_checkout_query_id: query.id, ok: true }
    expect(await botCaller(sandbox.url, crewToken).refusal('answerPreCheckoutQuery', answer)).toContain(
      'too old',
    )
    expect(await bot.refusal('answerPreCheckoutQuery', { ...answer, ok: false })).toBe(
      '400 Bad Request: parameter "error_message" is required',
    )
    expect(await bot.ok('answerPreCheckoutQuery', answer)).toBe(true)
    expect(await bot.refusal('answerPreCheckoutQuery', answer)).toContain('query ID is invalid')
    expect((await paying).state).toBe('paid')
  })

  it('a bot that does not ask for pre_checkout_query cannot be paid', async () => {
    isListening = false
    await loop
    await bot.updates({ allowed_updates: ['message'] })
    const outcome = await ann.pay(toPay(await invoiceMessage()))
    expect(outcome).toMatchObject({ state: 'failed', trouble: { kind: 'bot_did_not_answer' } })
    await bot.updates({ allowed_updates: [] })
  })
})

describe('info and shipping', () => {
  const full = { need_name: true, need_phone_number: true, need_email: true, is_flexible: true }

  it('the bot learns what it asked for, prices the way, and the way is paid too', async () => {
    const invoice = toPay(
      await invoiceMessage({ ...full, max_tip_amount: 5000, suggested_tip_amounts: [1000, 5000] }),
    )
    const query = `/invoices?as=${ann.id}&chatId=${shop}&messageId=${invoice.messageId}`
    const form = await request<InvoiceFormView>(sandbox.url, 'GET', query)
    expect(form).toMatchObject({
      needsName: true,
      needsAddress: true,
      isFlexible: true,
      suggestedTips: [1000, 5000],
      paidBy: 'card',
      isPaid: false,
    })
    const paid = await ann.pay(invoice, { info, shippingOptionId: 'bike', tip: 1000 })
    expect(paid).toMatchObject({ state: 'paid', total: 48_000, shippingOptions: [{ id: 'bike' }] })
    const order_info = {
      name: 'Ann',
      phone_number: '59899000111',
      email: 'ann@example.com',
      shipping_address: {
        country_code: 'UY',
        state: '',
        city: 'Montevideo',
        street_line1: '18 de Julio 1',
        street_line2: '',
        post_code: '11200',
      },
    }
    expect(await hears(update => update.shipping_query)).toMatchObject({
      invoice_payload: 'order-7',
      shipping_address: order_info.shipping_address,
    })
    expect(checkouts()[0]).toMatchObject({ total_amount: 48_000, shipping_option_id: 'bike', order_info })
    expect(await hears(update => update.message?.successful_payment)).toMatchObject({
      total_amount: 48_000,
      shipping_option_id: 'bike',
      order_info,
    })
  })

  it('what is missing, not chosen or too much is said, and the payment stays open', async () => {
    const invoice = toPay(await invoiceMessage({ ...full, max_tip_amount: 5000 }))
    const { name: _, ...nameless } = info
    const trouble = (kind: string, message: string | null = null) => ({
      state: 'open',
      trouble: { kind, message },
    })
    expect(await ann.pay(invoice)).toMatchObject(trouble('info_missing', 'name'))
    expect(await ann.pay(invoice, { info: nameless })).toMatchObject(trouble('info_missing', 'name'))
    expect(await ann.pay(invoice, { info })).toMatchObject(trouble('shipping_not_chosen'))
    const unknown = { info, shippingOptionId: 'drone' }
    expect(await ann.pay(invoice, unknown)).toMatchObject(trouble('shipping_not_chosen'))
    const far = { info: { ...info, address: { ...address, city: 'Tacuarembó' } } }
    expect(await ann.pay(invoice, far)).toMatchObject(trouble('shipping_refused', 'Too far for us'))
    const generous = { info, shippingOptionId: 'bike', tip: 5001 }
    expect(await ann.pay(invoice, generous)).toMatchObject(trouble('tip_too_high'))
    expect(checkouts()).toHaveLength(0)
  })
})

describe('copies and links', () => {
  it('a copy is paid by whoever sees it; with a start parameter it opens the bot', async () => {
    const open = await invoiceMessage()
    const copy = await ann.act(crew, 'forward', { fromChatId: shop, messageId: open })
    expect(copy.message.buttons[0]?.[0]?.kind).toBe('pay')
    expect((await ann.pay(toPay(copy.messageId, crew))).state).toBe('paid')
    expect((await ann.pay(toPay(copy.messageId, crew))).state).toBe('paid')
    const [receipt] = await receipts()
    expect(receipt?.service).toMatchObject({ invoiceMessageId: null })
    const closed = await invoiceMessage({ start_parameter: 'buy-7' })
    const shut = await ann.act(crew, 'forward', { fromChatId: shop, messageId: closed })
    expect(shut.message.buttons[0]?.[0]).toMatchObject({
      kind: 'url',
      url: 'https://t.me/shop_bot?start=buy-7',
    })
    await expect(ann.pay(toPay(shut.messageId, crew))).rejects.toThrow('opens the bot')
    expect(
      await bot.refusal('copyMessage', { chat_id: ann.id, from_chat_id: ann.id, message_id: open }),
    ).toBe("400 Bad Request: message can't be copied")
  })

  it('a link is paid by anybody who has it, Start pressed or not', async () => {
    const link = await bot.ok('createInvoiceLink', goods)
    expect(link).toMatch(/^https:\/\/t\.me\/\$[A-Za-z0-9_-]+$/)
    const slug = link.slice('https://t.me/$'.length)
    for (const person of [ann, bob]) expect((await person.pay({ slug })).state).toBe('paid')
    const [receipt] = await receipts(bob)
    expect(receipt?.service).toMatchObject({ title: 'Lunch' })
    const ids = new Set(
      [...sandbox.world.ledger.payments.values()].flatMap(one => [one.chargeId, one.providerChargeId]),
    )
    expect(ids.size).toBe(4)
    await expect(ann.pay({ slug: 'nope' })).rejects.toThrow('no such invoice')
  })
})

describe('Stars', () => {
  const grant = (amount: number) => request(sandbox.url, 'POST', '/stars', { as: ann.id, amount })
  const balance = () => request(sandbox.url, 'GET', `/stars?as=${ann.id}`)

  it('come from the person’s balance and go to the bot’s, and back with a refund, once', async () => {
    const invoice = toPay(await invoiceMessage(stars))
    expect(await ann.pay(invoice)).toMatchObject({ state: 'open', trouble: { kind: 'too_few_stars' } })
    await grant(60)
    expect(await ann.pay(invoice)).toMatchObject({
      state: 'paid',
      invoice: { starBalance: 10, paidBy: 'stars' },
    })
    expect(await bot.ok('getMyStarBalance')).toEqual({ amount: 50 })
    const { telegram_payment_charge_id } = await hears(update => update.message?.successful_payment)
    const refund = { user_id: ann.id, telegram_payment_charge_id }
    expect(await bot.refusal('refundStarPayment', { ...refund, user_id: bob.id })).toBe(
      '400 Bad Request: CHARGE_ID_INVALID',
    )
    expect(await botCaller(sandbox.url, crewToken).refusal('refundStarPayment', refund)).toContain(
      'CHARGE_ID_INVALID',
    )
    expect(await bot.ok('refundStarPayment', refund)).toBe(true)
    expect(await bot.refusal('refundStarPayment', refund)).toBe('400 Bad Request: CHARGE_ALREADY_REFUNDED')
    expect(await balance()).toEqual({ balance: 60 })
    expect(await bot.ok('getMyStarBalance')).toEqual({ amount: 0 })
    expect((await ann.messages(shop)).at(-1)?.service).toEqual({
      kind: 'refunded_payment',
      currency: 'XTR',
      total: 50,
    })
    const told = await hears(update => update.message?.refunded_payment)
    expect(told).toMatchObject({ currency: 'XTR', total_amount: 50, telegram_payment_charge_id })
    const partner = { type: 'user', transaction_type: 'invoice_payment', user: { id: ann.id } }
    expect((await bot.ok('getStarTransactions')).transactions).toMatchObject([
      { id: telegram_payment_charge_id, amount: 50, source: partner },
      { id: telegram_payment_charge_id, amount: 50, receiver: partner },
    ])
    expect((await bot.ok('getStarTransactions', { offset: 1, limit: 1 })).transactions).toHaveLength(1)
  })

  describe('that repeat', () => {
    const month = 2_592_000
    const mine = () => request<SubscriptionView[]>(sandbox.url, 'GET', `/subscriptions?as=${ann.id}`)
    const change = (id: string, isCanceled: boolean) =>
      request<SubscriptionView>(sandbox.url, 'POST', `/subscriptions/${id}`, { as: ann.id, isCanceled })
    const endPeriod = (id: string) =>
      request<SubscriptionView>(sandbox.url, 'POST', `/subscriptions/${id}/end-period`, { as: ann.id })
    const payments = () => heard.flatMap(update => update.message?.successful_payment ?? [])

    async function subscribed() {
      await grant(120)
      const link = await bot.ok('createInvoiceLink', { ...stars, subscription_period: month })
      expect((await ann.pay({ slug: link.slice('https://t.me/$'.length) })).state).toBe('paid')
      return hears(update => update.message?.successful_payment)
    }

    it('say when they end, are paid again each month, and fail for want of Stars', async () => {
      const first = await subscribed()
      expect(first).toMatchObject({ is_recurring: true, is_first_recurring: true })
      const until = first.subscription_expiration_date ?? 0
      expect(Math.round((until - Date.now() / 1000) / 86_400)).toBe(30)
      const id = first.telegram_payment_charge_id
      expect(await mine()).toMatchObject([
        { id, stars: 50, state: 'active', paidUntil: until, title: 'Lunch' },
      ])
      expect(await endPeriod(id)).toMatchObject({ state: 'active', paidUntil: until + month })
      await hears(update =>
        update.message?.successful_payment?.is_first_recurring
          ? undefined
          : update.message?.successful_payment,
      )
      const second = payments()[1]
      expect(second).toMatchObject({ is_recurring: true, subscription_expiration_date: until + month })
      expect(second).not.toHaveProperty('is_first_recurring')
      expect(second?.telegram_payment_charge_id).not.toBe(id)
      expect(await balance()).toEqual({ balance: 20 })
      expect((await endPeriod(id)).state).toBe('failed')
      expect(await hears(update => update.subscription)).toMatchObject({
        user: { id: ann.id },
        invoice_payload: 'order-7',
        state: 'failed',
      })
      await grant(30)
      expect((await endPeriod(id)).state).toBe('active')
      const [move] = (await bot.ok('getStarTransactions')).transactions
      expect(move?.source).toMatchObject({ subscription_period: month })
    })

    it('are stopped and gone on with by the person, and the bot hears of it', async () => {
      const { telegram_payment_charge_id: id } = await subscribed()
      expect((await change(id, true)).state).toBe('canceled')
      await hears(update => (update.subscription?.state === 'canceled' ? true : undefined))
      expect((await change(id, false)).state).toBe('active')
      await hears(update => (update.subscription?.state === 'active' ? true : undefined))
      await change(id, true)
      expect((await endPeriod(id)).state).toBe('ended')
      await expect(change(id, false)).rejects.toThrow('over')
      expect(await balance()).toEqual({ balance: 70 })
      const foreign = request(sandbox.url, 'POST', `/subscriptions/${id}`, { as: bob.id, isCanceled: true })
      await expect(foreign).rejects.toThrow('somebody else')
    })

    it('are stopped by the bot for good, until it lets the person go on', async () => {
      const { telegram_payment_charge_id } = await subscribed()
      const edit = (is_canceled: boolean) =>
        bot.ok('editUserStarSubscription', { user_id: ann.id, telegram_payment_charge_id, is_canceled })
      expect(await edit(true)).toBe(true)
      expect((await mine())[0]).toMatchObject({ state: 'canceled', isStoppedByBot: true })
      await expect(change(telegram_payment_charge_id, false)).rejects.toThrow('the bot stopped')
      await edit(false)
      expect((await endPeriod(telegram_payment_charge_id)).state).toBe('active')
      await edit(true)
      expect((await endPeriod(telegram_payment_charge_id)).state).toBe('ended')
      const over = { user_id: ann.id, telegram_payment_charge_id, is_canceled: false }
      expect(await bot.refusal('editUserStarSubscription', over)).toContain('SUBSCRIPTION_NOT_ACTIVE')
    })
  })
})

describe('what is no invoice is refused in Telegram’s words', () => {
  const price = (amount: unknown, label: unknown = 'x') => ({ prices: [{ label, amount }] })
  const refused: [what: string, fields: object, why: string][] = [
    ['no title', { title: '' }, 'parameter "title" is required'],
    ['no prices', { prices: '' }, 'parameter "prices" is required'],
    ['prices that are no JSON', { prices: '[' }, "can't parse prices JSON object"],
    ['prices that are no list', { prices: {} }, 'expected an Array of labeled prices'],
    ['an empty list', { prices: [] }, 'there must be at least one price'],
    [
      'a price without a label',
      price(100, ''),
      "can't parse labeled price: LabeledPrice label must be non-empty",
    ],
    [
      'a price without an amount',
      { prices: [{ label: 'x' }] },
      'can\'t parse labeled price: Can\'t find field "amount"',
    ],
    ['half a cent', price(0.5), 'can\'t parse labeled price: Field "amount" must be a valid Number'],
    ['nothing to pay', price(0), 'total price must be positive'],
    ['a huge price', price(1e12), 'too big amount of the currency specified'],
    ['less than a dollar', price(99), 'CURRENCY_TOTAL_AMOUNT_INVALID'],
    ['more than ten thousand dollars', price(50_000_000), 'CURRENCY_TOTAL_AMOUNT_INVALID'],
    ['an unknown currency', { currency: 'ABC' }, 'CURRENCY_TOTAL_AMOUNT_INVALID'],
    ['a long title', { title: 'x'.repeat(33) }, 'MEDIA_INVALID'],
    ['a long description', { description: 'x'.repeat(256) }, 'MEDIA_INVALID'],
    ['a long payload', { payload: 'я'.repeat(65) }, 'INVOICE_PAYLOAD_INVALID'],
    ['no provider', { provider_token: '' }, 'PAYMENT_PROVIDER_INVALID'],
    ['a strange provider', { provider_token: '1:LIVE:x' }, 'PAYMENT_PROVIDER_INVALID'],
    [
      'tips above the most',
      { suggested_tip_amounts: [1] },
      "suggested tip amount can't be bigger than max_tip_amount",
    ],
    [
      'a tip of nothing',
      { max_tip_amount: 9, suggested_tip_amounts: [0] },
      'suggested tip amount must be positive',
    ],
    [
      'a tip that is no number',
      { suggested_tip_amounts: [{}] },
      'suggested tip amount must be of type Number or String',
    ],
    [
      'five tips',
      { max_tip_amount: 9, suggested_tip_amounts: [1, 2, 3, 4, 5] },
      'there can be at most 4 suggested tip amounts',
    ],
    ['tips out of order', { max_tip_amount: 9, suggested_tip_amounts: [2, 1] }, 'MEDIA_INVALID'],
    ['Stars with a provider', { ...stars, provider_token: '1:TEST:x' }, 'STARS_INVOICE_INVALID'],
    ['Stars in parts', { ...stars, prices: [...stars.prices, ...stars.prices] }, 'STARS_INVOICE_INVALID'],
    ['Stars with an address', { ...stars, need_shipping_address: true }, 'STARS_INVOICE_INVALID'],
    [
      'no Pay button',
      { reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: 'x' }]] } },
      'REPLY_MARKUP_BUY_EMPTY',
    ],
    [
      'a Pay button that is not first',
      {
        reply_markup: {
          inline_keyboard: [[{ text: 'x', callback_data: 'x' }], [{ text: 'Pay', pay: true }]],
        },
      },
      'BUTTON_POS_INVALID',
    ],
  ]
  it.each(refused)('%s', async (_, fields, why) => {
    const sent = await bot.refusal('sendInvoice', { chat_id: ann.id, ...goods, ...fields })
    expect(sent).toBe(`400 Bad Request: ${why}`)
  })

  it('a Pay button belongs to an invoice alone', async () => {
    const reply_markup = {
      inline_keyboard: [
        [
          { text: 'Pay', pay: true },
          { text: 'x', callback_data: 'x' },
        ],
      ],
    }
    const message = { chat_id: ann.id, text: 'x', reply_markup }
    expect(await bot.refusal('sendMessage', message)).toBe('400 Bad Request: BUTTON_TYPE_INVALID')
    const sent = await bot.ok('sendInvoice', { chat_id: ann.id, ...goods, reply_markup })
    expect(sent).toMatchObject({ reply_markup })
  })

  it('subscriptions last a month and cost no more than 10 000 Stars', async () => {
    const month = 2_592_000
    const refusal = (fields: object) => bot.refusal('createInvoiceLink', { ...stars, ...fields })
    expect(await refusal({ subscription_period: 86_400 })).toContain('SUBSCRIPTION_PERIOD_INVALID')
    const dear = { subscription_period: month, prices: [{ label: 'x', amount: 10_001 }] }
    expect(await refusal(dear)).toContain('SUBSCRIPTION_AMOUNT_INVALID')
  })

  it('a bot with named providers takes no others', async () => {
    const bots = [{ token: shopToken, username: 'shop_bot', name: 'Shop', providerTokens: ['9:TEST:mine'] }]
    const strict = await startSandbox({ bots })
    const call = botCaller(strict.url, shopToken)
    expect(await call.refusal('createInvoiceLink', goods)).toContain('PAYMENT_PROVIDER_INVALID')
    expect(await call.ok('createInvoiceLink', { ...goods, provider_token: '9:TEST:mine' })).toContain(
      'https://t.me/$',
    )
    await strict.stop()
  })
})
