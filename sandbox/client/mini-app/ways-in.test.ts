import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { botCaller } from '../../testing/bot-call.ts'
import { crewToken, shopToken } from '../../testing/bots.ts'
import { request } from '../../testing/person.ts'
import { ANN, pageOf, type Stage, sitDown, startStage, type Table } from '../testing/mini-app/stage.ts'

let stage: Stage
let table: Table
let shop: ReturnType<typeof botCaller>
let crew: ReturnType<typeof botCaller>

beforeAll(async () => {
  stage = await startStage()
  shop = botCaller(stage.sandbox.url, shopToken)
  crew = botCaller(stage.sandbox.url, crewToken)
})
afterAll(() => stage?.stop())
beforeEach(async () => {
  table = await sitDown(stage)
})
afterEach(async () => {
  await table.page.context().close()
  expect(table.troubles).toEqual([])
})

const button = (name: string) => table.ann.getByRole('button', { name, exact: true })
const begin = (bot: string) => request(stage.sandbox.url, 'POST', `/chats/@${bot}/start`, { as: ANN })
const link = (text: string, url: string) => ({
  chat_id: ANN,
  text: 'Look',
  reply_markup: { inline_keyboard: [[{ text, url }]] },
})
async function launch() {
  const page = await pageOf(table)
  return page.evaluate(() => {
    const [sdk, tma] = [window.sdk ?? null, window.tma ?? null]
    const { tgWebAppData, tgWebAppStartParam } = (sdk ?? tma).retrieveLaunchParams()
    return { data: tgWebAppData, startParam: tgWebAppStartParam }
  })
}

describe('a mini app opens', () => {
  it('by a button under a message, with a query its bot can answer', async () => {
    await begin('shop_bot')
    const web_app = { url: stage.appUrl }
    const reply_markup = { inline_keyboard: [[{ text: 'Order', web_app }]] }
    await shop.ok('sendMessage', { chat_id: ANN, text: 'Hungry?', reply_markup })
    await button('Order').click()
    const { data } = await launch()
    expect(data?.user?.id).toBe(ANN)
    const text = { message_text: 'One soup' }
    const result = { type: 'article', id: '1', title: 'Order', input_message_content: text }
    await shop.ok('answerWebAppQuery', { web_app_query_id: data?.query_id, result })
    await table.ann.locator('.log').getByText('One soup').waitFor()
  })

  it('by a button of the bot’s keyboard, knowing nobody, and sends its data home', async () => {
    await begin('shop_bot')
    const web_app = { url: stage.appUrl }
    const reply_markup = { keyboard: [[{ text: 'Choose a time', web_app }]] }
    await shop.ok('sendMessage', { chat_id: ANN, text: 'When?', reply_markup })
    await button('Choose a time').click()
    const page = await pageOf(table)
    expect((await launch()).data?.user).toBeUndefined()
    await page.evaluate(() => window.sdk.sendData('at seven'))
    await table.ann.locator('.app-layer').waitFor({ state: 'detached' })
    await table.ann.getByText('“Choose a time”').waitFor()
    const heard = await shop.updates({ timeout: 1 })
    const data = heard.map(update => update.message?.web_app_data).filter(Boolean)
    expect(data).toEqual([{ button_text: 'Choose a time', data: 'at seven' }])
  })

  it('by the menu button, and by a tap on the icon beside the bot', async () => {
    await begin('shop_bot')
    const menu_button = { type: 'web_app', text: 'Shop', web_app: { url: stage.appUrl } }
    await shop.ok('setChatMenuButton', { chat_id: ANN, menu_button })
    await table.page.reload()
    await table.ann.locator('.menu-button').click()
    expect((await launch()).data?.user?.first_name).toBe('Ann')
    await button('Close the app').click()
    await button('Back').click()
    await table.ann.locator('.entry-row', { hasText: 'Crew' }).getByText('Open app').click()
    await pageOf(table)
  })

  it('by a link with a start parameter, asking before a named app opens for the first time', async () => {
    await begin('crew_bot')
    await crew.ok(
      'sendMessage',
      link('The other app', 'https://t.me/shop_bot/other?startapp=parcel_7&mode=compact'),
    )
    await table.page.goto(`${stage.sandbox.url}/?windows=${ANN}@crew_bot`)
    await button('The other app').click()
    const question = table.ann.getByRole('alertdialog', { name: 'Open the app of Shop?' })
    await question.getByRole('button', { name: 'Cancel' }).click()
    expect(await table.ann.locator('.app-layer').count()).toBe(0)
    await button('The other app').click()
    await question.getByRole('button', { name: 'Open' }).click()
    const { startParam, data } = await launch()
    expect(startParam).toBe('parcel_7')
    expect(data).toMatchObject({
      start_param: 'parcel_7',
      chat_type: 'private',
      user: { allows_write_to_pm: true },
    })
    await table.ann.locator('.app-compact').waitFor()
    await (await pageOf(table)).evaluate(() => window.tma.viewport.expand())
    await table.ann.locator('.app-expanded').waitFor()
    await button('Close the app').click()
    await button('The other app').click()
    await pageOf(table)
  })

  it('by a tg:// link to the main app, over one that was open', async () => {
    await begin('crew_bot')
    const both = [
      [{ text: 'Main', url: 'tg://resolve?domain=shop_bot&startapp' }],
      [{ text: 'None', url: 'https://t.me/shop_bot/missing' }],
    ]
    await crew.ok('sendMessage', { chat_id: ANN, text: 'Look', reply_markup: { inline_keyboard: both } })
    await table.page.goto(`${stage.sandbox.url}/?windows=${ANN}@crew_bot`)
    await button('None').click()
    await table.ann.getByText('@shop_bot has no mini app "missing"').waitFor()
    await button('Main').click()
    const page = await pageOf(table)
    await page.evaluate(() => window.sdk.openTelegramLink('https://t.me/crew_bot?startapp=x'))
    await vi.waitUntil(async () => (await table.ann.locator('.app-head h3').textContent()) === 'Crew')
    expect((await launch()).startParam).toBe('x')
  })
})
