/**
 * Placements a second of the real use case against bare SQL that writes the same rows, on the same Postgres, in one run.
 * Rounds alternate, because the speed of a shared machine drifts. Options: --orders 400 --rounds 5 --clients 8
 */
import { parseArgs } from 'node:util'
import pg from 'pg'
import { systemClock } from '../../server/adapters/clock/system-clock.ts'
import { diskFiles } from '../../server/adapters/files/disk-files.ts'
import { randomIds } from '../../server/adapters/ids/random-ids.ts'
import { addressBook } from '../../server/adapters/maps/address-book.ts'
import { ownEngine } from '../../server/adapters/optimiser/own-engine.ts'
import { greatCircle } from '../../server/adapters/travel/great-circle.ts'
import { type Db, openDb } from '../../server/db/client.ts'
import { migrate } from '../../server/db/migrate.ts'
import { type Actor, buildServices, type Services } from '../../server/services/index.ts'
import { noLaunches } from '../../server/services/ports/launches.ts'
import { loneWire } from '../../server/services/ports/live-wire.ts'
import { buildLittleTown, town } from '../../server/testing/little-town.ts'
import { freshDatabase, median, perSecond, show } from './measure.ts'
import { inserts } from './order-floor.ts'

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '400' },
    rounds: { type: 'string', default: '5' },
    clients: { type: 'string', default: '8' },
  },
})
const [orders, rounds, clients] = [Number(values.orders), Number(values.rounds), Number(values.clients)]

const variants = 300
const linesPerOrder = 3

/** Many products, so that no row is hot: what is measured is the way, not one queue at one shelf. */
const widen = async (db: Db): Promise<string[]> => {
  const ids = Array.from({ length: variants }, (_, i) => `var_0000000000bench${String(i).padStart(3, '0')}`)
  await db.prisma.variant.createMany({
    data: ids.map((id, i) => ({
      id,
      productId: town.bread.productId,
      sku: `BENCH-${i}`,
      names: { en: `Variant ${i}` },
      priceUnits: 5_000n + BigInt(i),
    })),
  })
  await db.prisma.stockLevel.createMany({
    data: ids.map(variantId => ({ branchId: town.branchId, variantId, onHand: 10_000_000 })),
  })
  return ids
}

type Shopper = { readonly actor: Actor; readonly userId: string; readonly cartId: string }

const makeShoppers = async (db: Db, services: Services): Promise<Shopper[]> => {
  const shoppers: Shopper[] = []
  for (let i = 0; i < orders; i++) {
    const { actor, userId } = await services.people.meet({
      bot: 'customer',
      telegramId: BigInt(9_000_000 + i),
      firstName: `Shopper ${i}`,
    })
    const cart = await services.carts.setAddress(actor, { text: 'Rivera 1', place: town.inside })
    shoppers.push({ actor, userId, cartId: cart.id })
  }
  await db.pool.query('vacuum analyze')
  return shoppers
}

/** Fills every cart with three lines again, outside the measured time. */
const fillCarts = async (
  db: Db,
  shoppers: readonly Shopper[],
  ids: readonly string[],
  round: number,
): Promise<number[]> => {
  await db.prisma.cartLine.deleteMany({})
  await db.prisma.cartLine.createMany({
    data: shoppers.flatMap((shopper, i) =>
      Array.from({ length: linesPerOrder }, (_, line) => ({
        id: randomIds.make('lin'),
        cartId: shopper.cartId,
        variantId: ids[(i * 7 + line * 31 + round * 13) % ids.length] ?? '',
        optionIds: [],
        quantity: 1 + (line % 2),
      })),
    ),
    skipDuplicates: true,
  })
  const rows = await db.prisma.cart.findMany({
    where: { id: { in: shoppers.map(one => one.cartId) } },
    select: { id: true, version: true },
  })
  const versionOf = new Map(rows.map(row => [row.id, row.version]))
  return shoppers.map(shopper => versionOf.get(shopper.cartId) ?? 1)
}

const main = async (): Promise<void> => {
  const url = await freshDatabase('bench_orders')
  await migrate(url)
  const db = openDb(url, clients + 2)
  const services = buildServices({
    db,
    clock: systemClock,
    ids: randomIds,
    files: diskFiles('.data/bench/files'),
    geocoder: await addressBook(null),
    launches: noLaunches,
    travel: greatCircle(),
    optimiser: ownEngine(),
    liveWire: loneWire(),
    secret: 'bench bench bench',
  })
  await buildLittleTown(db)
  const ids = await widen(db)
  console.log(`preparing ${orders} shoppers …`)
  const shoppers = await makeShoppers(db, services)
  const floorPool = new pg.Pool({ connectionString: url, max: clients, options: '-c TimeZone=UTC' })

  const useCase: number[] = []
  const oneByOne: number[] = []
  const ratios: number[] = []
  for (let round = -1; round < rounds; round++) {
    const versions = await fillCarts(db, shoppers, ids, round)
    const ours = await perSecond(clients, orders, i => {
      const shopper = shoppers[i]
      if (!shopper) throw new Error('no such shopper')
      return services.orders.place(shopper.actor, {
        cartVersion: versions[i] ?? 0,
        paymentMethod: 'cash',
        idempotencyKey: `${round}-${i}`,
      })
    })
    await fillCarts(db, shoppers, ids, round)
    const floor = await perSecond(clients, orders, i =>
      inserts(floorPool, { shopper: shoppers[i], ids, seed: i * 7 + round * 13, key: `floor-${round}-${i}` }),
    )
    // The first round warms caches, connections and prepared statements, and does not count.
    if (round < 0) continue
    useCase.push(ours)
    oneByOne.push(floor)
    ratios.push(ours / floor)
    console.log(
      `round ${round + 1}: use case ${ours.toFixed(0)}/s, bare SQL ${floor.toFixed(0)}/s, ratio ${(ours / floor).toFixed(2)}`,
    )
  }
  const counted = await db.pool.query<{ orders: string; lines: string; deliveries: string }>(
    'select (select count(*) from orders) as orders, (select count(*) from order_lines) as lines, (select count(*) from deliveries) as deliveries',
  )
  console.log(
    `\norders placed a second, ${clients} clients, ${orders} orders a round, ${rounds} rounds, median (min–max)`,
  )
  console.log(`  use case (reads and prices the cart, checks, places)                ${show(useCase)}`)
  console.log(`  bare SQL, one transaction, the same rows, statement by statement    ${show(oneByOne)}`)
  console.log(
    `  ratio per round, median                                             ${median(ratios).toFixed(2)}`,
  )
  console.log(`  rows afterwards: ${JSON.stringify(counted.rows[0])}`)
  await floorPool.end()
  await db.close()
}

await main()
