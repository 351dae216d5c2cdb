import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Status } from './autopilot.ts'
import { openDesk } from './desk.ts'
import { codeOn, numberOn, Tally } from './tally.ts'

const status = {
  isOn: false,
  pace: 'lively',
  placed: 3,
  onTheWay: 1,
  delivered: 2,
  failed: 0,
} satisfies Status
let wishes: unknown[]
let desk: Awaited<ReturnType<typeof openDesk>>
beforeEach(async () => {
  wishes = []
  desk = await openDesk({ status, change: wish => void wishes.push(wish) }, 0)
})
afterEach(() => desk.close())

const send = (body: string, type = 'application/json') =>
  fetch(`${desk.url}state`, { method: 'POST', headers: { 'content-type': type }, body })

test('the desk shows the page and the counters, and passes the switch and the pace on', async () => {
  const page = await fetch(desk.url)
  expect(page.headers.get('content-type')).toContain('text/html')
  expect(await page.text()).toContain('role="switch"')
  expect(await (await fetch(`${desk.url}state`)).json()).toEqual(status)
  await send(JSON.stringify({ isOn: true, pace: 'rush' }))
  await send(JSON.stringify({ pace: 'calm' }))
  expect(wishes).toEqual([{ isOn: true, pace: 'rush' }, { pace: 'calm' }])
})

test('nonsense changes nothing, and what a form of another page could send is refused', async () => {
  await send('not json')
  await send(JSON.stringify({ isOn: 'yes', pace: 'constructor' }))
  await send('x'.repeat(5000))
  expect(wishes).toEqual([{}, {}, {}])
  expect((await send(JSON.stringify({ isOn: true }), 'text/plain')).status).toBe(415)
  expect(wishes).toHaveLength(3)
  expect((await fetch(`${desk.url}elsewhere`)).status).toBe(404)
})

test('order numbers and codes are read off cards in every language', () => {
  for (const text of ['Order #12 · Gora', 'Заказ №12 · Gora', 'Pedido n.º 12 · Gora'])
    expect(numberOn(text)).toBe('12')
  expect(codeOn('🛵 Bruno brings it\n🔑 Code for the driver: 0471\n1 × Pizza')).toBe('0471')
  expect(codeOn('🔑 Код для курьера: 9906')).toBe('9906')
  expect(codeOn('Total 1234')).toBe(null)
  expect(numberOn('No number here')).toBe(null)
})

test('what was picked up is on the way until it is delivered or back, and is counted once', () => {
  const tally = new Tally()
  tally.pickedUp('dlv_a')
  tally.pickedUp('dlv_a')
  tally.pickedUp('dlv_b')
  expect(tally.onTheWay).toBe(2)
  tally.ended('dlv_a', 'delivered')
  tally.ended('dlv_b', 'failed')
  expect([tally.onTheWay, tally.delivered, tally.failed]).toEqual([1, 1, 1])
  tally.ended('dlv_b', 'returned')
  expect([tally.onTheWay, tally.delivered, tally.failed]).toEqual([0, 1, 1])
})
