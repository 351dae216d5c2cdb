import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { diskFiles } from '../adapters/files/disk-files.ts'
import { randomIds } from '../adapters/ids/random-ids.ts'
import { addressBook } from '../adapters/maps/address-book.ts'
import { ownEngine } from '../adapters/optimiser/own-engine.ts'
import { telegramLaunches } from '../adapters/telegram/launches.ts'
import { greatCircle } from '../adapters/travel/great-circle.ts'
import { type Db, openDb } from '../db/client.ts'
import { type Actor, buildServices, type Services } from '../services/index.ts'
import { type LiveWire, loneWire } from '../services/ports/live-wire.ts'
import type { TravelTimes } from '../services/ports/travel-times.ts'
import { testDatabase } from './database.ts'
import { testTokens } from './launch.ts'
import { buildLittleTown, town } from './little-town.ts'

/** A clock that can be put and moved, and runs on from there. */
export type TestClock = { now(): Date; set(at: Date): void; forward(seconds: number): void }

const testClock = (): TestClock => {
  let offset = 0
  return {
    now: () => new Date(Date.now() + offset),
    set: at => {
      offset = at.getTime() - Date.now()
    },
    forward: seconds => {
      offset += seconds * 1000
    },
  }
}

type PersonActor = Actor & { readonly kind: 'person' }

/** The real services on a database of one's own, with the little town in it. */
export type TestHouse = {
  readonly db: Db
  readonly services: Services
  readonly clock: TestClock
  readonly url: string
  readonly filesDir: string
  readonly liveWire: LiveWire
  /** Makes somebody who has spoken to the customer bot. */
  customer(name?: string): Promise<PersonActor>
  dispatcher(): Promise<PersonActor>
  /** A driver who is on shift with a fresh live location near the branch. */
  driverOnShift(name?: string): Promise<PersonActor>
  /** An order of one bread for this customer, placed. */
  placedOrder(customer: PersonActor): Promise<{ orderId: string; deliveryId: string }>
  /** The same, confirmed, so that drivers are looked for. */
  confirmedOrder(customer: PersonActor): Promise<{ orderId: string; deliveryId: string }>
  close(): Promise<void>
}

export const system: Actor = { kind: 'system' }

/**
 * @param change what to do to the database before anything stands on it: a negative control takes a guard out
 * @param addressesFile a JSON list of addresses that can be typed; without one a typed address is never found
 * @param liveWire how processes call each other; without one this process is alone
 */
export const openTestHouse = async (
  change: (db: Db) => Db | Promise<Db> = db => db,
  addressesFile: string | null = null,
  travel: TravelTimes = greatCircle(),
  liveWire: LiveWire = loneWire(),
): Promise<TestHouse> => {
  const database = await testDatabase()
  const opened = openDb(database.url, 20)
  const db = await change(opened)
  const clock = testClock()
  const filesDir = await mkdtemp(join(tmpdir(), 'gora-files-'))
  const optimiser = ownEngine()
  const services = buildServices({
    db,
    clock,
    ids: randomIds,
    files: diskFiles(filesDir),
    geocoder: await addressBook(addressesFile),
    launches: telegramLaunches(testTokens),
    travel,
    optimiser,
    liveWire,
    secret: 'a secret for tests only',
  })
  await buildLittleTown(db)
  let telegramId = 5_000_000_000n

  const meet = async (bot: 'customer' | 'crew' | 'sales', name: string) => {
    telegramId += 1n
    const person = await services.people.meet({ bot, telegramId, firstName: name, languageCode: 'en' })
    return person.actor
  }
  const joined = async (role: 'dispatcher' | 'driver' | 'sales', name: string): Promise<PersonActor> => {
    const actor = await meet(role === 'sales' ? 'sales' : 'crew', name)
    const { payload } = await services.people.inviteStaff(system, {
      role,
      ...(role === 'sales' ? {} : { branchId: town.branchId }),
    })
    await services.people.joinByInvite(actor, payload)
    const now = await services.people.actorOf(actor.userId)
    if (now.kind !== 'person') throw new Error('a person who joined is a person')
    return now
  }

  const house: TestHouse = {
    db,
    services,
    clock,
    url: database.url,
    filesDir,
    liveWire,
    customer: (name = 'Ana') => meet('customer', name),
    dispatcher: () => joined('dispatcher', 'Diego'),
    driverOnShift: async (name = 'Bruno') => {
      const driver = await joined('driver', name)
      await services.delivery.reportPosition(driver, {
        place: { latitude: -34.891, longitude: -56.156 },
        at: clock.now(),
        isLive: true,
      })
      await services.delivery.startShift(driver)
      return driver
    },
    placedOrder: async customer => {
      await services.carts.setAddress(customer, { text: 'Rivera 1234', place: town.inside })
      const cart = await services.carts.addLine(customer, {
        variantId: town.bread.variantId,
        optionIds: [],
        quantity: 1,
      })
      const order = await services.orders.place(customer, {
        cartVersion: cart.version,
        paymentMethod: 'cash',
        idempotencyKey: `test-${cart.id}-${cart.version}`,
      })
      const delivery = await db.prisma.delivery.findUniqueOrThrow({
        where: { orderId: order.id },
        select: { id: true },
      })
      return { orderId: order.id, deliveryId: delivery.id }
    },
    confirmedOrder: async customer => {
      const placed = await house.placedOrder(customer)
      await services.orders.confirm(system, { orderId: placed.orderId, version: 1 })
      await db.prisma.delivery.update({ where: { id: placed.deliveryId }, data: { searchFrom: clock.now() } })
      return placed
    },
    close: async () => {
      await optimiser.close()
      await db.close()
      await database.drop()
      await rm(filesDir, { recursive: true, force: true })
    },
  }
  return house
}
