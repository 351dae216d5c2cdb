import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestHouse, system, type TestHouse } from '../../testing/test-house.ts'

type Person = Awaited<ReturnType<TestHouse['dispatcher']>>

let house: TestHouse
let dispatcher: Person
beforeAll(async () => {
  house = await openTestHouse()
  dispatcher = await house.dispatcher()
})
afterAll(() => house.close())
// Drivers of the test before are none of this one's.
beforeEach(async () => {
  await house.db.prisma.driver.updateMany({ data: { isActive: false } })
})

const delivery = (id: string) => house.db.prisma.delivery.findUniqueOrThrow({ where: { id } })
const order = async () => house.confirmedOrder(await house.customer())
const offerTo = async (driver: Person, deliveryId: string) =>
  house.db.prisma.offer.findFirst({
    where: { deliveryId, driverId: driver.driverId ?? '' },
    orderBy: { id: 'desc' },
  })
const assign = async (
  driver: Person,
  deliveryId: string,
  by: Parameters<typeof house.services.dispatch.assign>[0] = dispatcher,
) =>
  house.services.dispatch.assign(by, {
    deliveryId,
    version: (await delivery(deliveryId)).version,
    driverId: driver.driverId ?? '',
  })
const objection = (driver: Person, deliveryId: string) =>
  assign(driver, deliveryId).then(
    () => null,
    (refusal: { code: string; facts?: { reason?: string } }) => refusal.facts?.reason ?? refusal.code,
  )

describe('what a dispatcher may overrule', () => {
  test('full, far away and silent: they know better', async () => {
    const full = await house.driverOnShift('Full')
    await house.db.prisma.driver.update({ where: { id: full.driverId ?? '' }, data: { capacity: 0 } })
    const far = await house.driverOnShift('Far')
    await house.services.delivery.reportPosition(far, {
      place: { latitude: -33, longitude: -56 },
      at: house.clock.now(),
      isLive: true,
    })
    const silent = await house.driverOnShift('Silent')
    await house.db.prisma.position.delete({ where: { driverId: silent.driverId ?? '' } })
    for (const driver of [full, far, silent])
      expect(await objection(driver, (await order()).deliveryId)).toBeNull()
  })

  test('off shift, paused, and no room for the cash: they cannot', async () => {
    const off = await house.driverOnShift('Off')
    await house.services.delivery.endShift(off)
    const paused = await house.driverOnShift('Paused')
    await house.services.delivery.pauseShift(paused)
    const poor = await house.driverOnShift('Poor')
    await house.db.prisma.driver.update({ where: { id: poor.driverId ?? '' }, data: { cashCapUnits: 1n } })
    const { deliveryId } = await order()
    expect(await objection(off, deliveryId)).toBe('off-shift')
    expect(await objection(paused, deliveryId)).toBe('paused')
    expect(await objection(poor, deliveryId)).toBe('no-room-for-cash')
    expect((await delivery(deliveryId)).status).toBe('unassigned')
  })

  test('nobody that is no driver', async () => {
    const { deliveryId } = await order()
    await expect(
      house.services.dispatch.assign(dispatcher, { deliveryId, version: 1, driverId: 'drv_nobody' }),
    ).rejects.toMatchObject({ code: 'dispatch.driver-absent' })
  })

  test('nobody of another branch', async () => {
    const driver = await house.driverOnShift()
    await house.db.prisma.driver.update({
      where: { id: driver.driverId ?? '' },
      data: { branchId: 'brn_another' },
    })
    expect(await objection(driver, (await order()).deliveryId)).toBe('dispatch.driver-absent')
  })

  test('an order that the shop has not confirmed waits', async () => {
    const driver = await house.driverOnShift()
    const { deliveryId } = await house.placedOrder(await house.customer())
    expect(await objection(driver, deliveryId)).toBe('delivery.wrong-moment')
  })
})

test('however many drivers there are, each can be given something', async () => {
  const driver = await house.driverOnShift()
  const many = Array.from({ length: 2000 }, (_, n) => `0000${n}`)
  await house.db.prisma.user.createMany({ data: many.map(n => ({ id: `usr_${n}`, firstName: 'Many' })) })
  await house.db.prisma.driver.createMany({
    data: many.map(n => ({ id: `drv_${n}`, userId: `usr_${n}`, cashCapUnits: 0n, currency: 'UYU' })),
  })
  expect(await objection(driver, (await order()).deliveryId)).toBeNull()
})

describe('who may', () => {
  test('a stranger, a driver and a customer may neither assign, unassign, search nor see the drivers', async () => {
    const driver = await house.driverOnShift()
    const { deliveryId } = await order()
    const { dispatch } = house.services
    for (const actor of [driver, await house.customer('Mallory')]) {
      await expect(assign(driver, deliveryId, actor)).rejects.toMatchObject({ code: 'delivery.absent' })
      for (const act of [dispatch.unassign, dispatch.search])
        await expect(act(actor, { deliveryId, version: 1 })).rejects.toMatchObject({
          code: 'delivery.absent',
        })
      await expect(dispatch.drivers(actor)).rejects.toMatchObject({ code: 'people.not-allowed' })
    }
    expect((await delivery(deliveryId)).version).toBe(1)
  })
})

describe('taking a delivery from one and giving it to another', () => {
  test('the first one loses it, and both steps are in the book', async () => {
    const [one, other] = [await house.driverOnShift('One'), await house.driverOnShift('Other')]
    const { deliveryId } = await order()
    await assign(one, deliveryId)
    await expect(assign(one, deliveryId)).rejects.toMatchObject({ code: 'delivery.already-done' })
    await assign(other, deliveryId)
    expect(await house.services.delivery.myTasks(one)).toEqual([])
    expect((await house.services.delivery.myTasks(other)).map(task => task.deliveryId)).toEqual([deliveryId])
    const entries = await house.db.prisma.auditEntry.findMany({
      where: { subject: deliveryId },
      orderBy: { id: 'asc' },
    })
    expect(entries).toMatchObject([
      { action: 'delivery.assigned', actorId: dispatcher.userId, after: { driverId: one.driverId } },
      {
        action: 'delivery.assigned',
        before: { driverId: one.driverId },
        after: { driverId: other.driverId },
      },
    ])
  })

  test('open offers are withdrawn, and who had one hears that it is taken', async () => {
    const [asked, given] = [await house.driverOnShift('Asked'), await house.driverOnShift('Given')]
    await house.services.delivery.pauseShift(given)
    const { deliveryId } = await order()
    await house.services.dispatch.advance(deliveryId)
    const offer = await offerTo(asked, deliveryId)
    expect(offer?.status).toBe('open')
    await house.services.delivery.resumeShift(given)
    await assign(given, deliveryId)
    await expect(
      house.services.dispatch.acceptOffer(asked, { offerId: offer?.id ?? '', version: 1 }),
    ).rejects.toMatchObject({ code: 'offer.taken' })
  })

  test('goods that are on their way stay with their driver', async () => {
    const [one, other] = [await house.driverOnShift('One'), await house.driverOnShift('Other')]
    const { deliveryId } = await order()
    await assign(one, deliveryId)
    let task = await house.services.delivery.task(one, deliveryId)
    for (const step of ['arriveAtPickup', 'pickUp'] as const)
      task = await house.services.delivery[step](one, { deliveryId, version: task.version })
    expect(await objection(other, deliveryId)).toBe('delivery.wrong-moment')
    await expect(
      house.services.dispatch.unassign(dispatcher, { deliveryId, version: task.version }),
    ).rejects.toMatchObject({ code: 'delivery.wrong-moment' })
    await expect(
      house.services.delivery.release(one, { deliveryId, version: task.version }),
    ).rejects.toMatchObject({ code: 'delivery.wrong-moment' })
  })
})

describe('a delivery that is given back or taken back finds another driver', () => {
  test.each(['release', 'unassign'] as const)('%s', async how => {
    const [one, other] = [await house.driverOnShift('One'), await house.driverOnShift('Other')]
    await house.services.delivery.reportPosition(other, {
      place: { latitude: -34.93, longitude: -56.155 },
      at: house.clock.now(),
      isLive: true,
    })
    const { deliveryId, orderId } = await order()
    await house.services.dispatch.advance(deliveryId)
    const offer = await offerTo(one, deliveryId)
    const task = await house.services.dispatch.acceptOffer(one, { offerId: offer?.id ?? '', version: 1 })
    await house.services.delivery.reportPosition(one, {
      place: { latitude: -34.891, longitude: -56.156 },
      at: house.clock.now(),
      isLive: true,
    })
    expect((await delivery(deliveryId)).etaAt).not.toBeNull()
    if (how === 'release') await house.services.delivery.release(one, { deliveryId, version: task.version })
    else await house.services.dispatch.unassign(dispatcher, { deliveryId, version: task.version })
    const seen = await house.services.orders.track(system, orderId)
    expect(seen.delivery).toMatchObject({ status: 'unassigned', driver: null, etaAt: null })
    expect(await house.services.delivery.task(one, deliveryId)).toMatchObject({
      status: 'unassigned',
      actions: [],
      cashToCollect: { units: 0n },
    })
    await expect(house.services.delivery.task(other, deliveryId)).rejects.toMatchObject({
      code: 'delivery.absent',
    })

    house.clock.forward(1)
    await house.services.dispatch.advance(deliveryId)
    const next = await offerTo(other, deliveryId)
    expect(next?.status).toBe('open')
    expect((await offerTo(one, deliveryId))?.status).not.toBe('open')
    const taken = await house.services.dispatch.acceptOffer(other, { offerId: next?.id ?? '', version: 1 })
    expect(taken.deliveryId).toBe(deliveryId)
  })
})

describe('an offer', () => {
  test('shows the street and the neighbourhood, but no door, no name and no note', async () => {
    const driver = await house.driverOnShift()
    const customer = await house.customer('Penélope')
    await house.services.carts.setAddress(customer, {
      text: 'Rivera 1234',
      note: 'ring twice, flat 7',
      place: { latitude: -34.905123, longitude: -56.165432 },
    })
    const { deliveryId } = await order()
    await house.db.prisma.delivery.update({
      where: { id: deliveryId },
      data: {
        dropoffText: 'Rivera 1234 bis, piso 3, Montevideo',
        dropoffNote: 'ring twice, flat 7',
        dropoffLatitude: -34.905123,
        dropoffLongitude: -56.165432,
      },
    })
    await house.services.dispatch.advance(deliveryId)
    const offer = await offerTo(driver, deliveryId)
    const seen = await house.services.dispatch.offer(driver, offer?.id ?? '')
    const text = JSON.stringify(seen, (_key, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    )
    expect(text).toContain('Rivera')
    for (const secret of ['1234', 'piso', 'flat', 'Penélope', '905123', '165432', customer.userId])
      expect(text).not.toContain(secret)
    await house.services.dispatch.acceptOffer(driver, { offerId: seen.offerId, version: seen.version })
    const task = await house.services.delivery.task(driver, deliveryId)
    expect(task.dropoff.text).toContain('1234')
  })

  test('is read and answered by its own driver and nobody else', async () => {
    const driver = await house.driverOnShift('Own')
    const { deliveryId } = await order()
    await house.services.dispatch.advance(deliveryId)
    const offer = await offerTo(driver, deliveryId)
    const other = await house.driverOnShift('Other')
    const stranger = await house.customer('Mallory')
    const { dispatch } = house.services
    const tapped = { offerId: offer?.id ?? '', version: 1 }
    for (const actor of [other, stranger])
      await expect(dispatch.offer(actor, tapped.offerId)).rejects.toMatchObject({ code: 'offer.absent' })
    for (const answer of [dispatch.acceptOffer, dispatch.declineOffer]) {
      await expect(answer(other, tapped)).rejects.toMatchObject({ code: 'offer.not-yours' })
      await expect(answer(stranger, tapped)).rejects.toMatchObject({ code: 'people.not-allowed' })
    }
    await expect(dispatch.acceptOffer(driver, { offerId: 'ofr_nothing', version: 1 })).rejects.toMatchObject({
      code: 'offer.absent',
    })
    await dispatch.declineOffer(driver, tapped)
    await expect(dispatch.declineOffer(driver, tapped)).rejects.toMatchObject({ code: 'offer.already-done' })
    await expect(dispatch.acceptOffer(driver, tapped)).rejects.toMatchObject({ code: /^offer\./ })
  })
})

test('a group is where its dispatcher may work, and leaves when it is told to', async () => {
  const { dispatch } = house.services
  const group = { chatId: -100n, title: 'x'.repeat(300), hasTopics: true }
  await expect(dispatch.joinGroup(await house.customer(), group)).rejects.toMatchObject({
    code: 'people.not-allowed',
  })
  await expect(dispatch.joinGroup(dispatcher, { ...group, branchId: 'brn_another' })).rejects.toMatchObject({
    code: 'people.not-allowed',
  })
  await dispatch.joinGroup(dispatcher, group)
  await dispatch.joinGroup(dispatcher, { ...group, hasTopics: false })
  const rows = await house.db.prisma.dispatchChat.findMany()
  expect(rows).toMatchObject([{ chatId: -100n, hasTopics: false, leftAt: null }])
  expect(rows[0]?.title).toHaveLength(128)
  await dispatch.leaveGroup(-100n)
  expect(await house.db.prisma.dispatchChat.count({ where: { leftAt: null } })).toBe(0)
})
