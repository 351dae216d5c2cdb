import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../start.ts'
import { botCaller } from '../../testing/bot-call.ts'
import { shop, shopToken, testBots } from '../../testing/bots.ts'
import { SandboxPerson } from '../../testing/person.ts'

let sandbox: Sandbox
let bot: ReturnType<typeof botCaller>
let ann: SandboxPerson

beforeAll(async () => {
  sandbox = await startSandbox({ bots: testBots })
  bot = botCaller(sandbox.url, shopToken)
  ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
  await ann.start(shop)
})
afterAll(() => sandbox.stop())

const odd: unknown[] = [null, -1, 1.5, 1e30, true, '', '{', [], { a: 1 }, '💥'.repeat(300)]
const price = { label: 'x', amount: 500 }
const invoice = {
  title: 'x',
  description: 'x',
  payload: 'x',
  provider_token: '1:TEST:x',
  currency: 'USD',
  prices: [price],
  max_tip_amount: 100,
  suggested_tip_amounts: [50],
  start_parameter: 'x',
  photo_url: 'https://x.example/a',
  need_name: true,
  is_flexible: true,
  reply_markup: { inline_keyboard: [[{ text: 'Pay', pay: true }]] },
}
const article = {
  type: 'article',
  id: 'a',
  title: 'x',
  description: 'x',
  thumbnail_url: 'https://x.example/a',
  input_message_content: { message_text: 'x', parse_mode: 'HTML', entities: [] },
  reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: 'x' }]] },
}
const place = { type: 'venue', id: 'a', title: 'x', address: 'x', latitude: 1, longitude: 2, live_period: 60 }
const photo = {
  type: 'photo',
  id: 'a',
  photo_url: 'https://x.example/a',
  thumbnail_url: 'https://x.example/b',
  caption: 'x',
}
const bill = { ...article, input_message_content: invoice }

/** The same object with one field after the other replaced by each odd value, at every depth. */
function* spoiled(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    const put = (changed: unknown) =>
      Array.isArray(value)
        ? value.map((item, at) => (String(at) === key ? changed : item))
        : { ...value, [key]: changed }
    for (const strange of odd) yield put(strange)
    for (const changed of spoiled(inner)) yield put(changed)
  }
}

const calls: [method: string, body: object][] = [
  ['createInvoiceLink', { ...invoice, subscription_period: 0 }],
  [
    'answerShippingQuery',
    { shipping_query_id: '1', ok: true, shipping_options: [{ id: 'x', title: 'x', prices: [price] }] },
  ],
  ['answerPreCheckoutQuery', { pre_checkout_query_id: '1', ok: true, error_message: 'x' }],
  [
    'answerInlineQuery',
    {
      inline_query_id: '1',
      results: [article],
      next_offset: '',
      cache_time: 1,
      button: { text: 'x', start_parameter: 'x' },
    },
  ],
  ['answerInlineQuery', { inline_query_id: '1', results: [place] }],
  ['answerInlineQuery', { inline_query_id: '1', results: [photo] }],
  ['answerInlineQuery', { inline_query_id: '1', results: [bill] }],
  ['answerWebAppQuery', { web_app_query_id: '1', result: article }],
  ['savePreparedInlineMessage', { user_id: 1, result: article, allow_user_chats: true }],
  [
    'savePreparedKeyboardButton',
    { user_id: 1, button: { text: 'x', request_users: { request_id: 1, max_quantity: 1 } } },
  ],
  ['refundStarPayment', { user_id: 1, telegram_payment_charge_id: 'x' }],
  ['editUserStarSubscription', { user_id: 1, telegram_payment_charge_id: 'x', is_canceled: true }],
  ['getStarTransactions', { offset: 0, limit: 1 }],
]

describe('whatever a bot sends, it gets an answer of Telegram’s kind', () => {
  it.each(calls)('%s (%#)', async (method, body) => {
    for (const strange of spoiled(body)) {
      const { status, envelope } = await bot.raw(method, strange as object)
      const isUsual = status === 200 || status === 400
      if (!isUsual) expect({ status, envelope, strange }).toBe('a result, or a refusal')
    }
  })
})
