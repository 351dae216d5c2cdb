import { createPublicKey, verify } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { validateWebAppData } from '@grammyjs/validator'
import { isValid, parse, validate } from '@telegram-apps/init-data-node'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../start.ts'
import { botCaller } from '../testing/bot-call.ts'
import { crewToken, shop, shopToken } from '../testing/bots.ts'
import { onePixelPng } from '../testing/one-pixel.ts'
import { request, SandboxPerson } from '../testing/person.ts'

const appUrl = 'http://localhost:5555/shop?lang=es&q=%20x#/menu'
let sandbox: Sandbox
let ann: SandboxPerson
let bot: ReturnType<typeof botCaller>

beforeAll(async () => {
  sandbox = await startSandbox({
    bots: [
      {
        token: shopToken,
        username: 'shop_bot',
        name: 'Shop',
        inline: 'Search…',
        mainAppUrl: 'https://shop.example/',
        apps: [{ shortName: 'menu', title: 'Menu', url: 'https://shop.example/menu' }],
      },
      { token: crewToken, username: 'crew_bot', name: 'Crew' },
    ],
  })
  bot = botCaller(sandbox.url, shopToken)
})
afterAll(() => sandbox.stop())
beforeEach(async () => {
  await request(sandbox.url, 'POST', '/reset')
  ann = await SandboxPerson.join(sandbox.url, {
    firstName: 'Ann',
    lastName: 'O’Neil & Söns 100%',
    username: 'ann_1',
    languageCode: 'es',
    phone: '+59899000111',
  })
})

/** Ann's chat with the bot, with a message whose button opens the app. */
async function buttonedMessage(): Promise<number> {
  await ann.start(shop)
  const reply_markup = { inline_keyboard: [[{ text: 'Open', web_app: { url: appUrl } }]] }
  const { message_id } = await bot.ok('sendMessage', { chat_id: ann.id, text: 'app', reply_markup })
  return message_id
}

async function openedByButton() {
  const messageId = await buttonedMessage()
  return ann.openApp({ kind: 'inline_button', chatId: shop, messageId, row: 0, column: 0 })
}

const post = <Answer>(id: string, what: string, body: object) =>
  request<Answer>(sandbox.url, 'POST', `/web-apps/${id}/${what}`, body)

describe('init data', () => {
  it('passes the validators that others wrote, and tells who the person is', async () => {
    const { initData, queryId } = await openedByButton()
    expect(() => validate(initData, shopToken)).not.toThrow()
    expect(validateWebAppData(shopToken, new URLSearchParams(initData))).toBe(true)
    expect(parse(initData)).toMatchObject({
      query_id: queryId,
      user: {
        id: ann.id,
        first_name: 'Ann',
        last_name: 'O’Neil & Söns 100%',
        username: 'ann_1',
        language_code: 'es',
        allows_write_to_pm: true,
      },
    })
  })

  it('gives the address of the person’s picture', async () => {
    const base64 = onePixelPng.toString('base64')
    await request(sandbox.url, 'POST', `/users/${ann.id}/photo`, { base64 })
    const { photo_url = '' } = parse((await openedByButton()).initData).user ?? {}
    expect((await fetch(photo_url)).headers.get('content-type')).toBe('image/png')
  })

  it('is worth nothing with any one byte changed, or with another bot’s token', async () => {
    const { initData } = await openedByButton()
    expect(isValid(initData, crewToken)).toBe(false)
    expect(validateWebAppData(crewToken, new URLSearchParams(initData))).toBe(false)
    for (let at = 0; at < initData.length; at++) {
      const changed = String.fromCharCode(initData.charCodeAt(at) ^ 1)
      const forged = initData.slice(0, at) + changed + initData.slice(at + 1)
      expect(isValid(forged, shopToken), `byte ${at}`).toBe(false)
      expect(validateWebAppData(shopToken, new URLSearchParams(forged)), `byte ${at}`).toBe(false)
    }
  })

  it('carries a signature of the sandbox’s own key, the one that README.md tells', async () => {
    const { initData } = await openedByButton()
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
    const publicKey = /[0-9a-f]{64}/.exec(readme)?.[0] ?? ''
    const pairs = [...new URLSearchParams(initData)].filter(([name]) => name !== 'hash')
    const signature = pairs.find(([name]) => name === 'signature')?.[1] ?? ''
    const signed = pairs.flatMap(([name, value]) => (name === 'signature' ? [] : [`${name}=${value}`])).sort()
    const key = createPublicKey({
      key: Buffer.from(`302a300506032b6570032100${publicKey}`, 'hex'),
      format: 'der',
      type: 'spki',
    })
    const message = Buffer.from(`1001:WebAppData\n${signed.join('\n')}`)
    expect(verify(null, message, key, Buffer.from(signature, 'base64url'))).toBe(true)
  })
})

describe('the launch', () => {
  it('keeps the app’s own query and fragment and puts the rest into the fragment', async () => {
    const { url, origin, initData } = await openedByButton()
    expect(origin).toBe('http://localhost:5555')
    const [page, fragment] = url.split('#') as [string, string]
    expect(page).toBe('http://localhost:5555/shop?lang=es&q=%20x')
    expect(fragment.startsWith('/menu?')).toBe(true)
    const launch = new URLSearchParams(fragment.slice('/menu?'.length))
    expect(launch.get('tgWebAppData')).toBe(initData)
    expect(launch.get('tgWebAppVersion')).toBe('9.6')
    expect(launch.get('tgWebAppPlatform')).toBe('weba')
    expect(JSON.parse(launch.get('tgWebAppThemeParams') ?? '')).toMatchObject({ bg_color: '#ffffff' })
  })

  it('a press on the button opens the app too', async () => {
    const messageId = await buttonedMessage()
    const pressed = await ann.press(shop, messageId, 'Open')
    expect(pressed).toMatchObject({ kind: 'web_app', app: { canSendData: false } })
    expect(pressed.url).toBe(pressed.app?.url)
    expect(isValid(pressed.app?.initData ?? '', shopToken)).toBe(true)
  })

  it('a link gives its start parameter and the kind of chat, and no query', async () => {
    const group = await request<{ id: string }>(sandbox.url, 'POST', '/chats', {
      title: 'G',
      ownerId: ann.id,
    })
    const app = await ann.openApp({
      kind: 'link',
      bot: shop,
      app: 'MENU',
      startParam: 'order-7_x',
      mode: 'fullscreen',
      chatId: group.id,
    })
    expect(app).toMatchObject({ queryId: null, isFullscreen: true, origin: 'https://shop.example' })
    expect(app.url).toMatch(/^https:\/\/shop\.example\/menu\?tgWebAppStartParam=order-7_x#/)
    expect(app.url).toContain('tgWebAppFullscreen=1')
    const told = parse(app.initData)
    expect(told).toMatchObject({ start_param: 'order-7_x', chat_type: 'supergroup' })
    expect(told.chat_instance).toMatch(/^\d+$/)
    expect(told.query_id).toBeUndefined()
    expect(told.user?.allows_write_to_pm).toBeUndefined()
    const main = await ann.openApp({ kind: 'link', bot: shop, chatId: shop })
    expect(parse(main.initData).chat_type).toBe('sender')
    await expect(ann.openApp({ kind: 'link', bot: shop, app: 'nope' })).rejects.toThrow('no mini app')
    await expect(ann.openApp({ kind: 'link', bot: '@crew_bot' })).rejects.toThrow('no main mini app')
  })

  it('the menu button asks a question of its own', async () => {
    const menu_button = { type: 'web_app', text: 'Menu', web_app: { url: 'https://shop.example/' } }
    await bot.ok('setChatMenuButton', { menu_button })
    const { queryId, initData } = await ann.openApp({ kind: 'menu_button', chatId: shop })
    expect(queryId).toBe(parse(initData).query_id)
    expect(queryId).not.toBeNull()
  })

  it('a bot says what it has', async () => {
    expect(await bot.ok('getMe')).toMatchObject({ supports_inline_queries: true, has_main_web_app: true })
    expect(await botCaller(sandbox.url, crewToken).ok('getMe')).toMatchObject({
      supports_inline_queries: false,
      has_main_web_app: false,
    })
    expect((await ann.look(shop)).bot).toMatchObject({
      inlinePlaceholder: 'Search…',
      mainAppUrl: 'https://shop.example/',
      apps: [{ shortName: 'menu' }],
    })
  })
})

describe('an app opened by the reply keyboard', () => {
  async function openedByKeyboard() {
    await ann.start(shop)
    const keyboard = [[{ text: 'Pick', web_app: { url: appUrl } }]]
    const reply_markup = { keyboard, one_time_keyboard: true }
    await bot.ok('sendMessage', { chat_id: ann.id, text: 'pick', reply_markup })
    return ann.openApp({ kind: 'reply_button', chatId: shop, text: 'Pick' })
  }

  it('knows nobody, and sends its data once', async () => {
    const app = await openedByKeyboard()
    expect(app).toMatchObject({ initData: '', queryId: null, canSendData: true })
    expect(app.url).not.toContain('tgWebAppData')
    await post(app.id, 'data', { data: '{"lunch":1}' })
    const [update] = await bot.updates({ offset: -1 })
    expect(update?.message?.web_app_data).toEqual({ data: '{"lunch":1}', button_text: 'Pick' })
    expect((await ann.messages(shop)).at(-1)?.service).toEqual({ kind: 'web_app_data', buttonText: 'Pick' })
    expect((await ann.look(shop)).replyKeyboard).toBeNull()
    await expect(post(app.id, 'data', { data: 'x' })).rejects.toThrow('not open')
  })

  it('sends no more than 4096 bytes; apps opened otherwise send nothing', async () => {
    const app = await openedByKeyboard()
    await expect(post(app.id, 'data', { data: 'я'.repeat(2049) })).rejects.toThrow('4096 bytes')
    await post(app.id, 'data', { data: 'я'.repeat(2048) })
    const other = await openedByButton()
    await expect(post(other.id, 'data', { data: 'x' })).rejects.toThrow('reply keyboard')
  })
})

describe('what an open app asks of Telegram', () => {
  it('leave to write, without Start ever pressed', async () => {
    const app = await ann.openApp({ kind: 'link', bot: shop })
    const refusal = () => bot.refusal('sendMessage', { chat_id: ann.id, text: 'hi' })
    expect(await refusal()).toContain("bot can't initiate conversation with a user")
    expect(await post(app.id, 'write-access', { isGranted: false })).toEqual({ isAllowed: false })
    expect(await post(app.id, 'write-access', { isGranted: true })).toEqual({ isAllowed: true })
    const [update] = await bot.updates({ offset: -1 })
    expect(update?.message).toMatchObject({
      from: { id: ann.id },
      write_access_allowed: { from_request: true },
    })
    await bot.ok('sendMessage', { chat_id: ann.id, text: 'hi' })
    expect(await bot.ok('getChat', { chat_id: ann.id })).toMatchObject({ first_name: 'Ann' })
    expect((await ann.look(shop)).isStarted).toBe(false)
    const before = (await ann.messages(shop)).length
    await post(app.id, 'write-access', { isGranted: true })
    expect((await ann.messages(shop)).length).toBe(before)
    await ann.act(shop, 'block')
    const asked = await request(sandbox.url, 'GET', `/web-apps/${app.id}/write-access`)
    expect(asked).toEqual({ isAllowed: false })
  })

  it('leave given at the first opening of a named app names the app', async () => {
    const app = await ann.openApp({ kind: 'link', bot: shop, app: 'menu', allowsWriting: true })
    const [update] = await bot.updates({ offset: -1 })
    expect(update?.message?.write_access_allowed).toEqual({ web_app_name: 'menu' })
    expect(parse(app.initData).user?.allows_write_to_pm).toBe(true)
  })

  it('the person’s number: a card in the chat, and a signed one for the app', async () => {
    const app = await ann.openApp({ kind: 'link', bot: shop })
    const asked = () =>
      post<{ result: string }>(app.id, 'custom-method', { method: 'getRequestedContact', params: {} })
    expect(await post(app.id, 'phone', { isGranted: false })).toEqual({ status: 'cancelled' })
    expect((await asked()).result).toBe('')
    expect(await post(app.id, 'phone', { isGranted: true })).toEqual({ status: 'sent' })
    const [update] = await bot.updates({ offset: -1 })
    expect(update?.message?.contact).toMatchObject({ user_id: ann.id, phone_number: '59899000111' })
    const { result } = await asked()
    expect(validateWebAppData(shopToken, new URLSearchParams(result))).toBe(true)
    expect(JSON.parse(new URLSearchParams(result).get('contact') ?? '')).toMatchObject({
      user_id: ann.id,
      phone_number: '+59899000111',
    })
  })

  it('the cloud storage keeps its limits, and keeps bots and people apart', async () => {
    const bob = await SandboxPerson.join(sandbox.url, { firstName: 'Bob' })
    const app = await ann.openApp({ kind: 'link', bot: shop })
    const call = (method: string, params: object = {}, id = app.id) =>
      post(id, 'custom-method', { method, params })
    expect(await call('saveStorageValue', { key: 'cart-1_A', value: 'x'.repeat(4096) })).toEqual({
      result: true,
    })
    expect(await call('saveStorageValue', { key: 'a b', value: '' })).toEqual({ error: 'KEY_INVALID' })
    expect(await call('saveStorageValue', { key: 'k'.repeat(129), value: '' })).toEqual({
      error: 'KEY_INVALID',
    })
    const long = { key: 'a', value: 'x'.repeat(4097) }
    expect(await call('saveStorageValue', long)).toEqual({ error: 'VALUE_INVALID' })
    for (let at = 1; at < 1024; at++) await call('saveStorageValue', { key: `k${at}`, value: String(at) })
    expect(await call('saveStorageValue', { key: 'more', value: '' })).toEqual({ error: 'QUOTA_EXCEEDED' })
    expect(await call('saveStorageValue', { key: 'k1', value: 'new' })).toEqual({ result: true })
    const values = await call('getStorageValues', { keys: ['k1', 'none'] })
    expect(values).toEqual({ result: { k1: 'new', none: '' } })
    expect(await call('deleteStorageValues', { keys: ['k1'] })).toEqual({ result: true })
    const keys = (await call('getStorageKeys')) as { result: string[] }
    expect(keys.result.length).toBe(1023)
    const others = await bob.openApp({ kind: 'link', bot: shop })
    expect(await call('getStorageKeys', {}, others.id)).toEqual({ result: [] })
    expect(await call('getFortune')).toEqual({ error: 'METHOD_INVALID' })
    const { result } = (await call('getCurrentTime')) as { result: number }
    expect(Math.abs(result - Date.now() / 1000)).toBeLessThan(5)
  })

  it('a closed app asks nothing any more', async () => {
    const app = await ann.openApp({ kind: 'link', bot: shop })
    await request(sandbox.url, 'DELETE', `/web-apps/${app.id}`)
    await expect(post(app.id, 'phone', { isGranted: true })).rejects.toThrow('404')
    await expect(request(sandbox.url, 'DELETE', `/web-apps/${app.id}`)).rejects.toThrow('404')
  })
})
