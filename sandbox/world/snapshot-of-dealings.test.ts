import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { InvoiceFormView, MessageView, WebAppView } from '../api/contract.ts'
import { type Sandbox, startSandbox } from '../start.ts'
import { botCaller } from '../testing/bot-call.ts'
import { shop, shopToken } from '../testing/bots.ts'
import { onePixelPng } from '../testing/one-pixel.ts'
import { request, SandboxPerson } from '../testing/person.ts'

const bots = [
  { token: shopToken, username: 'shop_bot', name: 'Shop', inline: '…', mainAppUrl: 'https://shop.example/' },
]
const goods = {
  title: 'Skin',
  description: 'x',
  payload: 'p',
  currency: 'XTR',
  prices: [{ label: 'x', amount: 50 }],
}
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Answers what people ask of the bot while they do something. */
async function whileServing<Value>(
  url: string,
  doing: Promise<Value>,
  results: object[] = [],
): Promise<Value> {
  const bot = botCaller(url, shopToken)
  let isDone = false
  const done = doing.finally(() => {
    isDone = true
  })
  for (let offset = 0; !isDone; ) {
    for (const update of await bot.updates({ offset })) {
      offset = update.update_id + 1
      const { pre_checkout_query: checkout, inline_query: query } = update
      if (checkout) await bot.ok('answerPreCheckoutQuery', { pre_checkout_query_id: checkout.id, ok: true })
      if (query) await bot.ok('answerInlineQuery', { inline_query_id: query.id, results, cache_time: 0 })
    }
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  return done
}

const post = <Answer>(sandbox: Sandbox, where: string, body: object) =>
  request<Answer>(sandbox.url, 'POST', where, body)

it('money, bills, app data, leave to write and what is shared come back from a snapshot', async () => {
  const snapshotFile = join(folder, 'world.json')
  const before = await startSandbox({ bots, snapshotFile, pollHoldMs: 10 })
  const bot = botCaller(before.url, shopToken)
  const ann = await SandboxPerson.join(before.url, { firstName: 'Ann' })
  const bob = await SandboxPerson.join(before.url, { firstName: 'Bob' })
  await ann.start(shop)
  await post(before, '/stars', { as: ann.id, amount: 120 })
  const paid = await bot.ok('sendInvoice', { chat_id: ann.id, ...goods })
  const open = await bot.ok('sendInvoice', { chat_id: ann.id, ...goods })
  const slug = (await bot.ok('createInvoiceLink', goods)).slice('https://t.me/$'.length)
  const paying = ann.pay({ chatId: shop, messageId: paid.message_id })
  expect((await whileServing(before.url, paying)).state).toBe('paid')
  const app = await bob.openApp({ kind: 'link', bot: shop })
  await post(before, `/web-apps/${app.id}/write-access`, { isGranted: true })
  const params = { key: 'cart', value: '3' }
  await post(before, `/web-apps/${app.id}/custom-method`, { method: 'saveStorageValue', params })
  const { photo } = await bot.ok('sendPhoto', { chat_id: ann.id, photo: await seenPhoto(before, ann) })
  const markup = { reply_markup: { inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] } }
  const result = { type: 'photo', id: 'a', photo_file_id: photo.at(-1)?.file_id, ...markup }
  const prepared = await bot.ok('savePreparedInlineMessage', {
    user_id: bob.id,
    result,
    allow_bot_chats: true,
  })
  const request_users = { request_id: 1 }
  const button = await bot.ok('savePreparedKeyboardButton', {
    user_id: bob.id,
    button: { text: 'x', request_users },
  })
  const { queryId } = await whileServing(before.url, ann.askInline(shop, 'x'), [result])
  const sent = await ann.act(shop, 'inline-result', { queryId, resultId: 'a' })
  const [inlineId] = [...before.world.inlineMessages.keys()]
  const seen = await ann.messages(shop)
  await post(before, '/snapshot', {})
  await before.stop()

  const after = await startSandbox({ bots, snapshotFile, pollHoldMs: 10 })
  const again = botCaller(after.url, shopToken)
  const [annAgain, bobAgain] = [
    new SandboxPerson(after.url, ann.user),
    new SandboxPerson(after.url, bob.user),
  ]
  expect(await annAgain.messages(shop)).toEqual(seen)
  expect(await request(after.url, 'GET', `/stars?as=${ann.id}`)).toEqual({ balance: 70 })
  expect(await again.ok('getMyStarBalance')).toEqual({ amount: 50 })
  expect((await again.ok('getStarTransactions')).transactions).toHaveLength(1)
  const form = (messageId: number) =>
    request<InvoiceFormView>(after.url, 'GET', `/invoices?as=${ann.id}&chatId=${shop}&messageId=${messageId}`)
  expect((await form(paid.message_id)).isPaid).toBe(true)
  expect((await form(open.message_id)).isPaid).toBe(false)
  expect(
    (await request<InvoiceFormView>(after.url, 'GET', `/invoices?as=${bob.id}&slug=${slug}`)).title,
  ).toBe('Skin')
  await again.ok('sendMessage', { chat_id: bob.id, text: 'may still write' })
  const appAgain = await bobAgain.openApp({ kind: 'link', bot: shop })
  const method = { method: 'getStorageValues', params: { keys: ['cart'] } }
  expect(await post(after, `/web-apps/${appAgain.id}/custom-method`, method)).toEqual({
    result: { cart: '3' },
  })
  expect(await preparedAgain(after, appAgain, prepared.id)).toMatchObject({ photo: { width: 1 } })
  const shown = await request(after.url, 'GET', `/web-apps/${appAgain.id}/prepared-buttons/${button.id}`)
  expect(shown).toMatchObject({ text: 'x', asksFor: 'users' })
  expect(await again.ok('editMessageCaption', { inline_message_id: inlineId, caption: 'new' })).toBe(true)
  const edited = (await annAgain.messages(shop)).find(({ id }) => id === sent.messageId)
  expect(edited).toMatchObject({ caption: 'new', viaBot: { username: 'shop_bot' } })

  await post(after, '/reset', {})
  const ledger = after.world.ledger
  const left = [ledger.invoices.size, ledger.payments.size, ledger.starMoves.length, ledger.starsOf(ann.id)]
  expect([...left, after.world.inlineMessages.size, after.world.prepared.messages.size]).toEqual([
    0, 0, 0, 0, 0, 0,
  ])
  expect(after.world.cloud.saved).toEqual([])
  await expect(request(after.url, 'DELETE', `/web-apps/${appAgain.id}`)).rejects.toThrow('404')
  await after.stop()
})

/** The file_id under which the bot knows a picture of Ann's. */
async function seenPhoto(sandbox: Sandbox, ann: SandboxPerson): Promise<string | undefined> {
  await ann.act(shop, 'photo', { base64: onePixelPng.toString('base64') })
  const updates = await botCaller(sandbox.url, shopToken).updates({ offset: -1 })
  return updates[0]?.message?.photo?.at(-1)?.file_id
}

async function preparedAgain(sandbox: Sandbox, app: WebAppView, id: string): Promise<MessageView> {
  const where = `/web-apps/${app.id}/prepared-messages/${id}`
  return (await request<{ message: MessageView }>(sandbox.url, 'GET', where)).message
}
