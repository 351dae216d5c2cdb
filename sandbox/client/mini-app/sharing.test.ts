import { Bot } from 'grammy'
import type { Frame } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { botCaller } from '../../testing/bot-call.ts'
import { shopToken } from '../../testing/bots.ts'
import {
  ANN,
  BOB,
  heard,
  openMainApp,
  type Stage,
  sitDown,
  startStage,
  type Table,
} from '../testing/mini-app/stage.ts'

let stage: Stage
let till: Bot
let table: Table
let app: Frame
let shop: ReturnType<typeof botCaller>

beforeAll(async () => {
  stage = await startStage()
  shop = botCaller(stage.sandbox.url, shopToken)
  till = new Bot(shopToken, { client: { apiRoot: stage.sandbox.url } })
  till.on('pre_checkout_query', ctx => ctx.answerPreCheckoutQuery(true))
  void till.start()
})
afterAll(async () => {
  await till?.stop()
  await stage?.stop()
})
beforeEach(async () => {
  table = await sitDown(stage)
  app = await openMainApp(table)
})
afterEach(async () => {
  await table.page.context().close()
  expect(table.troubles).toEqual([])
})

const dialog = (name: string | RegExp) => table.ann.getByRole('dialog', { name })

describe('what a bot has prepared for its app', () => {
  const prepare = async (more: object) => {
    const input_message_content = { message_text: 'Order 7 is on its way' }
    const result = { type: 'article', id: '1', title: 'Order', input_message_content }
    return (await shop.ok('savePreparedInlineMessage', { user_id: ANN, result, ...more })).id
  }

  it('is shown, and sent into the chat that the person chooses', async () => {
    const id = await prepare({ allow_group_chats: true })
    const shared = app.evaluate(message => window.sdk.shareMessage(message), id)
    await dialog('Send to').getByText('Order 7 is on its way').waitFor()
    expect(await dialog('Send to').locator('.person').allTextContents()).toEqual(['Desk'])
    await dialog('Send to').getByRole('button', { name: 'Desk' }).click()
    await shared
    const desk = [...stage.sandbox.world.chats()].find(chat => chat.type !== 'private')
    const messages = await fetch(
      `${stage.sandbox.url}/sandbox/api/chats/${desk?.key}/messages?as=${BOB}&limit=9`,
    )
    expect(await messages.text()).toContain('Order 7 is on its way')
  })

  it('is not sent when the person declines, nor when it is not there', async () => {
    const id = await prepare({ allow_group_chats: true })
    await app.evaluate(message => window.sdk.postEvent('web_app_send_prepared_message', { id: message }), id)
    await dialog('Send to').getByRole('button', { name: 'Close' }).click()
    expect(await heard(app, 'prepared_message_failed')).toEqual({ error: 'USER_DECLINED' })
    await app.evaluate(() => window.sdk.postEvent('web_app_send_prepared_message', { id: 'never' }))
    expect(await heard(app, 'prepared_message_failed', 1)).toEqual({ error: 'MESSAGE_EXPIRED' })
  })

  it('may be a button that asks for people', async () => {
    const request_users = { request_id: 3, max_quantity: 2 }
    const button = { text: 'Who eats with you?', request_users }
    const { id } = await shop.ok('savePreparedKeyboardButton', { user_id: ANN, button })
    const ask = (req_id: string) =>
      app.evaluate(
        ([data, origin]) =>
          window.parent.postMessage(
            JSON.stringify({ eventType: 'web_app_request_chat', eventData: { req_id: data } }),
            String(origin),
          ),
        [req_id, stage.sandbox.url] as const,
      )
    await ask(id)
    await dialog('Choose up to 2 people').getByRole('button', { name: 'Cancel' }).click()
    expect(await heard(app, 'requested_chat_failed')).toEqual({ req_id: id, error: 'USER_DECLINED' })
    await ask(id)
    await dialog('Choose up to 2 people').getByRole('checkbox', { name: 'Bob' }).check()
    await dialog('Choose up to 2 people').getByRole('button', { name: 'Share' }).click()
    expect(await heard(app, 'requested_chat_sent')).toEqual({ req_id: id })
    await ask('never')
    expect(await heard(app, 'requested_chat_failed', 1)).toMatchObject({ req_id: 'never' })
  })
})

describe('an invoice', () => {
  const link = () =>
    shop.ok('createInvoiceLink', {
      title: 'Dinner',
      description: 'Warm until the door',
      payload: 'p1',
      provider_token: '1:TEST:x',
      currency: 'USD',
      prices: [{ label: 'Pizza', amount: 1200 }],
    })

  it('is left over the app, and the page hears that', async () => {
    const end = app.evaluate(url => window.sdk.openInvoice(url, 'url'), await link())
    await table.ann.getByText('Dinner').first().waitFor()
    await table.page.keyboard.press('Escape')
    expect(await end).toBe('cancelled')
    await table.ann.locator('.app-sheet').waitFor()
  })

  it('is paid over the app, and the page hears that', async () => {
    const end = app.evaluate(url => window.sdk.openInvoice(url, 'url'), await link())
    const sheet = table.ann.locator('.pay-layer')
    await sheet.getByRole('button', { name: 'Pay $12.00' }).click()
    await sheet.getByRole('button', { name: /Pays at once/ }).click()
    await sheet.getByRole('button', { name: 'Pay $12.00' }).click()
    expect(await end).toBe('paid')
  })
})
