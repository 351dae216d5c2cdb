import { Api } from 'grammy'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wordsIn } from '../../../locales/words.ts'
import type { Notice } from '../../../server/services/index.ts'
import { system } from '../../../server/testing/test-house.ts'
import { type BotTestHouse, openBotHouse, tokenOf } from '../../testing/bot-house.ts'
import type { Phone } from '../../testing/phone.ts'
import { type Shown, show } from './cards.ts'

let house: BotTestHouse
let phone: Phone
beforeAll(async () => {
  // no bot runs: what is shown here is shown by the test alone
  house = await openBotHouse({ bots: {} })
  phone = await house.person('crew')
  await phone.start()
})
afterAll(() => house.close())

const words = wordsIn('en')
const notice = (ref: string, more: Partial<Notice> = {}): Notice => ({
  id: 'ntf_x',
  revision: 1,
  bot: 'crew',
  kind: 'task-card',
  ref,
  facts: {},
  userId: null,
  chatId: BigInt(phone.user.id),
  threadKey: null,
  language: 'en',
  isQuiet: true,
  urgency: 1,
  attempts: 1,
  ...more,
})
const put = (given: Notice, shown: Shown): Promise<void> =>
  show(
    {
      api: new Api(tokenOf.crew, { apiRoot: house.sandbox.url }),
      bot: 'crew',
      services: house.services,
    },
    given,
    shown,
    words,
  )
const card = (html: string, more: object = {}): Shown => ({ as: 'card', html, ...more })
const ids = async () =>
  (await phone.messages()).filter(message => message.from.isBot).map(message => message.id)

describe('a card', () => {
  test('is one message, edited as it changes and left alone when it does not', async () => {
    await put(notice('one'), card('<b>first</b>'))
    const before = await phone.sees('first')
    await put(notice('one'), card('second'))
    const after = await phone.sees('second')
    expect(after.id).toBe(before.id)
    expect(after.editDate).not.toBeNull()
    await put(notice('one'), card('second'))
    expect(await ids()).toEqual([before.id])
  })

  test('that must be heard comes again at the end, and the old one goes', async () => {
    await put(notice('two'), card('softly'))
    const soft = await phone.sees('softly')
    await put(notice('two', { facts: { isLoud: true } }), card('loudly'))
    const loud = await phone.sees('loudly')
    expect(loud.id).toBeGreaterThan(soft.id)
    expect(await ids()).not.toContain(soft.id)
  })

  test('that somebody deleted comes again', async () => {
    await put(notice('three'), card('here'))
    const here = await phone.sees('here')
    await phone.act('delete', { messageIds: [here.id] })
    await put(notice('three'), card('here again'))
    expect((await phone.sees('here again')).id).toBeGreaterThan(here.id)
  })

  test('that makes no sense any more goes, and going twice is going once', async () => {
    await put(notice('four'), card('soon gone'))
    const gone = await phone.sees('soon gone')
    await put(notice('four'), { as: 'gone' })
    await put(notice('four'), { as: 'gone' })
    expect(await ids()).not.toContain(gone.id)
    await put(notice('four'), card('back'))
    await phone.sees('back')
  })

  test('is pinned while it matters', async () => {
    await put(notice('five'), card('look here', { isPinned: true }))
    const pinned = await phone.until(message => message.isPinned, 'a pin')
    await put(notice('five'), card('all done', { isPinned: false }))
    await phone.until(message => message.id === pinned.id && !message.isPinned, 'no pin')
  })

  test('in a place that moves is a live location, and ends', async () => {
    const at = { latitude: -34.9, longitude: -56.1 }
    const live = (place: typeof at, isOver = false): Shown => ({
      as: 'live-place',
      place,
      heading: 0,
      seconds: 600,
      isOver,
    })
    await put(notice('six'), live(at))
    const dot = await phone.until(message => message.location?.isLive === true, 'a live location')
    await put(notice('six'), live({ ...at, latitude: -34.91 }))
    await phone.until(message => message.id === dot.id && message.location?.latitude === -34.91, 'a move')
    await put(notice('six'), live(at, true))
    await phone.until(message => message.id === dot.id && message.location?.isLive === false, 'the end')
    await put(notice('six'), live(at, true))
  })
})

describe('news of one card that comes faster than it can be sent', () => {
  test('is shown once, and is heard when any of it was to be heard', async () => {
    const { services, db } = house
    const dispatcher = await house.dispatcher()
    const everythingIsPlanned = () =>
      expect.poll(() => db.prisma.outboxEvent.count({ where: { doneAt: null } }), { timeout: 5000 }).toBe(0)
    const claim = async () =>
      (await services.notifications.claim('crew', { limit: 10, leaseSeconds: 30 })).filter(
        one => one.userId === dispatcher.userId,
      )
    const { orderId } = await house.placedOrder(await house.customer())
    await services.orders.confirm(system, { orderId, version: 1 })
    await everythingIsPlanned()
    const [first, ...others] = await claim()
    expect(others).toEqual([])
    expect(first).toMatchObject({ isQuiet: false, facts: { isLoud: true } })
    // quiet news while the loud one is being sent does not make it loud a second time
    await services.orders.prepare(system, { orderId, version: 2 })
    await everythingIsPlanned()
    if (first) await services.notifications.done(first)
    expect(await claim()).toMatchObject([{ isQuiet: true, facts: { isLoud: false } }])
  })
})

test('a notice that a killed sender held falls due again, and only one sender holds it', async () => {
  const { services, db } = house
  await db.pool.query('delete from notifications')
  const dispatcher = await house.dispatcher()
  await house.placedOrder(await house.customer())
  const claim = (leaseSeconds: number) => services.notifications.claim('crew', { limit: 10, leaseSeconds })
  const mine = (notices: Awaited<ReturnType<typeof claim>>) =>
    notices.filter(one => one.userId === dispatcher.userId)
  await expect.poll(() => db.prisma.notification.count({ where: { userId: dispatcher.userId } })).toBe(1)
  await expect.poll(() => db.prisma.outboxEvent.count({ where: { doneAt: null } })).toBe(0)
  const both = (await Promise.all([claim(1), claim(1)])).flat()
  expect(mine(both)).toHaveLength(1)
  expect(mine(await claim(1))).toEqual([])
  await expect.poll(async () => mine(await claim(30)), { timeout: 4000 }).toMatchObject([{ attempts: 2 }])
})
