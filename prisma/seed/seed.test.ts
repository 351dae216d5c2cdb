import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { diskFiles } from '../../server/adapters/files/disk-files.ts'
import { randomIds } from '../../server/adapters/ids/random-ids.ts'
import { addressBook } from '../../server/adapters/maps/address-book.ts'
import { ownEngine } from '../../server/adapters/optimiser/own-engine.ts'
import { greatCircle } from '../../server/adapters/travel/great-circle.ts'
import { type Db, openDb } from '../../server/db/client.ts'
import { isId } from '../../server/domain/shared/ids.ts'
import { buildServices, type Services } from '../../server/services/index.ts'
import { noLaunches } from '../../server/services/ports/launches.ts'
import { loneWire } from '../../server/services/ports/live-wire.ts'
import { type TestDatabase, testDatabase } from '../../server/testing/database.ts'
import { drivers } from './people.ts'
import { seedDemo } from './seed.ts'

const languages = ['en', 'ru', 'es'] as const
const townAddresses = new URL('../../.data/town/addresses.json', import.meta.url)

let database: TestDatabase
let db: Db
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gora seed '))
  database = await testDatabase()
  db = openDb(database.url, 4)
})
afterAll(async () => {
  await db.close()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

/** Every row of every table that the seed fills, as text. */
const rows = async (): Promise<Record<string, string>> => {
  const tables = [
    'branches',
    'opening_hours',
    'zones',
    'categories',
    'products',
    'variants',
    'option_groups',
    'options',
    'discounts',
    'promo_codes',
    'media',
    'stock_levels',
    'users',
    'identities',
    'role_grants',
    'drivers',
    'rep_profiles',
  ]
  const found = await Promise.all(
    tables.map(async table => {
      const { rows: all } = await db.pool.query<{ row: string }>(
        `select t::text as row from ${table} t order by 1`,
      )
      return [table, all.map(({ row }) => row).join('\n')] as const
    }),
  )
  return Object.fromEntries(found)
}

const servicesOn = async (at: Date): Promise<Services> =>
  buildServices({
    db,
    clock: { now: () => at },
    ids: randomIds,
    files: diskFiles(folder),
    geocoder: await addressBook(null),
    launches: noLaunches,
    travel: greatCircle(),
    optimiser: ownEngine(),
    liveWire: loneWire(),
    secret: 'a secret for tests only',
  })

test('seeding twice gives the rows of seeding once, and a picture that was lost is drawn again', async () => {
  const files = diskFiles(folder)
  await seedDemo(db, files)
  const first = await rows()
  for (const [table, text] of Object.entries(first)) expect(text, table).not.toBe('')
  await seedDemo(db, diskFiles(folder))
  expect(await rows()).toEqual(first)

  const products = await db.prisma.product.findMany({
    include: { photo: true, variants: true, category: true, optionGroups: { include: { options: true } } },
  })
  expect(products.length).toBeGreaterThanOrEqual(40)
  for (const product of products) {
    for (const said of [product.names, product.descriptions, product.category.names])
      for (const language of languages)
        expect((said as Record<string, string>)[language]?.trim().length, product.id).toBeGreaterThan(1)
    expect(product.variants.length).toBeGreaterThan(0)
    for (const variant of product.variants) expect(variant.priceUnits).toBeGreaterThan(0n)
    for (const group of product.optionGroups) {
      expect(group.options.length).toBeGreaterThanOrEqual(group.maximum)
      expect(group.maximum).toBeGreaterThanOrEqual(group.minimum)
    }
    const file = files.pathOf(product.photo?.path ?? 'missing')
    expect(existsSync(file), file).toBe(true)
    const { width, height, format } = await sharp(file).metadata()
    expect({ width, height, format }).toEqual({ width: 900, height: 600, format: 'jpeg' })
  }
  expect(new Set(products.map(product => product.photoId)).size).toBe(products.length)

  const photo = await db.prisma.media.findFirstOrThrow()
  await rm(files.pathOf(photo.path))
  await seedDemo(db, files)
  expect(existsSync(files.pathOf(photo.path))).toBe(true)
})

test('a change that somebody has made is not undone by the next start', async () => {
  const product = await db.prisma.product.findFirstOrThrow({ orderBy: { id: 'asc' } })
  await db.prisma.product.update({ where: { id: product.id }, data: { isActive: false } })
  await seedDemo(db, diskFiles(folder))
  const after = await db.prisma.product.findUniqueOrThrow({ where: { id: product.id } })
  expect(after.isActive).toBe(false)
})

test('all ids are such as the buttons of the bots accept', async () => {
  const { prisma } = db
  const ids = async (rowsOf: Promise<{ id: string }[]>) => (await rowsOf).map(({ id }) => id)
  for (const id of await ids(prisma.product.findMany())) expect(isId('prd', id), id).toBe(true)
  for (const id of await ids(prisma.variant.findMany())) expect(isId('var', id), id).toBe(true)
  for (const id of await ids(prisma.category.findMany())) expect(isId('cat', id), id).toBe(true)
  for (const id of await ids(prisma.option.findMany())) expect(isId('opt', id), id).toBe(true)
  for (const id of await ids(prisma.driver.findMany())) expect(isId('drv', id), id).toBe(true)
  for (const id of await ids(prisma.branch.findMany())) expect(isId('brn', id), id).toBe(true)
})

test('at every hour of the day a shop is open', async () => {
  for (let hour = 0; hour < 24; hour += 1) {
    const services = await servicesOn(new Date(Date.UTC(2026, 10, 23, hour, 30)))
    const open = (await services.places.branches()).filter(branch => branch.isOpen)
    expect(open.length, `${hour}:30 UTC`).toBeGreaterThan(0)
  }
})

test('staff are met by their Telegram ids as who they are', async () => {
  const services = await servicesOn(new Date())
  const bruno = drivers[0]?.who
  const met = await services.people.meet({
    bot: 'crew',
    telegramId: BigInt(bruno?.id ?? 0),
    firstName: 'Bruno',
    languageCode: 'en',
  })
  expect(met.actor.driverId).toBeDefined()
  expect(met.actor.roles.map(({ role }) => role)).toContain('driver')
})

test.skipIf(!existsSync(townAddresses))(
  'nine of ten addresses of the town, and every driver’s home, are delivered to',
  async () => {
    const services = await servicesOn(new Date())
    const addresses: { lat: number; lng: number }[] = JSON.parse(readFileSync(townAddresses, 'utf8'))
    const sample = addresses.filter((_, at) => at % 17 === 0)
    const reached = await Promise.all(
      sample.map(({ lat, lng }) =>
        services.places.reach({ latitude: lat, longitude: lng }).then(
          () => true,
          () => false,
        ),
      ),
    )
    expect(reached.filter(Boolean).length / reached.length).toBeGreaterThan(0.9)
    for (const { home } of drivers) await expect(services.places.reach(home)).resolves.toBeDefined()
    await expect(services.places.reach({ latitude: -35.2, longitude: -56.9 })).rejects.toThrow()
  },
)
