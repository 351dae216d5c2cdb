import { createHash } from 'node:crypto'
import { travelSeconds } from '../../domain/delivery/eta.ts'
import { handOverCode } from '../../domain/delivery/proof.ts'
import { placed } from '../../domain/orders/order.ts'
import { promiseFor } from '../../domain/orders/promise.ts'
import { driverPay } from '../../domain/pricing/driver-pay.ts'
import { reductionTotal, requirePlaceable } from '../../domain/pricing/quote.ts'
import { quoteToJson } from '../../domain/pricing/quote-json.ts'
import { Refusal, type RefusalCode, refusalKinds } from '../../domain/refusals.ts'
import type { BranchId, OrderId, UserId } from '../../domain/shared/ids.ts'
import { money } from '../../domain/shared/money.ts'
import { addMinutes } from '../../domain/shared/time.ts'
import { ownerOf } from '../carts/open-cart.ts'
import { lineNames, type PricedCart, readCart } from '../carts/read-cart.ts'
import type { Deps } from '../deps.ts'
import type { OrdersService } from './api.ts'
import { expiresAfterMinutes } from './expire-order.ts'

/** Drivers are asked so long before the goods should be packed. */
export const dispatchLeadMinutes = 12

type Needs = Pick<Deps, 'db' | 'ids' | 'clock'>
type Placing = Parameters<OrdersService['place']>[1]

/** Ninety minutes for the shop to answer, or until the slot that was asked for is over. */
const expiryOf = (at: Date, slotUntil: Date | undefined): Date => {
  const usual = addMinutes(at, expiresAfterMinutes)
  return slotUntil && slotUntil > usual ? slotUntil : usual
}

/** What the cart will become, as `place_order` writes it. */
const draft = ({ ids }: Needs, userId: string, cart: PricedCart, placing: Placing, at: Date) => {
  const { row, quote, metres, place, currency } = cart
  const { branch, zone } = row
  if (!branch || !zone || !place || metres === null) throw new Refusal('cart.address-missing')
  const orderId: OrderId = ids.make('ord')
  const wanted = row.slot ? { from: new Date(row.slot.startsAt), until: new Date(row.slot.endsAt) } : null
  const promise = promiseFor({
    placedAt: at,
    wanted,
    preparationMinutes: branch.preparationMinutes,
    travelMinutes: Math.ceil(travelSeconds(metres, 'scooter', 1) / 60),
    dispatchLeadMinutes,
  })
  const pay = driverPay(
    {
      base: money(currency, BigInt(zone.driverBasePayUnits)),
      perKilometre: money(currency, BigInt(zone.driverKilometrePayUnits)),
    },
    metres,
  )
  const pieces = new Map<string, number>()
  for (const line of row.lines) pieces.set(line.variantId, (pieces.get(line.variantId) ?? 0) + line.quantity)
  const who = { as: 'customer' as const, userId: userId as UserId }
  const order = {
    id: orderId,
    customerId: userId as UserId,
    branchId: branch.id as BranchId,
    status: 'placed' as const,
    version: 1,
  }
  const deliveryId = ids.make('dlv')
  return {
    orderId,
    scope: `orders:${userId}`,
    key: placing.idempotencyKey,
    request: createHash('sha256')
      .update(JSON.stringify([placing.cartVersion, placing.paymentMethod]))
      .digest('base64url'),
    at: at.toISOString(),
    cartId: row.id,
    cartVersion: placing.cartVersion,
    branchId: branch.id,
    slotId: row.slot?.id ?? null,
    promos: quote.promos.flatMap(({ promoId, accepted, amount }) =>
      accepted ? [{ promoId, amountUnits: amount.units.toString() }] : [],
    ),
    reservations: [...pieces].map(([variantId, quantity]) => ({ variantId, quantity })),
    order: {
      userId,
      zoneId: zone.id,
      currency,
      subtotalUnits: quote.gross.units.toString(),
      discountUnits: reductionTotal(quote).units.toString(),
      deliveryFeeUnits: quote.deliveryFee.amount.units.toString(),
      tipUnits: quote.tip.units.toString(),
      totalUnits: quote.total.units.toString(),
      quote: quoteToJson(quote),
      paymentMethod: placing.paymentMethod,
      cashFromUnits: row.cash_from_units,
      addressText: row.address_text ?? '—',
      addressNote: row.address_note,
      latitude: place.latitude,
      longitude: place.longitude,
      note: row.note,
      wantedFrom: wanted?.from.toISOString() ?? null,
      wantedUntil: wanted?.until.toISOString() ?? null,
      handoverCode: handOverCode(ids.bytes(4)),
      placedVia: placing.via ?? 'chat',
    },
    lines: row.lines.map((line, position) => {
      const priced = quote.lines.find(one => one.lineId === line.id)
      return {
        position,
        productId: line.productId,
        variantId: line.variantId,
        optionIds: line.optionIds,
        names: lineNames(line),
        quantity: line.quantity,
        unitPriceUnits: priced?.unitPrice.units.toString() ?? '0',
        discountUnits: priced?.discount.units.toString() ?? '0',
        totalUnits: priced?.net.units.toString() ?? '0',
      }
    }),
    payment: { id: ids.make('pay'), method: placing.paymentMethod },
    delivery: {
      id: deliveryId,
      strategy: zone.strategy,
      pickupText: `${branch.name}, ${branch.addressText}`,
      pickupLatitude: branch.latitude,
      pickupLongitude: branch.longitude,
      distanceMetres: metres,
      payUnits: pay.units.toString(),
      cashToCollectUnits: quote.total.units.toString(),
      proofRule: zone.proofRule,
      promisedAt: promise.deliverBy.toISOString(),
    },
    events: [placed(order, { by: who, at })],
    timers: [
      { kind: 'order-expiry', ref: orderId, dueAt: expiryOf(at, wanted?.until).toISOString() },
      { kind: 'preparation-late', ref: orderId, dueAt: promise.readyBy.toISOString() },
      { kind: 'delivery-late', ref: deliveryId, dueAt: promise.deliverBy.toISOString() },
    ],
  }
}

const isRefusalCode = (text: string): text is RefusalCode => Object.hasOwn(refusalKinds, text)

/** Turns a refusal that the database raised (SQLSTATE GO001) into ours. */
const refusalFrom = (error: unknown): unknown =>
  error instanceof Error && 'code' in error && error.code === 'GO001' && isRefusalCode(error.message)
    ? new Refusal(error.message)
    : error

/**
 * Prices the cart and places it: two round trips, one transaction. The same key gives the first answer, whatever the cart
 * has become since.
 * @returns the order's id
 * @throws Refusal as `OrdersService.place`
 */
export const placeOrder =
  (deps: Needs) =>
  async (
    actor: Parameters<OrdersService['place']>[0],
    placing: Placing,
  ): Promise<{ orderId: OrderId; number: number; isRepeat: boolean }> => {
    const userId = ownerOf(actor)
    const at = deps.clock.now()
    const cart = await readCart(deps.db, userId, at)
    const isAsSeen = cart !== null && cart.row.version === placing.cartVersion && cart.row.lines.length > 0
    if (!cart || !isAsSeen) {
      const before = await answerOf(deps, userId, placing.idempotencyKey)
      if (before) return before
      throw new Refusal(cart && cart.row.lines.length > 0 ? 'cart.changed' : 'cart.empty')
    }
    // What a code, a discount or the hour takes off may end between the look and the order.
    if (placing.totalUnits !== undefined && placing.totalUnits !== cart.quote.total.units)
      throw new Refusal('cart.changed')
    requirePlaceable(cart.quote)
    const cashFrom = cart.row.cash_from_units
    if (cashFrom !== null && BigInt(cashFrom) < cart.quote.total.units)
      throw new Refusal('cart.cash-too-little', { total: cart.quote.total })
    try {
      const { rows } = await deps.db.pool.query<{
        answer: { orderId: OrderId; number: number; isRepeat: boolean }
      }>({
        name: 'order-place',
        text: 'select place_order($1::jsonb) as answer',
        values: [JSON.stringify(draft(deps, userId, cart, placing, at))],
      })
      deps.db.bell.emit('committed')
      const answer = rows[0]?.answer
      if (!answer) throw new Error('place_order gave no answer')
      return answer
    } catch (error) {
      throw refusalFrom(error)
    }
  }

/** What this key was answered before, if it was: a double tap finds its order and not an empty cart. */
const answerOf = async ({ db }: Needs, userId: string, key: string) => {
  const known = await db.prisma.idempotencyKey.findUnique({
    where: { scope_key: { scope: `orders:${userId}`, key } },
  })
  const answer = known?.answer as { orderId: OrderId; number: number } | null | undefined
  return answer ? { ...answer, isRepeat: true } : null
}
