import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { shopToken } from '../../testing/bots.ts'
import { onePixelPng } from '../../testing/one-pixel.ts'
import { ANN, BOB, fieldOf, openRoom, phoneOf, type Room, said, type } from '../testing/client-room.ts'

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

async function annsChat() {
  const page = await room.page(`${ANN}@shop_bot`)
  const ann = phoneOf(page, ANN)
  await said(ann, 'hello')
  return { page, ann }
}

/** Opens all that a message allows. */
async function menuOf(ann: ReturnType<typeof phoneOf>, text: string) {
  await ann.getByRole('button', { name: `More for: ${text}` }).click({ force: true })
  return ann.getByRole('dialog', { name: 'Message' })
}

describe('a message', () => {
  it('is answered, copied and reacted to from its menu', async () => {
    await say('read me')
    const { page, ann } = await annsChat()
    await (await menuOf(ann, 'read me')).getByRole('button', { name: 'Copy text' }).click()
    await ann.getByText('Copied').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('read me')
    await (await menuOf(ann, 'read me')).getByRole('button', { name: 'Reply' }).click()
    await type(ann, 'I have')
    await ann.locator('.quote').getByText('read me').waitFor()
    const menu = await menuOf(ann, 'read me')
    await menu.getByRole('button', { name: 'More reactions' }).click()
    await menu.getByRole('button', { name: 'React with 🎉' }).click()
    const mine = ann.getByRole('button', { name: 'React with 🎉', pressed: true })
    await mine.click()
    await mine.waitFor({ state: 'detached' })
  })

  it('of one’s own is edited with the arrow key and says so; one whose buttons change does not', async () => {
    const keyboard = { inline_keyboard: [[{ text: 'One', callback_data: '1' }]] }
    const sent = await say('with buttons', { reply_markup: keyboard })
    const { page, ann } = await annsChat()
    await fieldOf(ann).focus()
    await page.keyboard.press('ArrowUp')
    await vi.waitFor(async () => expect(await fieldOf(ann).inputValue()).toBe('hello'))
    await type(ann, 'hello again')
    await ann.locator('.bubble', { hasText: 'hello again' }).getByText('edited').waitFor()
    await room.shop.ok('editMessageReplyMarkup', {
      chat_id: ANN,
      message_id: sent.message_id,
      reply_markup: { inline_keyboard: [[{ text: 'Two', callback_data: '2' }]] },
    })
    await ann.getByRole('button', { name: 'Two' }).waitFor()
    const bubble = ann.locator('.bubble', { hasText: 'with buttons' })
    expect(await bubble.getByText('edited').count()).toBe(0)
    await room.shop.ok('editMessageText', {
      chat_id: ANN,
      message_id: sent.message_id,
      text: 'without buttons',
    })
    await ann.locator('.bubble', { hasText: 'without buttons' }).getByText('edited').waitFor()
  })

  it('is forwarded with its author and deleted', async () => {
    await say('pass me on')
    const { page, ann } = await annsChat()
    await (await menuOf(ann, 'pass me on')).getByRole('button', { name: 'Forward' }).click()
    await page.getByRole('dialog', { name: 'Forward to' }).getByRole('button', { name: 'Desk' }).click()
    await ann.getByRole('heading', { name: 'Desk' }).waitFor()
    await said(ann, 'Forwarded from Shop')
    await (await menuOf(ann, 'pass me on')).getByRole('button', { name: 'Delete' }).click()
    await ann.locator('.log').getByText('pass me on').waitFor({ state: 'detached' })
  })

  it('that is pinned is found from the bar, also far above', async () => {
    const first = await say('the pinned one')
    await room.shop.ok('pinChatMessage', { chat_id: ANN, message_id: first.message_id })
    for (let n = 0; n < 70; n++) await say(`later ${n}`)
    const page = await room.page(`${ANN}@shop_bot`)
    const ann = phoneOf(page, ANN)
    await ann.getByRole('button', { name: /Pinned message/ }).click()
    await ann.locator('.flash').getByText('the pinned one').waitFor()
  })

  it('with code, a spoiler and a long quote is copied, revealed and unfolded', async () => {
    const lines = Array.from({ length: 9 }, (_, n) => `line ${n}`).join('\n')
    const text =
      '<pre><code class="language-ts">const a = 1</code></pre><tg-spoiler>secret</tg-spoiler>' +
      `<blockquote expandable>${lines}</blockquote>`
    await say(text, { parse_mode: 'HTML' })
    const { page, ann } = await annsChat()
    await ann.locator('.code-block').getByText('ts', { exact: true }).waitFor()
    await ann.locator('.code-block').getByRole('button', { name: 'Copy' }).click()
    await ann.getByText('Copied').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('const a = 1')
    await ann.getByRole('button', { name: 'Hidden text' }).click()
    await ann.locator('.spoiler-shown').getByText('secret').waitFor()
    await ann.getByRole('button', { name: 'Show all' }).click()
    await ann.getByRole('button', { name: 'Show less' }).waitFor()
  })
})

describe('a hidden picture', () => {
  it('stands below its words where they are above, and is shown by a key before it can be opened', async () => {
    const form = new FormData()
    for (const [name, value] of Object.entries({
      chat_id: String(ANN),
      caption: 'guess what',
      has_spoiler: 'true',
      show_caption_above_media: 'true',
    })) {
      form.set(name, value)
    }
    form.set('photo', new Blob([onePixelPng]), 'dot.png')
    await fetch(`${room.sandbox.url}/bot${shopToken}/sendPhoto`, { method: 'POST', body: form })
    const { page, ann } = await annsChat()
    const hidden = ann.getByRole('button', { name: 'Hidden photo, press to show it' })
    await hidden.waitFor()
    expect(await hidden.locator('img').evaluate(img => getComputedStyle(img).filter)).toContain('blur')
    const words = await ann.getByText('guess what').boundingBox()
    expect(words?.y ?? Number.NaN).toBeLessThan((await hidden.boundingBox())?.y ?? Number.NaN)
    await hidden.focus()
    await page.keyboard.press('Enter')
    const shown = ann.getByRole('button', { name: 'Open the photo: guess what' })
    expect(await shown.locator('img').evaluate(img => getComputedStyle(img).filter)).toBe('none')
    await shown.click()
    await page.getByRole('dialog').locator('.photo-large').waitFor()
  })
})

describe('buttons', () => {
  it('copy, ask before a login, and stand still when disabled', async () => {
    await say('buttons', {
      reply_markup: {
        inline_keyboard: [
          [{ text: 'Code', copy_text: { text: 'ABC-1' } }],
          [{ text: 'Sign in', login_url: { url: `${room.sandbox.url}/sandbox/api/docs` } }],
        ],
      },
    })
    const { page, ann } = await annsChat()
    await ann.getByRole('button', { name: 'Code' }).click()
    await ann.getByText('Copied').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('ABC-1')
    await ann.getByRole('button', { name: 'Sign in' }).click()
    const question = ann.getByRole('alertdialog', { name: /Log in to 127\.0\.0\.1/ })
    await question.getByRole('button', { name: 'Cancel' }).click()
    await ann.getByRole('button', { name: 'Sign in' }).click()
    const opened = page.context().waitForEvent('page')
    await question.getByRole('button', { name: 'Open' }).click()
    expect((await opened).url()).toContain('/sandbox/api/docs')
  })
})

describe('the list of chats', () => {
  it('shows the liveliest first with its last words, counts what is unread, and is left with a tap', async () => {
    const page = await room.page(`${ANN},${BOB}@shop_bot`)
    const ann = phoneOf(page, ANN)
    const entries = ann.locator('.entry')
    await entries.filter({ hasText: 'Shop' }).getByText('You: hello').waitFor()
    // The order is by the second, as Telegram dates messages.
    await new Promise(resolve => setTimeout(resolve, 1100))
    await say('one')
    await say('two')
    await entries.first().getByText('two').waitFor()
    await entries.first().getByText('2 new messages').waitFor({ state: 'attached' })
    await entries.first().click()
    await said(ann, 'two')
    await ann.getByRole('button', { name: 'Back' }).click()
    await vi.waitUntil(async () => (await entries.first().getByText('new message').count()) === 0)
  })
})

describe('thousands of messages', () => {
  it('are scrolled through and written under without holding the page up', async () => {
    const { page, ann } = await annsChat()
    const { world } = room.sandbox
    const { postMessage } = await import('../../world/messages.ts')
    const chat = [...world.chats()].find(each => each.key === `${ANN}:1001`)
    if (!chat) throw new Error('the chat is gone')
    for (let n = 0; n < 5000; n++) {
      postMessage(world, chat, { fromId: 1001, content: { kind: 'text', text: `number ${n}`, entities: [] } })
    }
    await said(ann, 'number 4999')
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
    const box = ann.locator('.log')
    for (let n = 0; n < 40; n++) {
      await box.evaluate(log => log.scrollBy(0, -700))
      await page.waitForTimeout(20)
    }
    await box.evaluate(log => log.scrollTo(0, log.scrollHeight))
    await say('the very last')
    await said(ann, 'the very last')
    const longest = await page.evaluate(
      () => (window as unknown as { held: { longest: number } }).held.longest,
    )
    expect(longest).toBeLessThan(600)
  }, 60_000)
})
