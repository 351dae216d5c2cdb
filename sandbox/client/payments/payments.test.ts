import { Bot } from 'grammy'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { shopToken } from '../../testing/bots.ts'
import {
  ANN,
  LOOKING_MS,
  openRoom,
  phoneOf,
  type Room,
  said,
  violationsEverywhere,
} from '../testing/client-room.ts'

let room: Room
let till: Bot
/** What the bot does with the next pre-checkout query. */
let verdict: 'ok' | 'refuse' | 'silent'

const prices = [
  { label: 'Pizza', amount: 1200 },
  { label: 'Delivery', amount: 250 },
]
const goods = {
  title: 'Dinner',
  description: 'Warm until the door',
  payload: 'p1',
  provider_token: '1:TEST:x',
}
const invoice = (more: object = {}) =>
  room.shop.ok('sendInvoice', { chat_id: ANN, ...goods, currency: 'USD', prices, ...more })

beforeAll(async () => {
  room = await openRoom()
  await room.greet(ANN)
  till = new Bot(shopToken, { client: { apiRoot: room.sandbox.url } })
  till.on('pre_checkout_query', async ctx => {
    if (verdict === 'ok') await ctx.answerPreCheckoutQuery(true)
    if (verdict === 'refuse')
      await ctx.answerPreCheckoutQuery(false, { error_message: 'The oven is cold today' })
  })
  till.on('shipping_query', async ctx => {
    const isFar = ctx.shippingQuery.shipping_address.city === 'Far'
    if (isFar) await ctx.answerShippingQuery(false, { error_message: 'Too far for us' })
    else
      await ctx.answerShippingQuery(true, {
        shipping_options: [
          { id: 'foot', title: 'On foot', prices: [{ label: 'Walk', amount: 100 }] },
          { id: 'bike', title: 'By bike', prices: [{ label: 'Ride', amount: 300 }] },
        ],
      })
  })
  void till.start()
})
afterAll(async () => {
  await till?.stop()
  await room?.close()
})
beforeEach(() => {
  verdict = 'ok'
})
afterEach(async () => {
  expect(await room.clear()).toEqual([])
})

async function openSheet(more: object = {}) {
  await invoice(more)
  const page = await room.page(`${ANN}@shop_bot`)
  const ann = phoneOf(page, ANN)
  await ann.locator('.invoice').last().waitFor()
  await ann.locator('.key').last().click()
  const sheet = page.locator('.pay-layer')
  await sheet.getByRole('button', { name: /^Pay / }).waitFor()
  return { page, ann, sheet }
}

describe('an invoice', () => {
  it('is paid with a tip and a test card; then its button is the receipt', async () => {
    const { ann, sheet } = await openSheet({ max_tip_amount: 500, suggested_tip_amounts: [100, 300] })
    await sheet.getByRole('button', { name: '$3.00' }).click()
    await sheet.getByRole('button', { name: 'Pay $17.50' }).click()
    await sheet.getByRole('button', { name: /Pays at once/ }).click()
    await sheet.getByRole('button', { name: 'Pay $17.50' }).click()
    await ann.getByText('You paid $17.50 to Shop').waitFor()
    await sheet.waitFor({ state: 'detached' })
    await said(ann, '$17.50 paid for Dinner')
    await ann.locator('.key', { hasText: 'Receipt' }).last().click()
    const receipt = ann.getByRole('dialog', { name: 'Receipt' })
    await receipt.getByRole('row', { name: 'Shipping and tip $3.00' }).waitFor()
    await receipt.getByText('$17.50 paid · Today').waitFor()
  })

  it('takes a tip of one’s own, and says when it is too high or no amount', async () => {
    const { sheet } = await openSheet({ max_tip_amount: 500 })
    const own = sheet.getByLabel('Your own amount')
    await own.fill('2,75')
    await sheet.getByRole('button', { name: 'Pay $17.25' }).waitFor()
    await own.fill('12')
    await sheet.getByText('At most $5.00').waitFor()
    expect(await own.getAttribute('aria-invalid')).toBe('true')
    await own.fill('much')
    await sheet.getByText('This is not an amount').waitFor()
    await sheet.getByRole('button', { name: 'Pay $14.50' }).waitFor()
  })

  it('asks for what the shop needs, checks it in the person’s words, and offers the ways of shipping', async () => {
    const { ann, sheet } = await openSheet({
      need_name: true,
      need_phone_number: true,
      need_email: true,
      need_shipping_address: true,
      is_flexible: true,
    })
    await sheet.getByRole('button', { name: /^Pay / }).click()
    await sheet.getByLabel('Email').fill('nobody')
    await sheet.getByRole('button', { name: 'Continue' }).click()
    await sheet.getByText('An email address looks like name@example.com').waitFor()
    expect(await sheet.getByText('Please fill this in').count()).toBe(4)
    await sheet.getByLabel('Country').selectOption('UY')
    await sheet.getByLabel('Street and number').fill('Calle Alfa 100')
    await sheet.getByRole('textbox', { name: 'City' }).fill('Far')
    await sheet.getByLabel('Postcode').fill('11200')
    await sheet.getByLabel('Email').fill('ann@example.com')
    await sheet.getByRole('button', { name: 'Continue' }).click()
    await sheet.getByText('Too far for us').waitFor()
    await sheet.getByText('Try another address.').waitFor()
    await sheet.getByRole('textbox', { name: 'City' }).fill('Near')
    await sheet.getByRole('button', { name: 'Continue' }).click()
    await sheet.getByRole('button', { name: /By bike/ }).click()
    await sheet.getByRole('button', { name: 'Pay $17.50' }).click()
    await sheet.getByRole('button', { name: /Pays at once/ }).click()
    await sheet.getByRole('button', { name: 'Pay $17.50' }).click()
    await ann.getByText('You paid $17.50 to Shop').waitFor()
  })

  it('says that a card is declined, and takes another one, typed in and checked', async () => {
    const { ann, sheet } = await openSheet()
    await sheet.getByRole('button', { name: /^Pay / }).click()
    await sheet.getByRole('button', { name: /Is declined/ }).click()
    await sheet.getByRole('button', { name: /^Pay / }).click()
    await sheet.getByText('The card was declined.').waitFor()
    await sheet.getByRole('button', { name: /Payment method/ }).click()
    await sheet.getByRole('button', { name: 'Type in another card' }).click()
    await sheet.getByLabel('Card number').fill('4242 4242 4242 4241')
    await sheet.getByRole('button', { name: 'Use this card' }).click()
    await sheet.getByText('This is not a card number').waitFor()
    await sheet.getByText('A month like 09/30 that is not over').waitFor()
    await sheet.getByLabel('Card number').fill('4242424242424242')
    await sheet.getByLabel('Valid until').fill('1240')
    await sheet.getByLabel('CVC').fill('123')
    await sheet.getByRole('button', { name: 'Use this card' }).click()
    await sheet.getByRole('button', { name: /^Pay / }).click()
    await ann.getByText('You paid $14.50 to Shop').waitFor()
  })

  it('tells what the bot says when it refuses, and that nothing was charged', async () => {
    verdict = 'refuse'
    const { sheet } = await openSheet()
    await payAtOnce(sheet)
    await sheet.getByText('The oven is cold today').waitFor()
    await sheet.getByText(/Nothing was charged/).waitFor()
  })

  it('counts the ten seconds down while the bot is silent, and says so after them', async () => {
    verdict = 'silent'
    const { sheet } = await openSheet()
    await payAtOnce(sheet)
    await sheet.getByText('Asking Shop whether all is well').waitFor()
    await sheet.getByText('The bot did not answer within 10 seconds.').waitFor({ timeout: 14_000 })
  })

  it('says that a slow provider is still at it; the receipt comes into the chat', async () => {
    const { ann, sheet } = await openSheet()
    await sheet.getByRole('button', { name: /^Pay / }).click()
    await sheet.getByRole('button', { name: /Pays some seconds later/ }).click()
    await sheet.getByRole('button', { name: /^Pay / }).click()
    await sheet.getByText('The payment is being processed').waitFor()
    await sheet.locator('.pay-end button').click()
    await said(ann, '$14.50 paid for Dinner')
  })

  it('in Stars is paid from the balance, topped up on the way, by a followed link', async () => {
    const stars = { ...goods, title: 'Badge', provider_token: '', currency: 'XTR' }
    const link = await room.shop.ok('createInvoiceLink', {
      ...stars,
      prices: [{ label: 'Badge', amount: 40 }],
    })
    await room.shop.ok('sendMessage', { chat_id: ANN, text: `Buy it: ${link}` })
    const page = await room.page(`${ANN}@shop_bot`)
    const ann = phoneOf(page, ANN)
    await ann.getByRole('link', { name: link }).click()
    const sheet = page.locator('.pay-layer')
    await sheet.getByText('You need 40 more Stars').waitFor()
    expect(await sheet.getByRole('button', { name: 'Pay 40 Stars' }).isDisabled()).toBe(true)
    await sheet.getByRole('button', { name: '+ 50 Stars' }).click()
    await sheet.getByText('Balance: 50 ⭐').waitFor()
    await sheet.getByRole('button', { name: 'Pay 40 Stars' }).click()
    await ann.getByText('You paid 40 Stars to Shop').waitFor()
  })

  it('is paid with the keyboard alone, and left with Escape', async () => {
    await invoice()
    const page = await room.page(`${ANN}@shop_bot`)
    const ann = phoneOf(page, ANN)
    const key = ann.locator('.key').last()
    await key.focus()
    await page.keyboard.press('Enter')
    await ann.getByRole('dialog', { name: 'Checkout' }).getByText('Total').waitFor()
    await page.keyboard.press('Escape')
    await ann.getByRole('dialog').waitFor({ state: 'detached' })
    await key.focus()
    await page.keyboard.press('Enter')
    for (const [shown, focused] of [
      ['Checkout', 'Pay $14.50'],
      ['Payment method', 'Pays at once'],
      ['Checkout', 'Pay $14.50'],
    ]) {
      const dialog = ann.getByRole('dialog', { name: shown ?? '' })
      await dialog.locator('button:focus', { hasText: focused ?? '' }).waitFor()
      await page.keyboard.press('Enter')
    }
    await ann.getByText('You paid $14.50 to Shop').waitFor()
  })
})

describe('the payment sheet has nothing for axe to find, in any width, language or theme,', () => {
  it(
    'with the order and its form',
    async () => {
      const more = { max_tip_amount: 500, suggested_tip_amounts: [100], need_email: true }
      const { page, sheet } = await openSheet(more)
      expect(await violationsEverywhere(page, '.pay-layer')).toEqual([])
      await sheet.getByRole('button', { name: /^Pay / }).click()
      await sheet.getByRole('button', { name: 'Continue' }).click()
      expect(await violationsEverywhere(page, '.pay-layer')).toEqual([])
    },
    LOOKING_MS,
  )

  it(
    'with the cards and a trouble',
    async () => {
      verdict = 'refuse'
      const { page, sheet } = await openSheet()
      await sheet.getByRole('button', { name: /^Pay / }).click()
      await sheet.getByRole('button', { name: 'Type in another card' }).waitFor()
      expect(await violationsEverywhere(page, '.pay-layer')).toEqual([])
      await sheet.getByRole('button', { name: /Pays at once/ }).click()
      await sheet.getByRole('button', { name: /^Pay / }).click()
      await sheet.getByText('The oven is cold today').waitFor()
      expect(await violationsEverywhere(page, '.pay-layer')).toEqual([])
    },
    LOOKING_MS,
  )
})

async function payAtOnce(sheet: Awaited<ReturnType<typeof openSheet>>['sheet']): Promise<void> {
  await sheet.getByRole('button', { name: /^Pay / }).click()
  await sheet.getByRole('button', { name: /Pays at once/ }).click()
  await sheet.getByRole('button', { name: /^Pay / }).click()
}
