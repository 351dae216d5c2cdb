import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { town } from '../../testing/little-town.ts'
import { openTestHouse, system, type TestHouse } from '../../testing/test-house.ts'
import type { Notice } from './api.ts'

type Person = Awaited<ReturnType<TestHouse['customer']>>

let house: TestHouse
beforeEach(async () => {
  house = await openTestHouse()
})
afterEach(() => house.close())

/** Plans what has happened since the last call, as the workers would. */
let planned = 0n
beforeEach(() => {
  planned = 0n
})
const planAll = async (): Promise<void> => {
  const events = await house.db.prisma.outboxEvent.findMany({
    where: { id: { gt: planned } },
    orderBy: { id: 'asc' },
  })
  for (const { id } of events) {
    await house.services.notifications.plan(id.toString())
    planned = id
  }
}
const rows = (where: object = {}) =>
  house.db.prisma.notification.findMany({ where, orderBy: [{ createdAt: 'asc' }, { key: 'asc' }] })
const claim = (limit = 50, leaseSeconds = 30, bot: Notice['bot'] = 'customer') =>
  house.services.notifications.claim(bot, { limit, leaseSeconds })
const chatOf = async (person: Person, bot: Notice['bot']) =>
  (await house.db.prisma.botUser.findFirstOrThrow({ where: { userId: person.userId, bot } })).telegramId
const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

describe('planning', () => {
  test('one event twice, or by many at once, is planned once', async () => {
    await house.dispatcher()
    const customer = await house.customer()
    const { orderId } = await house.placedOrder(customer)
    const event = await house.db.prisma.outboxEvent.findFirstOrThrow({ where: { type: 'order.placed' } })
    const plan = () => house.services.notifications.plan(event.id.toString())
    await Promise.all([plan(), plan(), plan(), plan()])
    await plan()
    const made = await rows()
    expect(made.map(({ kind, revision }) => [kind, revision]).sort()).toEqual([
      ['dispatch-card', 1],
      ['order-card', 1],
    ])
    expect(made.every(({ ref }) => ref === orderId)).toBe(true)
    await house.services.notifications.plan('999999')
  })

  test('a card is one notice whose revision grows; what is said once is a notice each time', async () => {
    const customer = await house.customer()
    const { orderId } = await house.placedOrder(customer)
    await planAll()
    const [before] = await rows({ kind: 'order-card' })
    await house.services.orders.confirm(system, { orderId, version: 1 })
    await planAll()
    const cards = await rows({ kind: 'order-card' })
    expect(cards).toHaveLength(1)
    expect(cards[0]?.id).toBe(before?.id)
    expect(cards[0]?.revision).toBeGreaterThan(before?.revision ?? 0)
    const alerts = await rows({ kind: 'customer-alert' })
    expect(alerts.map(({ facts }) => (facts as { key: string }).key)).toEqual(['order-confirmed'])
  })

  test('who cannot be reached is left out, and comes back with the next news', async () => {
    const customer = await house.customer()
    const chatId = await chatOf(customer, 'customer')
    await house.services.people.markUnreachable('customer', chatId)
    const { orderId } = await house.placedOrder(customer)
    await planAll()
    expect(await rows({ chatId })).toEqual([])
    await house.services.people.markReachable('customer', chatId)
    await house.services.orders.confirm(system, { orderId, version: 1 })
    await planAll()
    expect((await rows({ chatId })).length).toBeGreaterThan(0)
  })

  test('dispatchers hear it each, in their group when they have one, and again each when it is left', async () => {
    const [one, other] = [await house.dispatcher(), await house.dispatcher()]
    const chats = [await chatOf(one, 'crew'), await chatOf(other, 'crew')].sort()
    const heardBy = async (orderId: string) =>
      (await rows({ kind: 'dispatch-card', ref: orderId })).map(({ chatId }) => chatId).sort()
    const customer = await house.customer()
    const first = await house.placedOrder(customer)
    await planAll()
    expect(await heardBy(first.orderId)).toEqual(chats)

    await house.services.dispatch.joinGroup(one, { chatId: -500n, title: 'Shift', hasTopics: true })
    const second = await house.placedOrder(customer)
    await planAll()
    expect(await heardBy(second.orderId)).toEqual([-500n])
    const [inGroup] = await rows({ chatId: -500n })
    expect(inGroup).toMatchObject({ threadKey: second.orderId, userId: null, bot: 'crew' })

    await house.services.dispatch.leaveGroup(-500n)
    await house.services.people.revokeRole(system, {
      userId: other.userId,
      role: 'dispatcher',
      branchId: town.branchId,
    })
    const third = await house.placedOrder(customer)
    await planAll()
    expect(await heardBy(third.orderId)).toEqual([await chatOf(one, 'crew')])
  })

  test('an offer is heard by the driver it was made to, and by no other', async () => {
    const near = await house.driverOnShift('Near')
    const { deliveryId } = await house.confirmedOrder(await house.customer())
    await house.services.dispatch.advance(deliveryId)
    await house.driverOnShift('Other')
    await planAll()
    const cards = await rows({ kind: 'offer-card' })
    expect(cards.map(({ chatId }) => chatId)).toEqual([await chatOf(near, 'crew')])
    expect(cards[0]).toMatchObject({ isQuiet: false, urgency: 0 })
  })

  test('at night an order for tomorrow is told without a sound; one that is awaited now, and work, with it', async () => {
    await house.dispatcher()
    // Three in the morning in Montevideo, and noon.
    const loudness = async (utc: string, isLater: boolean) => {
      await house.db.prisma.notification.deleteMany()
      house.clock.set(new Date(utc))
      const customer = await house.customer()
      const { orderId } = await house.placedOrder(customer)
      if (isLater)
        await house.db.prisma.order.update({
          where: { id: orderId },
          data: {
            wantedFrom: new Date('2026-11-22T20:00:00Z'),
            wantedUntil: new Date('2026-11-22T21:00:00Z'),
          },
        })
      await house.services.orders.confirm(system, { orderId, version: 1 })
      await planAll()
      const [alert] = await rows({ kind: 'customer-alert' })
      const [card] = await rows({ kind: 'dispatch-card' })
      return { customerHears: alert?.isQuiet === false, shopHears: card?.isQuiet === false }
    }
    expect(await loudness('2026-11-21T06:00:00Z', true)).toEqual({ customerHears: false, shopHears: true })
    expect(await loudness('2026-11-21T06:00:00Z', false)).toEqual({ customerHears: true, shopHears: true })
    expect(await loudness('2026-11-21T15:00:00Z', true)).toEqual({ customerHears: true, shopHears: true })
  })
})

describe('sending', () => {
  /** An order that is placed and confirmed: several notices wait for one chat. */
  const waiting = async () => {
    const customer = await house.customer()
    const { orderId } = await house.confirmedOrder(customer)
    await planAll()
    return { customer, orderId, chatId: await chatOf(customer, 'customer') }
  }

  test('one notice per chat is given out at a time, the urgent first, to one sender only', async () => {
    const { chatId } = await waiting()
    expect(await rows({ chatId })).toHaveLength(2)
    const senders = await Promise.all([claim(), claim(), claim(), claim()])
    const given = senders.flat()
    expect(given.map(({ kind }) => kind)).toEqual(['customer-alert'])
    expect(given[0]).toMatchObject({ chatId, language: 'en', attempts: 1, isQuiet: false })
    expect(await claim()).toEqual([])
    await house.services.notifications.done(given[0] as Notice)
    expect((await claim()).map(({ kind }) => kind)).toEqual(['order-card'])
  })

  test('many chats are given out at once, no more than asked for, each once over four senders', async () => {
    for (let i = 0; i < 12; i++) await house.placedOrder(await house.customer())
    await planAll()
    const few = await claim(5)
    expect(few).toHaveLength(5)
    const rest = (await Promise.all([claim(), claim(), claim(), claim()])).flat()
    const all = [...few, ...rest].map(({ id }) => id)
    expect(new Set(all).size).toBe(all.length)
    expect(all).toHaveLength(12)
  })

  test('a sender that died gives its notice free when the lease is over', async () => {
    await waiting()
    const [mine] = await claim(1, 0.2)
    expect(await claim()).toEqual([])
    await wait(300)
    const [again] = await claim()
    expect(again).toMatchObject({ id: mine?.id, attempts: 2 })
  })

  test('what was shown is done; what has changed meanwhile stays due', async () => {
    const { customer, orderId, chatId } = await waiting()
    const { notifications, orders } = house.services
    await notifications.done((await claim())[0] as Notice)
    const [card] = await claim()
    await orders.prepare(system, { orderId, version: 2 })
    await planAll()
    await notifications.done(card as Notice)
    const [newer] = await claim()
    expect(newer).toMatchObject({ id: card?.id, chatId, userId: customer.userId })
    expect(newer?.revision).toBeGreaterThan(card?.revision ?? 0)
    await notifications.done(newer as Notice)
    expect(await claim()).toEqual([])
    expect(await notifications.nextDueAt('customer')).toBeNull()
  })

  test('what is put off comes later and lets the rest of its chat pass; what is dropped comes no more', async () => {
    await waiting()
    const { notifications } = house.services
    const [alert] = await claim()
    const until = new Date(Date.now() + 500)
    await notifications.putOff(alert as Notice, until, 'Telegram says: retry after 1')
    const [card] = await claim()
    expect(card?.kind).toBe('order-card')
    await notifications.drop(card as Notice, 'nobody there')
    expect(await claim()).toEqual([])
    expect((await notifications.nextDueAt('customer'))?.getTime()).toBe(until.getTime())
    await wait(600)
    const [again] = await claim()
    expect(again).toMatchObject({ id: alert?.id, attempts: 2 })
  })

  test('another bot’s notices are not given out', async () => {
    await waiting()
    expect(await claim(50, 30, 'sales')).toEqual([])
  })

  test('a moving driver’s dot rests between two looks', async () => {
    const customer = await house.customer()
    const driver = await house.driverOnShift()
    const { deliveryId } = await house.confirmedOrder(customer)
    await house.services.dispatch.assign(system, { deliveryId, version: 1, driverId: driver.driverId ?? '' })
    let task = await house.services.delivery.task(driver, deliveryId)
    for (const step of ['arriveAtPickup', 'pickUp'] as const)
      task = await house.services.delivery[step](driver, { deliveryId, version: task.version })
    await house.db.prisma.notification.deleteMany()
    const move = (north: number) =>
      house.services.delivery.reportPosition(driver, {
        place: { latitude: -34.891 + north, longitude: -56.156 },
        at: house.clock.now(),
        isLive: true,
      })
    await move(0.001)
    const dots = (await claim(50)).filter(({ kind }) => kind === 'live-location')
    expect(dots).toHaveLength(1)
    await house.services.notifications.done(dots[0] as Notice)
    await move(0.002)
    const [dot] = await rows({ kind: 'live-location' })
    expect((dot?.dueAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(2000)
  })
})

describe('the message that shows a card', () => {
  test('is remembered, replaced, found by its place, and forgotten', async () => {
    const { notifications } = house.services
    const card = { bot: 'customer' as const, chatId: 77n, kind: 'order-card', ref: 'ord_1' }
    expect(await notifications.shownCard(card)).toBeNull()
    const state = { userId: null, threadId: null, contentHash: 'a', isPinned: true }
    await notifications.rememberCard({ ...card, ...state, messageId: 5 })
    await notifications.rememberCard({ ...card, ...state, messageId: 6, contentHash: 'b' })
    expect(await notifications.shownCard(card)).toEqual({
      messageId: 6,
      threadId: null,
      contentHash: 'b',
      isPinned: true,
    })
    expect(await notifications.cardAt({ bot: 'customer', chatId: 77n, messageId: 6 })).toEqual({
      kind: 'order-card',
      ref: 'ord_1',
    })
    expect(await notifications.cardAt({ bot: 'crew', chatId: 77n, messageId: 6 })).toBeNull()
    await notifications.refresh({ bot: 'customer', chatId: 77n, messageId: 6 })
    await notifications.refresh({ bot: 'customer', chatId: 77n, messageId: 999 })
    const [first] = await claim()
    expect(first).toMatchObject({ kind: 'order-card', ref: 'ord_1', facts: { isLoud: false } })
    await notifications.done(first as Notice)
    await notifications.showAgain({ ...card, userId: null })
    expect((await claim())[0]).toMatchObject({ id: first?.id, facts: { isLoud: true } })
    await notifications.forgetCard(card)
    expect(await notifications.shownCard(card)).toBeNull()
  })
})

test('whoever listens hears of a commit, until they stop', async () => {
  let heard = 0
  const stop = house.services.notifications.onPlanned(() => {
    heard += 1
  })
  await house.placedOrder(await house.customer())
  expect(heard).toBeGreaterThan(0)
  stop()
  const before = heard
  await house.placedOrder(await house.customer())
  expect(heard).toBe(before)
})
