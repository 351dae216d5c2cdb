import type pg from 'pg'
import { randomIds } from '../../server/adapters/ids/random-ids.ts'
import { town } from '../../server/testing/little-town.ts'

/**
 * The floor under placing an order: the same rows in the same tables, in one transaction, by prepared statements and
 * nothing else. Nothing is read, priced or decided.
 */
export const inserts = async (
  pool: pg.Pool,
  input: {
    shopper: { userId: string; cartId: string } | undefined
    ids: readonly string[]
    seed: number
    key: string
  },
): Promise<void> => {
  const { shopper, ids, seed, key } = input
  if (!shopper) throw new Error('no such shopper')
  const orderId = randomIds.make('ord')
  const deliveryId = randomIds.make('dlv')
  const variants = [
    ...new Set(
      [0, 1, 2].map(line => ids[(((seed + line * 31) % ids.length) + ids.length) % ids.length] ?? ''),
    ),
  ].sort()
  const quote = JSON.stringify({
    currency: 'UYU',
    lines: variants.map(variantId => ({ variantId, gross: '5000', net: '5000' })),
    total: '24000',
  })
  const client = await pool.connect()
  const run = (name: string, text: string, values: unknown[]) =>
    client.query({ name: `floor-${name}`, text, values })
  try {
    await client.query('begin')
    await run('key', 'insert into idempotency_keys (scope, key, request) values ($1, $2, $3)', [
      `orders:${shopper.userId}`,
      key,
      'floor',
    ])
    await run('cart', 'update carts set version = version + 1, updated_at = now() where id = $1', [
      shopper.cartId,
    ])
    await run('lines-out', 'delete from cart_lines where cart_id = $1', [shopper.cartId])
    for (const variantId of variants)
      await run(
        'stock',
        'update stock_levels set reserved = reserved + 1 where branch_id = $1 and variant_id = $2 and on_hand - reserved >= 1',
        [town.branchId, variantId],
      )
    await run(
      'order',
      `insert into orders (id, user_id, branch_id, zone_id, currency, subtotal_units, discount_units, delivery_fee_units, tip_units, total_units, quote,
         payment_method, address_text, latitude, longitude, handover_code) values ($1,$2,$3,$4,'UYU',15000,0,9000,0,24000,$5,'cash','Rivera 1',$6,$7,'1234')`,
      [
        orderId,
        shopper.userId,
        town.branchId,
        town.zoneId,
        quote,
        town.inside.latitude,
        town.inside.longitude,
      ],
    )
    for (const [position, variantId] of variants.entries())
      await run(
        'line',
        `insert into order_lines (order_id, position, product_id, variant_id, option_ids, names, quantity, unit_price_units, discount_units, total_units)
           values ($1,$2,$3,$4,'{}','{"product":{"en":"Bread"}}',1,5000,0,5000)`,
        [orderId, position, town.bread.productId, variantId],
      )
    for (const variantId of variants)
      await run(
        'reservation',
        'insert into reservations (order_id, branch_id, variant_id, quantity) values ($1,$2,$3,1)',
        [orderId, town.branchId, variantId],
      )
    await run(
      'payment',
      `insert into payments (id, order_id, method, currency, amount_units) values ($1,$2,'cash','UYU',24000)`,
      [randomIds.make('pay'), orderId],
    )
    await run(
      'delivery',
      `insert into deliveries (id, order_id, branch_id, zone_id, strategy, pickup_text, pickup_latitude, pickup_longitude, dropoff_text, dropoff_latitude,
         dropoff_longitude, distance_metres, currency, pay_units, cash_to_collect_units, proof_rule, promised_at)
         values ($1,$2,$3,$4,'nearest','Corner',-34.89,-56.155,'Rivera 1',-34.905,-56.165,2500,'UYU',9000,24000,'code-or-photo',now())`,
      [deliveryId, orderId, town.branchId, town.zoneId],
    )
    await run('event', `insert into order_events (order_id, type, actor_id) values ($1,'order.placed',$2)`, [
      orderId,
      shopper.userId,
    ])
    await run('outbox', `insert into outbox_events (type, payload) values ('order.placed', $1)`, [
      JSON.stringify({ type: 'order.placed', orderId }),
    ])
    for (const [kind, ref] of [
      ['order-expiry', orderId],
      ['preparation-late', orderId],
      ['delivery-late', deliveryId],
    ])
      await run(
        'timer',
        `insert into timers (kind, ref, due_at) values ($1,$2,now() + interval '20 minutes')`,
        [kind, ref],
      )
    await run('answer', 'update idempotency_keys set answer = $3 where scope = $1 and key = $2', [
      `orders:${shopper.userId}`,
      key,
      JSON.stringify({ orderId }),
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
