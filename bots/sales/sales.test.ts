import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BotTestHouse, openBotHouse } from '../testing/bot-house.ts'
import { salesBot } from './bot.ts'

let house: BotTestHouse
beforeAll(async () => {
  house = await openBotHouse({ bots: { sales: salesBot } })
})
afterAll(async () => {
  await house.close()
  expect(house.complaints).toEqual([])
})

const repOf = async (rep: Awaited<ReturnType<BotTestHouse['staff']>>) =>
  house.services.sales.profile(await house.actorOf(rep))

describe('a sales rep', () => {
  test('joins by invite only, and has a link and a QR code of their own', async () => {
    const stranger = await house.person('sales', { firstName: '<i>Nobody</i>' })
    await stranger.start()
    await stranger.sees('Hello, <i>Nobody</i>!')
    await stranger.say('/link')
    await stranger.sees('no such role')
    const rep = await house.staff('sales', { firstName: 'Rita' })
    await rep.sees('You are now sales rep')
    const home = await rep.sees('Your link:')
    const url = `https://t.me/gora_customer_bot?start=${(await repOf(rep)).startPayload}`
    expect(home.text).toContain(url)
    expect((await rep.press('Copy link')).copied).toBe(url)
    await rep.say('/link')
    const picture = await rep.until(message => message.photo !== null, 'the QR code')
    expect(picture.caption).toContain(url)
    expect(picture.photo?.width).toBeGreaterThanOrEqual(300)
    const bytes = await fetch(`${house.sandbox.url}${picture.photo?.url ?? ''}`)
    expect(bytes.ok).toBe(true)
  })

  test('hears of the customers they bring, for good, and of what those order', async () => {
    const [rita, otto] = [
      await house.staff('sales', { firstName: 'Rita' }),
      await house.staff('sales', { firstName: 'Otto' }),
    ]
    const customer = await house.customer('Ana <b>& co</b>')
    await house.services.sales.bind(customer, (await repOf(rita)).code)
    await rita.sees('A new customer came by your link')
    // the first bond counts
    await house.services.sales.bind(customer, (await repOf(otto)).code)
    await rita.say('/customers')
    const list = await rita.sees('Ana <b>& co</b>')
    expect(list.text).toContain('0 orders')
    const { orderId } = await house.placedOrder(customer)
    const { number } = await house.db.prisma.order.findUniqueOrThrow({ where: { id: orderId } })
    await rita.say('/orders')
    await rita.sees(`#${number} · `)
    await otto.say('/customers')
    await otto.sees('Nobody yet')
    await otto.say('/orders')
    await otto.sees('Nobody yet')
  })

  test('turns the pages of a long list, and sees each customer once', async () => {
    const rep = await house.staff('sales', { firstName: 'Paula' })
    const { code } = await repOf(rep)
    for (let n = 1; n <= 23; n++) {
      // many within one second: a page must not lose those that share the second of its last line
      const customer = await house.customer(`Customer ${String(n).padStart(2, '0')}.`)
      await house.services.sales.bind(customer, code)
    }
    await rep.say('/customers')
    await rep.sees('Customers')
    const seen: string[] = []
    for (let page = 1; page <= 4; page++) {
      const message = await rep.until(one => (one.text ?? '').startsWith('Customers'), 'a page')
      const names = (message.text ?? '').match(/Customer \d\d\./g) ?? []
      seen.push(...names)
      if (!message.buttons.flat().some(one => one.text === 'More')) break
      await rep.press('More')
      await rep.until(one => one.id === message.id && one.text !== message.text, 'the next page')
    }
    expect(seen).toHaveLength(23)
    expect(new Set(seen).size).toBe(23)
  })

  test('is answered in their language whatever they send', async () => {
    const rep = await house.staff('sales', { firstName: 'Оля', languageCode: 'ru' })
    for (const [verb, body] of [
      ['sticker', {}],
      ['text', { text: 'x'.repeat(10_000) }],
      ['location', { latitude: 1, longitude: 1 }],
      ['text', { text: '/start inv_forged' }],
    ] as const) {
      const { messageId } = await rep.act(verb, body)
      const answer = await rep.until(one => one.from.isBot && one.id > messageId, verb)
      expect(answer.text).toMatch(/[а-я]{3}/i)
    }
  })
})
