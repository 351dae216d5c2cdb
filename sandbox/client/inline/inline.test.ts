import { Bot, InlineQueryResultBuilder } from 'grammy'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { shopToken } from '../../testing/bots.ts'
import {
  ANN,
  fieldOf,
  LOOKING_MS,
  openRoom,
  phoneOf,
  type Room,
  said,
  violationsEverywhere,
} from '../testing/client-room.ts'

let room: Room
let bot: Bot
const asked: string[] = []
const chosen: string[] = []

beforeAll(async () => {
  room = await openRoom()
  await room.greet(ANN)
  bot = new Bot(shopToken, { client: { apiRoot: room.sandbox.url } })
  bot.on('inline_query', async ctx => {
    const { query, offset } = ctx.inlineQuery
    asked.push(`${query}|${offset}`)
    const from = Number(offset || 0)
    const results =
      query === 'none'
        ? []
        : Array.from({ length: 20 }, (_, n) =>
            InlineQueryResultBuilder.article(`r${from + n}`, `Dish ${from + n}`, {
              description: `for ${query || 'everybody'}`,
            }).text(`I want dish ${from + n}`),
          )
    await ctx.answerInlineQuery(results, {
      cache_time: 0,
      next_offset: from < 40 && results.length > 0 ? String(from + 20) : '',
      button: { text: 'Open the menu', start_parameter: 'menu' },
    })
  })
  bot.on('chosen_inline_result', ctx => {
    chosen.push(ctx.chosenInlineResult.result_id)
  })
  bot.command('find', ctx =>
    ctx.reply('Look', {
      reply_markup: {
        inline_keyboard: [
          [{ text: 'Here', switch_inline_query_current_chat: 'soup' }],
          [{ text: 'Elsewhere', switch_inline_query: 'cake' }],
        ],
      },
    }),
  )
  void bot.start({ allowed_updates: ['inline_query', 'chosen_inline_result', 'message'] })
})
afterAll(async () => {
  await bot?.stop()
  await room?.close()
})
afterEach(async () => {
  expect(await room.clear()).toEqual([])
})

async function typed(text: string) {
  const page = await room.page(`${ANN}@shop_bot`)
  const ann = phoneOf(page, ANN)
  await fieldOf(ann).fill(text)
  return { page, ann, results: ann.getByRole('option') }
}

describe('inline mode', () => {
  it('asks once the typing has paused, and sends the result that arrow keys and Enter choose', async () => {
    asked.length = 0
    const { page, ann, results } = await typed('')
    await fieldOf(ann).focus()
    await page.keyboard.type('@shop_bot rice', { delay: 20 })
    await results.first().waitFor()
    expect(asked).toEqual(['rice|'])
    await ann.getByText('for rice').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await results.nth(2).getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('Enter')
    await said(ann, 'I want dish 2')
    await ann.locator('.bubble', { hasText: 'I want dish 2' }).getByText('via @shop_bot').waitFor()
    expect(await fieldOf(ann).inputValue()).toBe('')
  })

  it('brings the next page when the list is scrolled to its end', async () => {
    const { ann, results } = await typed('@shop_bot more')
    await results.first().waitFor()
    await ann.locator('.inline-results').evaluate(box => box.scrollTo(0, box.scrollHeight))
    await vi.waitUntil(async () => (await results.count()) === 40, 10_000)
    await results.nth(25).click()
    await said(ann, 'I want dish 25')
  })

  it('says that nothing was found, and leaves with Escape', async () => {
    const { page, ann } = await typed('@shop_bot none')
    await ann.getByText('Nothing found').waitFor()
    await page.keyboard.press('Escape')
    expect(await fieldOf(ann).inputValue()).toBe('')
  })

  it('opens the bot by its button above the results', async () => {
    const { ann } = await typed('@shop_bot ')
    await ann.getByRole('button', { name: 'Open the menu' }).click()
    await ann.getByRole('button', { name: 'Start', exact: true }).click()
    await said(ann, '/start menu')
  })

  it('is begun by a button, in this chat or in one that is chosen', async () => {
    const { page, ann, results } = await typed('/find')
    await fieldOf(ann).press('Enter')
    await ann.getByRole('button', { name: 'Here', exact: true }).last().click()
    await ann.getByText('for soup').first().waitFor()
    await page.keyboard.press('Escape')
    await ann.getByRole('button', { name: 'Elsewhere' }).last().click()
    await page.getByRole('dialog', { name: 'Where to?' }).getByRole('button', { name: 'Desk' }).click()
    await ann.getByRole('heading', { name: 'Desk' }).waitFor()
    expect(await fieldOf(ann).inputValue()).toBe('@shop_bot cake')
    await results.first().waitFor()
  })

  it(
    'has nothing for axe to find, in any width, language or theme',
    async () => {
      const { page, results } = await typed('@shop_bot rice')
      await results.first().waitFor()
      expect(await violationsEverywhere(page)).toEqual([])
    },
    LOOKING_MS,
  )
})
