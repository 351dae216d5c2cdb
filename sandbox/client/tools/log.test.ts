import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  ANN,
  BOB,
  LOOKING_MS,
  openRoom,
  phoneOf,
  type Room,
  said,
  violationsEverywhere,
} from '../testing/client-room.ts'

let room: Room

beforeAll(async () => {
  room = await openRoom()
  await room.greet(ANN)
  await room.greet(BOB)
})
afterAll(() => room?.close())
beforeEach(async () => {
  await room.human('DELETE', '/faults')
})
afterEach(async () => {
  expect(await room.clear()).toEqual([])
})

const windows = `${ANN}@shop_bot,${BOB}@shop_bot`

async function openLog() {
  const page = await room.page(windows)
  await page.getByRole('button', { name: 'Log', exact: true }).click()
  const drawer = page.getByRole('complementary', { name: 'Tools' })
  const rows = drawer.locator('.call')
  return { page, drawer, rows }
}

const unhurried = { timeout: 15_000, interval: 700 }

describe('the log', () => {
  it('shows a call with its JSON in colours, folds it, and copies it', async () => {
    const { page, drawer, rows } = await openLog()
    await room.shop.ok('sendMessage', { chat_id: ANN, text: 'for the log' })
    await drawer.getByRole('searchbox').fill('for the log')
    await rows.filter({ hasText: 'sendMessage' }).click()
    const request = drawer.locator('.json').first()
    await request.getByText('"for the log"').waitFor()
    expect(await request.locator('.json-key').first().textContent()).toBe('chat_id: ')
    await drawer.getByRole('button', { name: 'Copy: Answer' }).click()
    await drawer.getByText('Copied').waitFor()
    expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText())).ok).toBe(true)
    await request.locator('summary').first().click()
    await request.getByText('"for the log"').waitFor({ state: 'hidden' })
  })

  it('is narrowed by bot, kind, method, chat, failure and free text', async () => {
    const { drawer, rows } = await openLog()
    await room.shop.raw('sendMessage', { chat_id: 1, text: 'to nobody' })
    await room.shop.ok('sendMessage', { chat_id: BOB, text: 'needle' })
    await room.crew.ok('getMe')
    await rows.filter({ hasText: 'getMe' }).first().waitFor()
    const choose = (name: string, value: string) => drawer.getByLabel(name).selectOption(value)
    const all = async () => [...new Set(await rows.locator('strong').allTextContents())].sort()

    await choose('All bots', 'crew_bot')
    expect(await all()).toEqual(['getMe'])
    await choose('All bots', 'shop_bot')
    await choose('All methods', 'sendMessage')
    expect(await all()).toEqual(['sendMessage'])
    await choose('All chats', String(BOB))
    await vi.waitUntil(async () => (await rows.count()) === 1)
    await drawer.getByRole('button', { name: 'Show everything' }).click()
    await drawer.getByLabel('Failed only').check()
    await rows.filter({ hasText: '400' }).waitFor()
    expect(await rows.count()).toBe(1)
    await drawer.getByRole('button', { name: 'Show everything' }).click()
    await drawer.getByRole('searchbox').fill('NEEDLE')
    await vi.waitUntil(async () => (await rows.count()) === 1)
    await drawer.getByRole('searchbox').fill('')
    await room.shop.updates()
    await choose('Calls and updates', 'update')
    await vi.waitUntil(async () => (await all()).join() === 'message')
  })

  it('stands still while it is paused, says how much waits, and goes on', async () => {
    const { drawer, rows } = await openLog()
    await drawer.getByRole('button', { name: 'Pause' }).click()
    await drawer.getByRole('button', { name: 'Clear' }).click()
    await room.shop.ok('getMe')
    await drawer.getByRole('button', { name: 'Go on (1)' }).waitFor()
    expect(await rows.count()).toBe(0)
    await drawer.getByRole('button', { name: 'Go on (1)' }).click()
    await rows.filter({ hasText: 'getMe' }).waitFor()
  })

  it('sends an update once more, as a new one or under its old number', async () => {
    const { drawer, rows } = await openLog()
    await room.greet(ANN, 'twice please')
    // A poll right behind another is given one update only, so these keep their distance.
    const numbers = async (offset: number) =>
      (await room.shop.updates({ offset }))
        .filter(({ message }) => message?.text === 'twice please')
        .map(({ update_id }) => update_id)
    const first = await vi.waitUntil(async () => (await numbers(0))[0], unhurried)
    await drawer.getByRole('searchbox').fill('twice please')
    await rows.filter({ hasText: 'message' }).first().click()
    await drawer.getByRole('button', { name: 'Send again as new' }).click()
    await drawer.getByText('Sent again as a new update.').waitFor()
    await drawer.getByRole('button', { name: 'Send again, same number' }).click()
    await drawer.getByText('Sent again under its old number.').waitFor()
    // The bot has confirmed the first one: it comes again because it was sent again.
    const came = new Set<number>()
    await vi.waitUntil(async () => {
      for (const id of await numbers(first + 1)) came.add(id)
      return came.has(first) && [...came].some(id => id > first)
    }, unhurried)
  })

  it('leads from an entry to its message in the right window', async () => {
    const { page, drawer, rows } = await openLog()
    await room.shop.ok('sendMessage', { chat_id: BOB, text: 'over there' })
    await drawer.getByRole('searchbox').fill('over there')
    await rows.filter({ hasText: 'sendMessage' }).click()
    await phoneOf(page, BOB).getByRole('button', { name: 'Back' }).click()
    await drawer.getByRole('button', { name: 'Show in the chat' }).click()
    await said(phoneOf(page, BOB), 'over there')
    await phoneOf(page, BOB).locator('.flash').getByText('over there').waitFor()
  })

  it('is walked with the keyboard from opening to closing', async () => {
    const page = await room.page(windows)
    await room.shop.ok('sendMessage', { chat_id: ANN, text: 'by keys' })
    await phoneOf(page, ANN).getByRole('heading', { name: 'Shop' }).waitFor()
    await page.keyboard.press('Alt+l')
    await vi.waitUntil(() => page.evaluate(() => document.activeElement?.textContent === 'Log'))
    await page.locator('.call').first().waitFor()
    await page.getByRole('listbox').focus()
    await page.keyboard.press('ArrowDown')
    await page.locator('.call-detail').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.call-detail').waitFor({ state: 'detached' })
    await page.getByRole('tab', { name: 'Log' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.getByText('None. Everything works.').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('complementary').waitFor({ state: 'detached' })
  })

  it('keeps up with a hundred entries a second without holding the page up', async () => {
    const { page, rows } = await openLog()
    await rows.first().waitFor()
    await page.evaluate(() => {
      const held = { longest: 0, last: performance.now() }
      Object.assign(window, { held })
      const step = (now: number) => {
        held.longest = Math.max(held.longest, now - held.last)
        held.last = now
        requestAnimationFrame(step)
      }
      requestAnimationFrame(step)
    })
    const { traces } = room.sandbox.hub
    const entry = {
      bot: 'shop_bot',
      direction: 'call' as const,
      chatId: ANN,
      httpStatus: 200,
      milliseconds: 1,
    }
    for (let tick = 0; tick < 30; tick++) {
      for (let n = 0; n < 10; n++) {
        const text = `burst ${tick} ${n} `.repeat(20)
        traces.add({ ...entry, name: 'sendMessage', request: { chat_id: ANN, text }, response: { ok: true } })
      }
      await new Promise(resolve => setTimeout(resolve, 100))
    }
    traces.add({ ...entry, name: 'lastOfAll', request: {}, response: { ok: true } })
    await rows.filter({ hasText: 'lastOfAll' }).waitFor()
    expect(await rows.count()).toBeLessThan(60)
    const longest = await page.evaluate(
      () => (window as unknown as { held: { longest: number } }).held.longest,
    )
    expect(longest).toBeLessThan(250)
  })

  it(
    'has nothing for axe to find, in any width, language or theme',
    async () => {
      await room.shop.raw('sendMessage', { chat_id: 1, text: 'to nobody' })
      const { page, rows } = await openLog()
      await rows.first().click()
      await page.locator('.json').first().waitFor()
      expect(await violationsEverywhere(page)).toEqual([])
    },
    LOOKING_MS,
  )
})
