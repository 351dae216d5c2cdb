import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { greatCircle } from '../../adapters/travel/great-circle.ts'
import { osrm } from '../../adapters/travel/osrm.ts'
import { town } from '../../testing/little-town.ts'
import { openTestHouse, system, type TestHouse } from '../../testing/test-house.ts'

type Person = Awaited<ReturnType<TestHouse['dispatcher']>>

let house: TestHouse
let dispatcher: Person
/** A server of streets that knows none: it refuses, after a while where a test says so. */
const streets = { holdsMs: 0, open: 0, mostOpen: 0 }
const streetServer = createServer(async (_request, response) => {
  streets.mostOpen = Math.max(streets.mostOpen, ++streets.open)
  await setTimeout(streets.holdsMs)
  streets.open--
  response.writeHead(400, { 'content-type': 'application/json' })
  response.end('{"code":"NoRoute","message":"Impossible route between points"}')
})
beforeAll(async () => {
  await new Promise<void>(resolve => streetServer.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(streetServer.address() as AddressInfo).port}`
  house = await openTestHouse(
    undefined,
    null,
    osrm(address, greatCircle(), () => {}),
  )
  dispatcher = await house.dispatcher()
})
afterAll(async () => {
  await house.close()
  streetServer.closeAllConnections()
  streetServer.close()
})
// Drivers and deliveries of the test before are none of this one's.
beforeEach(async () => {
  await house.db.prisma.driver.updateMany({ data: { isActive: false } })
  await house.db.prisma.delivery.updateMany({ data: { status: 'cancelled' } })
  await house.db.prisma.proposal.deleteMany()
})

let keys = 0
const key = () => `test-key-${++keys}`
const { branchId } = town
const shop = { latitude: -34.89, longitude: -56.155 }
/** Kilometres from the shop as the crow flies. */
const spot = (north: number, east: number) => ({
  latitude: shop.latitude + north / 111.2,
  longitude: shop.longitude + east / 91.3,
})
const driverAt = async (name: string, north: number, east: number, change: object = {}) => {
  const driver = await house.driverOnShift(name)
  await house.db.prisma.position.update({
    where: { driverId: driver.driverId ?? '' },
    data: spot(north, east),
  })
  await house.db.prisma.driver.update({ where: { id: driver.driverId ?? '' }, data: change })
  return driver
}
const orderTo = async (north: number, east: number, change: object = {}) => {
  const { deliveryId, orderId } = await house.confirmedOrder(await house.customer())
  const { latitude, longitude } = spot(north, east)
  await house.db.prisma.delivery.update({
    where: { id: deliveryId },
    data: { dropoffLatitude: latitude, dropoffLongitude: longitude, promisedAt: inHours(2), ...change },
  })
  return { deliveryId, orderId }
}
const inHours = (hours: number) => new Date(house.clock.now().getTime() + hours * 3_600_000)
const delivery = (id: string) => house.db.prisma.delivery.findUniqueOrThrow({ where: { id } })
const propose = (deliveryIds?: string[], actor = dispatcher) =>
  house.services.dispatch.propose(actor, {
    idempotencyKey: key(),
    ...(deliveryIds ? { deliveryIds } : {}),
  })
const apply = (proposalId: string, deliveryIds?: string[], actor = dispatcher) =>
  house.services.dispatch.applyProposal(actor, { proposalId, ...(deliveryIds ? { deliveryIds } : {}) })

describe('a proposal', () => {
  test('plans all that wait, on ways that pass the shop first, and says what it saves', async () => {
    const north = await driverAt('North', 2, 0, { capacity: 4 })
    const south = await driverAt('South', -2, 0, { capacity: 4 })
    const waiting = [await orderTo(1, 0), await orderTo(1.2, 0), await orderTo(-1, 0), await orderTo(-1.2, 0)]
    const proposal = await propose()
    expect(proposal.unassigned).toEqual([])
    expect(new Set(proposal.assignments.map(one => one.deliveryId))).toEqual(
      new Set(waiting.map(one => one.deliveryId)),
    )
    for (const route of proposal.routes) {
      expect([north.driverId, south.driverId]).toContain(route.driverId)
      expect(route.driveMinutes).toBeGreaterThan(0)
      expect(route.metres).toBeGreaterThan(1000)
      expect(route.line).toHaveLength(route.stops.length + 1)
      expect(route.isByStreet).toBe(false)
      const done = new Set<string>()
      let before = proposal.madeAt
      for (const stop of route.stops) {
        expect(stop.isNew).toBe(true)
        expect(stop.arrivesAt.getTime()).toBeGreaterThanOrEqual(before.getTime())
        before = stop.arrivesAt
        if (stop.kind === 'pickup') done.add(stop.deliveryId)
        else expect(done.has(stop.deliveryId)).toBe(true)
      }
    }
    const { proposed, oneByOne } = proposal.savings
    expect(proposed.driveMinutes).toBeCloseTo(
      proposal.routes.reduce((sum, route) => sum + route.driveMinutes, 0),
      0,
    )
    expect(proposed.driveMinutes).toBeLessThanOrEqual(oneByOne.driveMinutes)
    expect(proposal.expiresAt.getTime() - proposal.madeAt.getTime()).toBe(120_000)
    expect(await house.services.dispatch.proposal(dispatcher, proposal.proposalId)).toEqual(proposal)
    for (const { deliveryId } of waiting) expect((await delivery(deliveryId)).status).toBe('unassigned')
  })

  test('asks for the ways of all its routes together, not for one after the other', async () => {
    for (const [name, north] of [
      ['Far north', 4],
      ['Middle', 0],
      ['Far south', -4],
    ] as const) {
      await driverAt(name, north, 0, { capacity: 1 })
      await orderTo(north, 0)
    }
    Object.assign(streets, { holdsMs: 200, mostOpen: 0 })
    const { routes } = await propose()
    streets.holdsMs = 0
    expect(routes).toHaveLength(3)
    expect(streets.mostOpen).toBe(3)
  })

  test('leaves to a driver what they have, counts it, and gives nobody more than they have hands for', async () => {
    const driver = await driverAt('Busy', 0, 0.2, { capacity: 3 })
    const [had, carried] = [await orderTo(1, 1), await orderTo(1, -1)]
    for (const [{ deliveryId }, status] of [
      [had, 'accepted'],
      [carried, 'picked_up'],
    ] as const)
      await house.db.prisma.delivery.update({
        where: { id: deliveryId },
        data: { status, driverId: driver.driverId ?? '' },
      })
    const waiting = [await orderTo(2, 0), await orderTo(2.1, 0)]
    const proposal = await propose()
    expect(proposal.assignments).toHaveLength(1)
    expect(proposal.unassigned).toMatchObject([{ reason: 'full' }])
    const [route] = proposal.routes
    const stops = route?.stops.map(stop => `${stop.kind} ${stop.isNew} ${stop.deliveryId}`) ?? []
    expect(stops).toHaveLength(5)
    expect(stops).toContain(`dropoff false ${carried.deliveryId}`)
    expect(stops).not.toContain(`pickup false ${carried.deliveryId}`)
    expect(stops).toContain(`pickup false ${had.deliveryId}`)
    expect(waiting.map(one => one.deliveryId)).toContain(proposal.assignments[0]?.deliveryId)
  })

  test('says why nobody would take it', async () => {
    const nobody = await orderTo(1, 0)
    expect((await propose()).unassigned).toMatchObject([
      { deliveryId: nobody.deliveryId, reason: 'nobody-on-shift' },
    ])
    await driverAt('Poor', 0, 0.1, { cashCapUnits: 1n })
    expect((await propose()).unassigned).toMatchObject([{ reason: 'no-room-for-cash' }])
    await house.db.prisma.driver.updateMany({ data: { isActive: false } })
    await driverAt('Walker', 0, 0.1, { vehicle: 'foot' })
    await house.db.prisma.delivery.update({
      where: { id: nobody.deliveryId },
      data: { distanceMetres: 9000 },
    })
    expect((await propose()).unassigned).toMatchObject([{ reason: 'too-far-for-vehicle' }])
    await house.db.prisma.driver.updateMany({ data: { isActive: false } })
    await driverAt('Away', 80, 0)
    expect((await propose()).unassigned).toMatchObject([{ reason: 'too-far-away' }])
    await house.db.prisma.driver.updateMany({ data: { isActive: false } })
    const silent = await driverAt('Silent', 0, 0)
    await house.db.prisma.position.delete({ where: { driverId: silent.driverId ?? '' } })
    expect((await propose()).unassigned).toMatchObject([{ reason: 'no-fresh-location' }])
    await house.db.prisma.driver.updateMany({ data: { isActive: false } })
    await driverAt('Full', 0, 0.1, { capacity: 0 })
    expect((await propose()).unassigned).toMatchObject([{ reason: 'full' }])
  })

  test('gives a walker a walker’s time', async () => {
    const walker = await driverAt('Walker', 0, 0, { vehicle: 'foot' })
    const { deliveryId } = await orderTo(1, 0, { distanceMetres: 1300 })
    await house.db.prisma.order.updateMany({ data: { readyAt: house.clock.now() } })
    const [route] = (await propose()).routes
    expect(route).toMatchObject({ driverId: walker.driverId })
    // 1 km as the crow flies, 1.3 by street, at 4.5 km/h
    expect(route?.driveMinutes).toBeGreaterThan(16)
    expect(route?.driveMinutes).toBeLessThan(19)
    expect(route?.stops.map(stop => stop.deliveryId)).toEqual([deliveryId, deliveryId])
  })

  test('does not come to the door before the time that the customer chose', async () => {
    await driverAt('Early', 0, 0)
    const wanted = new Date(house.clock.now().getTime() + 3 * 3_600_000)
    const { deliveryId, orderId } = await orderTo(1, 0, {
      promisedAt: new Date(wanted.getTime() + 1_800_000),
    })
    await house.db.prisma.order.update({ where: { id: orderId }, data: { wantedFrom: wanted } })
    const second = await orderTo(1.1, 0, { promisedAt: new Date(house.clock.now().getTime() + 3_600_000) })
    const proposal = await propose()
    const [route] = proposal.routes
    const order = route?.stops.filter(stop => stop.kind === 'dropoff').map(stop => stop.deliveryId)
    expect(order).toEqual([second.deliveryId, deliveryId])
    expect(proposal.savings.proposed.late).toBe(0)
  })

  test('of chosen ones is about these only, and says which are past it', async () => {
    await driverAt('One', 0, 0.1, { capacity: 5 })
    const [chosen, other, gone] = [await orderTo(1, 0), await orderTo(1, 0.1), await orderTo(1, 0.2)]
    await house.db.prisma.delivery.update({ where: { id: gone.deliveryId }, data: { status: 'cancelled' } })
    const proposal = await propose([chosen.deliveryId, gone.deliveryId])
    expect(proposal.assignments.map(one => one.deliveryId)).toEqual([chosen.deliveryId])
    expect(proposal.unassigned).toMatchObject([{ deliveryId: gone.deliveryId, reason: 'wrong-moment' }])
    expect(JSON.stringify(proposal)).not.toContain(other.deliveryId)
  })

  test('is asked for by dispatchers, about their own branches, and seen by their like only', async () => {
    const driver = await driverAt('One', 0, 0.1)
    const { deliveryId } = await orderTo(1, 0)
    const proposal = await propose()
    await expect(propose(undefined, driver)).rejects.toMatchObject({ code: 'people.not-allowed' })
    for (const stranger of [driver, await house.customer('Mallory')]) {
      await expect(house.services.dispatch.proposal(stranger, proposal.proposalId)).rejects.toMatchObject({
        code: 'proposal.absent',
      })
      await expect(apply(proposal.proposalId, undefined, stranger)).rejects.toMatchObject({
        code: 'proposal.absent',
      })
    }
    const elsewhere = { ...dispatcher, roles: [{ role: 'dispatcher', branchId: 'brn_elsewhere' }] } as Person
    await expect(propose([deliveryId], elsewhere)).rejects.toMatchObject({ code: 'delivery.absent' })
    expect((await propose(undefined, elsewhere)).assignments).toEqual([])
    await expect(house.services.dispatch.proposal(elsewhere, proposal.proposalId)).rejects.toMatchObject({
      code: 'proposal.absent',
    })
    expect(
      (await house.services.dispatch.proposal(await house.dispatcher(), proposal.proposalId)).routes,
    ).toEqual(proposal.routes)
    const row = await house.db.prisma.proposal.findUniqueOrThrow({ where: { id: proposal.proposalId } })
    expect(row.branchIds).toEqual([branchId])
  })

  test('asked for twice with one key is one proposal, and the key is for nothing else', async () => {
    await driverAt('One', 0, 0.1)
    const { deliveryId } = await orderTo(1, 0)
    const idempotencyKey = key()
    const [first, twin] = await Promise.all([
      house.services.dispatch.propose(dispatcher, { idempotencyKey }),
      house.services.dispatch.propose(dispatcher, { idempotencyKey }),
    ])
    expect(twin).toEqual(first)
    expect(await house.services.dispatch.propose(dispatcher, { idempotencyKey })).toEqual(first)
    expect(await house.db.prisma.proposal.count()).toBe(1)
    await expect(
      house.services.dispatch.propose(dispatcher, { idempotencyKey, deliveryIds: [deliveryId] }),
    ).rejects.toMatchObject({ code: 'request.key-reused' })
  })

  test('begins where the last one stood, and plans the same again while nothing changes', async () => {
    await driverAt('One', 1, 1, { capacity: 4 })
    await driverAt('Two', -1, -1, { capacity: 4 })
    for (let n = 0; n < 6; n++) await orderTo(Math.cos(n) * 2, Math.sin(n) * 2)
    const first = await propose()
    const second = await propose()
    expect(second.savings.proposed.driveMinutes).toBeLessThanOrEqual(
      first.savings.proposed.driveMinutes + 0.2,
    )
  })

  test('where routes cannot be planned says so as an outage', async () => {
    const broken = await openTestHouse(db => db, null, {
      table: async () => {
        throw new Error('no map today')
      },
      path: async () => null,
    })
    await broken.driverOnShift()
    await broken.confirmedOrder(await broken.customer())
    await expect(
      broken.services.dispatch.propose(await broken.dispatcher(), { idempotencyKey: key() }),
    ).rejects.toMatchObject({ name: 'Outage', retryAfterSeconds: 5 })
    await broken.close()
  })
})

describe('taking a proposal up', () => {
  test('gives every delivery to its driver; a repetition answers the same and does nothing', async () => {
    await driverAt('North', 2, 0, { capacity: 4 })
    const waiting = [await orderTo(1, 0), await orderTo(1.2, 0)]
    const { proposalId, assignments } = await propose()
    const first = await apply(proposalId)
    expect(first).toEqual(
      assignments.map(({ deliveryId, driverId }) => ({ deliveryId, driverId, refusal: null })),
    )
    for (const { deliveryId } of waiting)
      expect(await delivery(deliveryId)).toMatchObject({ status: 'accepted', version: 2 })
    house.clock.forward(600)
    expect(await apply(proposalId)).toEqual(first)
    for (const { deliveryId } of waiting) expect((await delivery(deliveryId)).version).toBe(2)
    expect(await house.db.prisma.outboxEvent.count({ where: { type: 'delivery.assigned' } })).toBeGreaterThan(
      1,
    )
    house.clock.forward(-600)
  })

  test('takes some of it, and refuses what is not in it', async () => {
    await driverAt('North', 2, 0, { capacity: 4 })
    const [one, other] = [await orderTo(1, 0), await orderTo(1.2, 0)]
    const { proposalId } = await propose()
    await expect(apply(proposalId, [one.deliveryId, 'dlv_0000000000aaaaaaaa'])).rejects.toMatchObject({
      code: 'proposal.not-in-it',
    })
    expect(await apply(proposalId, [one.deliveryId])).toHaveLength(1)
    expect((await delivery(other.deliveryId)).status).toBe('unassigned')
    expect((await apply(proposalId)).map(item => item.refusal)).toEqual([null, null])
  })

  test('too late is refused as a whole', async () => {
    await driverAt('North', 2, 0)
    const { deliveryId } = await orderTo(1, 0)
    const { proposalId } = await propose()
    house.clock.forward(121)
    await expect(apply(proposalId)).rejects.toMatchObject({ code: 'proposal.expired' })
    expect((await delivery(deliveryId)).status).toBe('unassigned')
    house.clock.forward(-121)
  })

  test('refuses one by one what has changed since, and remembers what it said', async () => {
    const [taken, paused] = [await driverAt('Taken', 2, 0), await driverAt('Paused', -2, 0)]
    const [first, second, third] = [
      await orderTo(1.5, 0, { promisedAt: new Date(house.clock.now().getTime() + 7_200_000) }),
      await orderTo(-1.5, 0, { promisedAt: new Date(house.clock.now().getTime() + 7_200_000) }),
      await orderTo(1.6, 0, { promisedAt: new Date(house.clock.now().getTime() + 7_200_000) }),
    ]
    const { proposalId, assignments } = await propose()
    expect(assignments).toHaveLength(3)
    const of = (deliveryId: string) => assignments.find(one => one.deliveryId === deliveryId)?.driverId
    const fourth = [first, second, third].find(one => of(one.deliveryId) === taken.driverId)
    const outsider = await driverAt('Outsider', 0, 0)
    await house.services.dispatch.assign(dispatcher, {
      deliveryId: fourth?.deliveryId ?? '',
      version: 1,
      driverId: outsider.driverId ?? '',
    })
    await house.services.delivery.pauseShift(paused)
    const answers = await apply(proposalId)
    for (const { deliveryId, driverId, refusal } of answers) {
      if (deliveryId === fourth?.deliveryId) expect(refusal?.code).toBe('delivery.already-done')
      else if (driverId === paused.driverId)
        expect(refusal).toMatchObject({ code: 'dispatch.driver-unfit', facts: { reason: 'paused' } })
      else expect(refusal).toBeNull()
    }
    await house.services.delivery.resumeShift(paused)
    expect((await apply(proposalId)).map(item => item.refusal?.code)).toEqual(
      answers.map(item => item.refusal?.code),
    )
  })

  test('what was only asked around meanwhile is still given, and the open offer is taken back', async () => {
    const asked = await driverAt('Asked', 0, 0.1)
    const { deliveryId } = await orderTo(1, 0)
    const { proposalId } = await propose()
    await house.services.dispatch.advance(deliveryId)
    expect((await delivery(deliveryId)).status).toBe('offered')
    expect(await apply(proposalId)).toEqual([{ deliveryId, driverId: asked.driverId, refusal: null }])
    expect(await house.db.prisma.offer.count({ where: { deliveryId, status: 'open' } })).toBe(0)
  })

  test('a driver whose hands are full by now gets no more from a plan, but by hand', async () => {
    const driver = await driverAt('One', 0, 0.1, { capacity: 1 })
    const { deliveryId } = await orderTo(1, 0)
    const { proposalId } = await propose()
    const before = await orderTo(1, 0)
    await house.services.dispatch.assign(dispatcher, {
      deliveryId: before.deliveryId,
      version: 1,
      driverId: driver.driverId ?? '',
    })
    expect(await apply(proposalId)).toMatchObject([{ refusal: { facts: { reason: 'full' } } }])
    await house.services.dispatch.assign(dispatcher, {
      deliveryId,
      version: 1,
      driverId: driver.driverId ?? '',
    })
  })
})

describe('many at once by hand', () => {
  test('each has its own answer, and the same key assigns nothing twice', async () => {
    const driver = await driverAt('One', 0, 0.1)
    const [one, other] = [await orderTo(1, 0), await orderTo(1, 0.1)]
    const driverId = driver.driverId ?? ''
    const input = {
      idempotencyKey: key(),
      items: [
        { deliveryId: one.deliveryId, version: 1, driverId },
        { deliveryId: other.deliveryId, version: 7, driverId },
        { deliveryId: 'dlv_0000000000aaaaaaaa', version: 1, driverId },
      ],
    }
    const answers = await house.services.dispatch.assignMany(dispatcher, input)
    expect(answers.map(item => item.refusal?.code ?? null)).toEqual([
      null,
      'delivery.already-done',
      'delivery.absent',
    ])
    expect(await house.services.dispatch.assignMany(dispatcher, input)).toEqual(answers)
    expect(await delivery(one.deliveryId)).toMatchObject({ status: 'accepted', version: 2 })
    expect(await delivery(other.deliveryId)).toMatchObject({ status: 'unassigned', version: 1 })
    const changed = { ...input, items: [{ deliveryId: one.deliveryId, version: 2, driverId }] }
    await expect(house.services.dispatch.assignMany(dispatcher, changed)).rejects.toMatchObject({
      code: 'request.key-reused',
    })
    await expect(
      house.services.dispatch.assignMany(driver, { ...input, idempotencyKey: key() }),
    ).rejects.toMatchObject({ code: 'people.not-allowed' })
  })
})

describe('a driver’s own way', () => {
  test('is the best order of all that is left, from where they are', async () => {
    const driver = await driverAt('One', 1, 0)
    const driverId = driver.driverId ?? ''
    const later = new Date(house.clock.now().getTime() + 5 * 3_600_000)
    const [far, near, back, failed] = [
      await orderTo(4, 0, { status: 'accepted', driverId, promisedAt: later }),
      await orderTo(2, 0, { status: 'picked_up', driverId, promisedAt: later }),
      await orderTo(3, 3, { status: 'returning', driverId, promisedAt: later }),
      await orderTo(3, 4, { status: 'failed', driverId }),
    ]
    await house.db.prisma.order.updateMany({ data: { readyAt: house.clock.now() } })
    const route = await house.services.dispatch.myRoute(driver)
    expect(route.stops.map(stop => `${stop.kind} ${stop.deliveryId}`)).toEqual([
      `pickup ${far.deliveryId}`,
      `return ${back.deliveryId}`,
      `dropoff ${near.deliveryId}`,
      `dropoff ${far.deliveryId}`,
    ])
    expect(route.stops.map(stop => stop.promisedAt)).toEqual([null, null, later, later])
    // 1 km down to the shop and 4 up again, 1.3 times as long by street
    expect(route.metres).toBeGreaterThan(6400)
    expect(route.metres).toBeLessThan(6600)
    expect(route.stops[0]?.place).toEqual(shop)
    expect(JSON.stringify(route)).not.toContain(failed.deliveryId)
  })

  test('goes first to who is promised first', async () => {
    const driver = await driverAt('One', 0, 0)
    const driverId = driver.driverId ?? ''
    const promised = (minutes: number) => new Date(house.clock.now().getTime() + minutes * 60_000)
    const near = await orderTo(0.5, 0, { status: 'picked_up', driverId, promisedAt: promised(120) })
    const hurried = await orderTo(-3, 0, { status: 'picked_up', driverId, promisedAt: promised(13) })
    const route = await house.services.dispatch.myRoute(driver)
    expect(route.stops.map(stop => stop.deliveryId)).toEqual([hurried.deliveryId, near.deliveryId])
    expect(route.stops.map(stop => stop.lateMinutes)).toEqual([0, 0])
  })

  test('is empty for who has nothing or is nowhere, and for drivers only', async () => {
    const driver = await driverAt('Idle', 0, 0)
    expect(await house.services.dispatch.myRoute(driver)).toMatchObject({ stops: [], metres: 0 })
    await house.db.prisma.position.delete({ where: { driverId: driver.driverId ?? '' } })
    expect(await house.services.dispatch.myRoute(driver)).toMatchObject({ from: null, stops: [], line: [] })
    await expect(house.services.dispatch.myRoute(dispatcher)).rejects.toMatchObject({
      code: 'people.not-allowed',
    })
    await expect(house.services.dispatch.myRoute(system)).rejects.toMatchObject({
      code: 'people.not-allowed',
    })
  })
})
