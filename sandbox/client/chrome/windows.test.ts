import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  ANN,
  BOB,
  fieldOf,
  LOOKING_MS,
  openRoom,
  phoneOf,
  type Room,
  said,
  type,
  violationsEverywhere,
} from '../testing/client-room.ts'

let room: Room

beforeAll(async () => {
  room = await openRoom()
})
afterAll(() => room?.close())
beforeEach(async () => {
  await room.human('POST', '/reset')
  await room.greet(ANN)
})
afterEach(async () => {
  expect(await room.clear()).toEqual([])
})

const say = (text: string, more: object = {}) => room.shop.ok('sendMessage', { chat_id: ANN, text, ...more })

async function twoOfAnn(second = `${ANN}@shop_bot`) {
  const page = await room.page(`${ANN}@shop_bot,${second}`)
  const [left, right] = [phoneOf(page, ANN).first(), phoneOf(page, ANN).last()]
  await said(left, 'hello')
  return { page, left, right }
}

describe('two windows of one person', () => {
  it('show the same messages, keyboards, edits and drafts at the same time', async () => {
    const { left, right } = await twoOfAnn()
    await type(left, 'from the left')
    await said(right, 'from the left')
    const keyboard = { keyboard: [[{ text: 'Yes' }, { text: 'No' }]], one_time_keyboard: true }
    await say('Choose', { reply_markup: keyboard })
    for (const phone of [left, right]) await phone.getByRole('button', { name: 'Yes' }).waitFor()
    await right.getByRole('button', { name: 'Yes' }).click()
    await said(left, 'Yes')
    await room.shop.ok('sendMessageDraft', { chat_id: ANN, draft_id: 7, text: 'Thinking about it' })
    for (const phone of [left, right]) await phone.locator('.draft').getByText('Thinking about it').waitFor()
    await say('Done')
    for (const phone of [left, right]) {
      await said(phone, 'Done')
      expect(await phone.locator('.draft').count()).toBe(0)
    }
  })

  it('agree on what is read: what one shows is not unread in the other', async () => {
    const { right } = await twoOfAnn(`${ANN}`)
    await right.locator('.entry').first().waitFor()
    await say('seen on the left')
    await right.locator('.entry').getByText('seen on the left').waitFor()
    expect(await right.locator('.badge').count()).toBe(0)
  })

  it('both hear that an invoice is paid', async () => {
    await room.shop.ok('sendInvoice', {
      chat_id: ANN,
      title: 'Badge',
      description: 'A badge',
      payload: 'b',
      currency: 'XTR',
      prices: [{ label: 'Badge', amount: 5 }],
    })
    await room.human('POST', '/stars', { as: ANN, amount: 10 })
    const { left, right } = await twoOfAnn()
    await left.locator('.key').last().click()
    await left.getByRole('button', { name: 'Pay 5 Stars' }).last().click()
    await left.getByText('Asking Shop').waitFor()
    const [query] = await room.shop.updates({ allowed_updates: ['pre_checkout_query'], offset: -1 })
    await room.shop.ok('answerPreCheckoutQuery', {
      pre_checkout_query_id: query?.pre_checkout_query?.id,
      ok: true,
    })
    for (const phone of [left, right]) await phone.locator('.key', { hasText: 'Receipt' }).waitFor()
  })
})

describe('a group in the windows of two people', () => {
  it('shows to one alone what is meant for one alone', async () => {
    const page = await room.page(`${ANN}@${room.deskId},${BOB}@${room.deskId}`)
    const [ann, bob] = [phoneOf(page, ANN), phoneOf(page, BOB)]
    await fieldOf(bob).waitFor()
    const text = 'for Ann alone'
    await room.crew.ok('sendMessage', {
      chat_id: room.deskId,
      text,
      ephemeral_message_parameters: { receiver_user_id: ANN },
    })
    await room.crew.ok('sendMessage', { chat_id: room.deskId, text: 'for everybody' })
    await said(ann, text)
    await ann.locator('.bubble', { hasText: text }).getByText('Only you see this').waitFor()
    await said(bob, 'for everybody')
    expect(await bob.getByText(text).count()).toBe(0)
  })

  it('throws a dice that both see fall alike', async () => {
    const page = await room.page(`${ANN}@${room.deskId},${BOB}@${room.deskId}`)
    await fieldOf(phoneOf(page, BOB)).waitFor()
    await room.crew.ok('sendDice', { chat_id: room.deskId })
    const faces = page.locator('.dice')
    await vi.waitUntil(async () => (await faces.count()) === 2, 10_000)
    const labels = await faces.evaluateAll(all => all.map(face => face.getAttribute('aria-label')))
    expect(labels[0]).toMatch(/^🎲 [1-6]$/u)
    expect(labels[0]).toBe(labels[1])
  })
})

describe('the table', () => {
  it('gets a window for a new person with the keyboard alone, who starts a bot', async () => {
    const page = await room.page(`${ANN}@shop_bot`)
    await said(phoneOf(page, ANN), 'hello')
    await page.keyboard.press('Alt+n')
    await page.getByRole('dialog').getByRole('button', { name: 'New person' }).press('Enter')
    await page.getByLabel('First name').fill('Cleo')
    await page.keyboard.press('Enter')
    const cleo = page.getByRole('region', { name: 'Phone of Cleo' })
    await cleo.locator('.entry', { hasText: 'Shop' }).press('Enter')
    await cleo.getByRole('button', { name: 'Start', exact: true }).press('Enter')
    await said(cleo, '/start')
    await cleo.locator('textarea:focus').waitFor()
    await page.keyboard.press('Alt+1')
    await phoneOf(page, ANN).locator('textarea:focus').waitFor()
    await page.keyboard.press('Alt+2')
    await cleo.locator('textarea:focus').waitFor()
  })

  it('is walked in the order of the eye, and Escape leads back to the chats', async () => {
    await say('with a button', { reply_markup: { inline_keyboard: [[{ text: 'Tap', callback_data: 't' }]] } })
    const page = await room.page(`${ANN}@shop_bot`)
    const ann = phoneOf(page, ANN)
    await ann.getByRole('button', { name: 'Tap' }).waitFor()
    await ann.locator('.who').focus()
    const order: string[] = []
    for (let n = 0; n < 12; n++) {
      await page.keyboard.press('Tab')
      order.push(
        await page.evaluate(() => {
          const element = document.activeElement
          return element?.getAttribute('aria-label') ?? element?.textContent ?? ''
        }),
      )
    }
    const steps = [
      'Window menu',
      'Back',
      'about this bot',
      'Chat menu',
      'Messages',
      'Tap',
      'Message',
      'Attach',
    ]
    expect(order.filter(step => steps.includes(step))).toEqual(steps)
    await fieldOf(ann).focus()
    await page.keyboard.press('Escape')
    await ann.locator('.entry').first().waitFor()
  })

  it(
    'and its dialogs have nothing for axe to find, in any width, language or theme',
    async () => {
      const page = await room.page(`${ANN}@shop_bot`)
      const ann = phoneOf(page, ANN)
      await ann.getByRole('button', { name: 'Window menu' }).click()
      await ann.getByRole('menuitem', { name: 'New group' }).click()
      await page.getByRole('dialog').waitFor()
      expect(await violationsEverywhere(page, 'dialog')).toEqual([])
      await page.keyboard.press('Escape')
      await ann.getByRole('button', { name: 'about this bot' }).click()
      await page.getByRole('dialog').waitFor()
      expect(await violationsEverywhere(page, 'dialog')).toEqual([])
      await page.keyboard.press('Escape')
      await ann.getByRole('button', { name: 'More for: hello' }).click({ force: true })
      await ann.getByRole('button', { name: 'More reactions' }).click()
      expect(await violationsEverywhere(page, '.overlay')).toEqual([])
    },
    LOOKING_MS,
  )
})
