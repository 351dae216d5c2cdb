import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FaultView } from '../../api/contract.ts'
import { ANN, LOOKING_MS, openRoom, type Room, violationsEverywhere } from '../testing/client-room.ts'

let room: Room

beforeAll(async () => {
  room = await openRoom()
  await room.greet(ANN)
})
afterAll(() => room?.close())
beforeEach(async () => {
  await room.human('DELETE', '/faults')
})
afterEach(async () => {
  expect(await room.clear()).toEqual([])
})

const faults = () => room.human<FaultView[]>('GET', '/faults')

async function openTroubles() {
  const page = await room.page(`${ANN}@shop_bot`)
  await page.getByRole('button', { name: 'Log', exact: true }).click()
  await page.getByRole('tab', { name: 'Troubles' }).click()
  return { page, drawer: page.getByRole('complementary', { name: 'Tools' }) }
}

describe('troubles', () => {
  it('are made ready by one tap, count how often they struck, and are removed', async () => {
    const { drawer } = await openTroubles()
    await drawer.getByRole('button', { name: 'Too many requests, wait 5 s' }).click()
    await drawer.getByText('Error 429, retry after 5 s').waitFor()
    await drawer.getByText('struck 0 of 1').waitFor()
    const { envelope } = await room.shop.raw('sendMessage', { chat_id: ANN, text: 'too fast' })
    expect(envelope).toMatchObject({ error_code: 429, parameters: { retry_after: 5 } })
    await drawer.getByText('struck 1 of 1, used up').waitFor()
    await drawer.getByRole('button', { name: 'Remove: Error 429' }).click()
    await drawer.getByText('None. Everything works.').waitFor()
    expect(await faults()).toEqual([])
  })

  it.each([
    ['Telegram is down', { kind: 'error', code: 502 }],
    ['The user has blocked the bot', { kind: 'error', code: 403, bot: 'shop_bot', chatId: ANN }],
    ['Slow answers (3 s)', { kind: 'latency', delayMs: 3000 }],
    ['Done, but the answer is lost', { kind: 'drop_connection', isAfterEffect: true, times: 1 }],
    ['The next update comes twice', { kind: 'duplicate_update', times: 1 }],
    ['Updates come out of order', { kind: 'reorder_updates', times: 1 }],
  ])('"%s" does what it says to whom it is aimed at', async (name, expected) => {
    const { drawer } = await openTroubles()
    await drawer.getByRole('combobox', { name: 'Bot', exact: true }).selectOption('shop_bot')
    await drawer.getByRole('combobox', { name: 'Chat', exact: true }).selectOption(String(ANN))
    await drawer.getByRole('button', { name }).click()
    await drawer.getByText('The trouble is in force.').waitFor()
    expect(await faults()).toMatchObject([{ ...expected, bot: 'shop_bot', chatId: ANN }])
  })

  it('of one’s own are made with the keyboard, field by field', async () => {
    const { page, drawer } = await openTroubles()
    await drawer.getByText('A trouble of your own').focus()
    await page.keyboard.press('Enter')
    await drawer.getByLabel('What happens').selectOption('error')
    await drawer.getByLabel('Method').fill('sendPhoto')
    await drawer.getByLabel('Code').selectOption('400')
    await drawer.getByLabel('Description').fill('Bad Request: PHOTO_INVALID_DIMENSIONS')
    await drawer.getByLabel('How often').fill('2')
    await page.keyboard.press('Enter')
    await drawer.getByText('Error 400 Bad Request: PHOTO_INVALID_DIMENSIONS').waitFor()
    expect(await faults()).toMatchObject([{ method: 'sendPhoto', kind: 'error', code: 400, times: 2 }])
    await drawer.getByRole('button', { name: 'Remove all' }).click()
    await drawer.getByText('None. Everything works.').waitFor()
  })

  it('switch flood control on, and off again', async () => {
    const { drawer } = await openTroubles()
    await drawer.getByLabel('Flood control').check()
    await drawer.getByText('Flood control is on.').waitFor()
    expect(room.sandbox.hub.flood.isOn).toBe(true)
    await drawer.getByLabel('Flood control').uncheck()
    await drawer.getByText('Flood control is off.').waitFor()
    expect(room.sandbox.hub.flood.isOn).toBe(false)
  })

  it(
    'have nothing for axe to find, in any width, language or theme',
    async () => {
      await room.human('POST', '/faults', { kind: 'error', code: 429, retryAfter: 5, method: 'sendMessage' })
      const { page, drawer } = await openTroubles()
      await drawer.locator('.trouble').waitFor()
      await drawer.getByText('A trouble of your own').click()
      expect(await violationsEverywhere(page)).toEqual([])
    },
    LOOKING_MS,
  )
})

describe('missing methods', () => {
  it('are listed with how often they were called', async () => {
    room.sandbox.hub.unimplemented.set('sendGift', 3)
    const { page, drawer } = await openTroubles()
    await page.getByRole('tab', { name: 'Missing' }).click()
    await drawer.getByRole('row', { name: 'sendGift 3' }).waitFor()
  })

  it(
    'have nothing for axe to find, in any width, language or theme',
    async () => {
      room.sandbox.hub.unimplemented.set('sendGift', 3)
      const { page } = await openTroubles()
      await page.getByRole('tab', { name: 'Missing' }).click()
      await page.locator('.missing').waitFor()
      expect(await violationsEverywhere(page)).toEqual([])
    },
    LOOKING_MS,
  )
})

describe('help', () => {
  it('opens with a question mark, not while one is written, and closes with Escape', async () => {
    const page = await room.page(`${ANN}@shop_bot`)
    await page.getByRole('textbox', { name: 'Message' }).focus()
    await page.keyboard.type('what?')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.getByRole('button', { name: 'Send' }).focus()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it(
    'has nothing for axe to find, in any width, language or theme',
    async () => {
      const page = await room.page(`${ANN}@shop_bot`)
      await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
      await page.getByRole('dialog').waitFor()
      expect(await violationsEverywhere(page)).toEqual([])
    },
    LOOKING_MS,
  )
})
