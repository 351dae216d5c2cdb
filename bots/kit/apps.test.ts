import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChatView } from '../../sandbox/api/contract.ts'
import { request } from '../../sandbox/testing/person.ts'
import { crewBot } from '../crew/bot.ts'
import { customerBot } from '../customer/bot.ts'
import { type BotTestHouse, openBotHouse } from '../testing/bot-house.ts'
import { callsOf, type Phone } from '../testing/phone.ts'

const origin = 'https://apps.example'
let house: BotTestHouse
let bare: BotTestHouse
beforeAll(async () => {
  house = await openBotHouse({ bots: { customer: customerBot, crew: crewBot }, appsOrigin: origin })
  bare = await openBotHouse({ bots: { customer: customerBot, crew: crewBot } })
})
afterAll(async () => {
  await house?.close()
  await bare?.close()
  expect([...house.complaints, ...bare.complaints]).toEqual([])
})

/** The buttons beside the text field as this person has had them, oldest first. */
const menuButtons = async (at: BotTestHouse, phone: Phone) =>
  (await callsOf(at.sandbox.url, { name: 'setChatMenuButton', chatId: String(phone.user.id) })).map(
    call => JSON.parse(JSON.stringify(call.request)).menu_button,
  )
const eventually = (at: BotTestHouse, phone: Phone, wanted: object) =>
  expect.poll(async () => (await menuButtons(at, phone)).at(-1), { timeout: 8000 }).toMatchObject(wanted)
const doorsOf = (message: { buttons: { text: string; kind: string; url?: string | null }[][] }) =>
  message.buttons.flat().filter(({ kind }) => kind === 'web_app' || kind === 'url')

test('the button beside the text field opens the app of whoever sits there, in their language', async () => {
  const ana = await house.person('customer')
  await ana.start()
  await eventually(house, ana, { type: 'web_app', text: 'Shop', web_app: { url: `${origin}/apps/shop/` } })
  await ana.press('Русский')
  await eventually(house, ana, { text: 'Магазин', web_app: { url: `${origin}/apps/shop/` } })
  const before = (await menuButtons(house, ana)).length
  const { messageId } = await ana.say('/menu')
  await ana.until(message => message.from.isBot && message.id > messageId, 'the menu')
  expect(await menuButtons(house, ana)).toHaveLength(before)

  const driver = await house.staff('driver', { firstName: 'Bruno', languageCode: 'es' })
  await eventually(house, driver, { text: '🛵 App de reparto', web_app: { url: `${origin}/apps/driver/` } })
  const dispatcher = await house.staff('dispatcher', { firstName: 'Diego' })
  await eventually(house, dispatcher, { text: '🗺 Board', web_app: { url: `${origin}/apps/dispatch/` } })
})

test('whoever is nobody here has no app, and each chat has a button of its own', async () => {
  const stranger = await house.person('crew', { firstName: 'Eve' })
  await stranger.start()
  await stranger.until(message => message.from.isBot, 'an answer')
  expect((await menuButtons(house, stranger)).filter(({ type }) => type === 'web_app')).toEqual([])
})

test('a card leads into the app at its order: by a page in a private chat, by a link in a group', async () => {
  const dispatcher = await house.staff('dispatcher', { firstName: 'Dora' })
  const chat = await request<ChatView>(house.sandbox.url, 'POST', '/chats', {
    title: 'Dispatch',
    ownerId: dispatcher.user.id,
    bots: ['gora_crew_bot'],
  })
  const group = dispatcher.in(chat.id)
  await group.until(message => message.from.isBot, 'a greeting')
  const ana = await house.person('customer', { firstName: 'Ana' })
  await ana.start()
  await ana.until(message => message.from.isBot, 'a greeting')
  const { orderId } = await house.placedOrder(await house.actorOf(ana))
  const { number } = await house.db.prisma.order.findUniqueOrThrow({ where: { id: orderId } })
  expect(doorsOf(await ana.sees(`#${number}`))).toMatchObject([
    { text: '📱 Open in the app', kind: 'web_app', url: `${origin}/apps/shop/?start=${orderId}` },
  ])
  expect(doorsOf(await group.sees(`Order #${number}`)).at(-1)).toMatchObject({
    text: '🗺 Board',
    kind: 'url',
    url: `https://t.me/gora_crew_bot/board?startapp=${orderId}`,
  })
})

test('a house that has no address for apps offers none', async () => {
  const ana = await bare.person('customer', { firstName: 'Ana' })
  await ana.start()
  await ana.until(message => message.from.isBot, 'a greeting')
  const { orderId } = await bare.placedOrder(await bare.actorOf(ana))
  const { number } = await bare.db.prisma.order.findUniqueOrThrow({ where: { id: orderId } })
  expect(doorsOf(await ana.sees(`#${number}`))).toEqual([])
  expect(await menuButtons(bare, ana)).toEqual([])
})
