import type { Locator, Page, WebSocketRoute } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { crewToken, shopToken } from '../testing/bots.ts'
import { onePixelPng } from '../testing/one-pixel.ts'
import {
  ANN,
  BOB,
  fieldOf as field,
  LOOKING_MS,
  openRoom,
  phoneOf,
  type Room,
  said,
  type,
  violationsEverywhere,
} from './testing/client-room.ts'
import { startDemoBots } from './testing/demo-bots.ts'

const PATIENCE_MS = 10_000

let room: Room
let bots: Awaited<ReturnType<typeof startDemoBots>>
let page: Page

beforeAll(async () => {
  room = await openRoom()
  bots = await startDemoBots(room.sandbox.url, shopToken, crewToken)
})

afterAll(async () => {
  await bots?.stop()
  await room?.close()
})

beforeEach(async () => {
  page = await room.page(`${ANN}@shop_bot,${BOB}@shop_bot`)
})

afterEach(async () => {
  expect(await room.clear()).toEqual([])
})

const phone = (userId: number): Locator => phoneOf(page, userId)

async function started(userId: number): Promise<Locator> {
  const of = phone(userId)
  await of.getByRole('button', { name: 'Start', exact: true }).or(field(of)).first().waitFor()
  if (!(await field(of).isVisible())) {
    await of.getByRole('button', { name: 'Start', exact: true }).click()
    await said(of, 'Welcome')
  }
  return of
}

async function attach(of: Locator, what: string): Promise<void> {
  await of.getByRole('button', { name: 'Attach' }).click()
  await of.getByRole('menuitem', { name: what, exact: true }).click()
}

describe('a person in a chat', () => {
  it('starts a bot, types with Enter, and sees the answer with its bold word', async () => {
    const ann = await started(ANN)
    await type(ann, 'hello')
    await said(ann, 'said 5 letters')
    expect(await ann.locator('.bubble strong').last().textContent()).toBe('You')
  })

  it('taps a button, sees the message change under the finger, the word and the alert', async () => {
    const ann = await started(ANN)
    await ann.getByRole('button', { name: 'Commands', exact: true }).click()
    await ann.getByRole('button', { name: '/count Count together' }).click()
    await ann.getByRole('button', { name: 'Count 0' }).click()
    await ann.getByRole('button', { name: 'Count 1' }).waitFor()
    await ann.locator('.note').getByText('counted').waitFor()
    await ann.getByRole('button', { name: 'Alert' }).click()
    const alert = ann.getByRole('alertdialog', { name: 'Read this' })
    await alert.getByRole('button', { name: 'OK' }).click()
    await alert.waitFor({ state: 'detached' })
  })

  it('gives the own number only after a yes, and another’s by the attach menu', async () => {
    const ann = await started(ANN)
    await ann.getByRole('button', { name: 'My number' }).click()
    await ann.getByRole('button', { name: 'Cancel' }).click()
    expect(await ann.locator('.log').getByText('number of').count()).toBe(0)
    await ann.getByRole('button', { name: 'My number' }).click()
    await ann.getByRole('button', { name: 'Share', exact: true }).click()
    await said(ann, 'number of you')
    await attach(ann, 'Somebody else’s contact')
    await page.getByRole('dialog').getByRole('button', { name: /Боб/ }).click()
    await said(ann, 'number of another')
  })

  it('shares a place by its address', async () => {
    const ann = await started(ANN)
    await ann.getByRole('button', { name: 'My place' }).click()
    await page.getByRole('searchbox', { name: 'Street and number' }).fill('beta 300')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Send this place' }).click()
    await said(ann, 'place -34.905 -56.156')
    await ann.locator('.place').getByText('© OpenStreetMap contributors').first().waitFor()
  })

  it('uploads a photo', async () => {
    const ann = await started(ANN)
    await ann.getByRole('button', { name: 'Attach' }).click()
    const chooser = page.waitForEvent('filechooser')
    await ann.getByRole('menuitem', { name: 'Photo from this device' }).click()
    await (await chooser).setFiles({ name: 'dot.png', mimeType: 'image/png', buffer: onePixelPng })
    await said(ann, 'photo bare')
    const picture = ann.locator('.photo img').last()
    await vi.waitUntil(() => picture.evaluate(image => (image as HTMLImageElement).naturalWidth === 1))
  })

  it('drives a live location along the streets and stops it', async () => {
    const bob = await started(BOB)
    await attach(bob, 'Live location')
    await page.getByRole('searchbox').fill('alfa 100')
    await page.keyboard.press('Enter')
    await page.getByRole('radio', { name: '15 minutes' }).check()
    await page.getByRole('button', { name: 'Share live location' }).click()
    await said(bob, 'place -34.900 -56.170')
    const dot = bob.locator('.place-live .dot')
    const before = await dot.getAttribute('style')

    await bob.getByRole('button', { name: 'Drive' }).click()
    await page.getByRole('searchbox').fill('gama 300')
    await page.keyboard.press('Enter')
    await page.getByRole('radio', { name: '600 km/h' }).check()
    await page.getByText(/2\.4 km/).waitFor()
    await page.getByRole('button', { name: 'Go', exact: true }).click()
    await bob.getByText(/^Driving/).waitFor()
    await vi.waitUntil(() => bots.heard.filter(word => word === 'moved live').length >= 2, PATIENCE_MS)
    await expect.poll(() => dot.getAttribute('style')).not.toBe(before)

    await bob.locator('.live-bar').getByRole('button', { name: 'Stop', exact: true }).click()
    await bob.locator('.live-bar').waitFor({ state: 'detached' })
    await vi.waitUntil(() => bots.heard.includes('moved stopped'), PATIENCE_MS)
  })

  it('follows a start link into another bot’s chat, which gets the payload', async () => {
    const ann = await started(ANN)
    await type(ann, '/count')
    await ann.getByRole('button', { name: 'Join the crew' }).last().click()
    await ann.getByRole('heading', { name: 'Crew' }).waitFor()
    await ann.getByRole('button', { name: 'Start', exact: true }).click()
    await said(ann, 'Payload invite_7')
  })

  it('blocks the bot, which hears of it, and comes back', async () => {
    const bob = await started(BOB)
    await bob.getByRole('button', { name: 'Chat menu' }).click()
    await bob.getByRole('menuitem', { name: 'Stop and block the bot' }).click()
    await bob.getByText('You have blocked this bot.').waitFor()
    await vi.waitUntil(() => bots.heard.includes('member kicked'), PATIENCE_MS)
    await bob.getByRole('button', { name: 'Restart the bot' }).click()
    await field(bob).waitFor()
    await vi.waitUntil(() => bots.heard.includes('member member'), PATIENCE_MS)
  })
})

describe('the page', () => {
  it('shows two windows of one person alike', async () => {
    await started(ANN)
    await page.goto(`${room.sandbox.url}/?windows=${ANN}@shop_bot,${ANN}@shop_bot`)
    const [left, right] = [phone(ANN).first(), phone(ANN).last()]
    await type(left, 'said on the left')
    await said(right, 'said on the left')
    await said(right, 'said 16 letters')
  })

  it('catches up with what happened while the stream was cut', async () => {
    let isCut = false
    const streams: WebSocketRoute[] = []
    await page.routeWebSocket(/\/sandbox\/api\/events/, stream => {
      if (isCut) return stream.close()
      stream.connectToServer()
      streams.push(stream)
    })
    await page.reload()
    const ann = await started(ANN)
    isCut = true
    for (const stream of streams) await stream.close()
    await page.getByText('The sandbox does not answer').waitFor()
    const send = await fetch(`${room.sandbox.url}/sandbox/api/chats/@shop_bot/text`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: ANN, text: 'said while it was cut' }),
    })
    expect(send.status).toBe(200)
    expect(await ann.locator('.log').getByText('said while it was cut').count()).toBe(0)
    isCut = false
    await said(ann, 'said while it was cut')
  })

  it('begins anew when the world does', async () => {
    const ann = await started(ANN)
    await type(ann, 'soon forgotten')
    await said(ann, 'soon forgotten')
    await fetch(`${room.sandbox.url}/sandbox/api/reset`, { method: 'POST' })
    await ann.getByRole('button', { name: 'Start', exact: true }).waitFor()
    expect(await ann.locator('.log').getByText('soon forgotten').count()).toBe(0)
  })

  it('is used with the keyboard alone', async () => {
    const ann = await started(ANN)
    await page.keyboard.press('Alt+1')
    await vi.waitUntil(() => field(ann).evaluate(element => element === document.activeElement))
    await page.keyboard.type('/count')
    await page.keyboard.press('Enter')
    const button = ann.getByRole('button', { name: 'Count 0' }).last()
    await button.focus()
    await page.keyboard.press('Enter')
    await ann.getByRole('button', { name: 'Count 1' }).waitFor()
    await ann.getByRole('button', { name: 'Attach' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Escape')
    expect(await ann.getByRole('menu').count()).toBe(0)
  })

  it('speaks three languages and remembers theme, language and windows', async () => {
    await started(ANN)
    await page.getByRole('combobox', { name: 'Language' }).selectOption('ru')
    await page.getByRole('button', { name: 'Включить тёмную тему' }).click()
    await page.goto(room.sandbox.url)
    await page.getByRole('button', { name: 'Включить светлую тему' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ru')
    expect(await page.locator('.window').count()).toBe(2)
  })

  it(
    'has nothing for axe to find in any width, language or theme, also with a map',
    async () => {
      const ann = await started(ANN)
      await type(ann, '/count')
      await ann.getByRole('button', { name: 'Alert' }).last().waitFor()
      expect(await violationsEverywhere(page)).toEqual([])
      await attach(ann, 'Location')
      await page.getByRole('application').waitFor()
      expect(await violationsEverywhere(page, 'dialog')).toEqual([])
    },
    LOOKING_MS,
  )
})
