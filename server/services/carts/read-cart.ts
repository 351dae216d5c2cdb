import type { Db } from '../../db/client.ts'
import { isOpen, nextOpening } from '../../domain/catalog/opening-hours.ts'
import type { Localised } from '../../domain/catalog/product.ts'
import { offeredCash, offeredTips } from '../../domain/pricing/offered-sums.ts'
import { type Quote, quote } from '../../domain/pricing/quote.ts'
import type { Destination, QuoteInput } from '../../domain/pricing/quote-input.ts'
import { type Currency, isCurrency } from '../../domain/shared/currency.ts'
import type {
  CategoryId,
  DiscountId,
  LineId,
  OptionId,
  ProductId,
  VariantId,
} from '../../domain/shared/ids.ts'
import { money, zero } from '../../domain/shared/money.ts'
import type { LatLng } from '../../domain/shared/place.ts'
import { localisedFrom } from '../catalog/read-catalog.ts'
import { feesFrom, hoursFrom, roadMetres } from '../places/zones.ts'
import type { CartLineView, CartView } from './api.ts'
import { type CartPromoRow, cartPromosSql, termsFrom } from './read-promos.ts'

/**
 * Everything a price depends on, read in one round trip: cart, lines, catalogue, stock, branch, zone, slot, discounts, and
 * codes with what is left of them. An order that came to nothing was not somebody's first.
 */
const readSql = `
  select c.id, c.user_id, c.version, c.address_text, c.address_note, c.latitude, c.longitude, c.note,
    c.tip_units::text as tip_units, c.cash_from_units::text as cash_from_units,
    (select jsonb_build_object('id', b.id, 'name', b.name, 'addressText', b.address_text, 'latitude', b.latitude, 'longitude', b.longitude,
        'timeZone', b.time_zone, 'currency', b.currency, 'preparationMinutes', b.preparation_minutes,
        'hours', (select coalesce(jsonb_agg(jsonb_build_object('weekday', h.weekday, 'opensAt', h.opens_at, 'closesAt', h.closes_at)), '[]')
                    from opening_hours h where h.branch_id = b.id))
       from branches b where b.id = c.branch_id and b.is_active) as branch,
    (select jsonb_build_object('id', z.id, 'baseFeeUnits', z.base_fee_units::text, 'distanceBands', z.distance_bands, 'surcharges', z.surcharges,
        'freeAboveUnits', z.free_above_units::text, 'minimumOrderUnits', z.minimum_order_units::text, 'detourFactor', z.detour_factor,
        'strategy', z.strategy, 'proofRule', z.proof_rule, 'driverBasePayUnits', z.driver_base_pay_units::text,
        'driverKilometrePayUnits', z.driver_kilometre_pay_units::text)
       from zones z where z.id = c.zone_id and z.is_active) as zone,
    (select jsonb_build_object('id', s.id, 'startsAt', s.starts_at, 'endsAt', s.ends_at, 'isFull', s.taken >= s.capacity)
       from slots s where s.id = c.slot_id) as slot,
    (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'variantId', v.id, 'quantity', l.quantity, 'optionIds', l.option_ids,
        'priceUnits', v.price_units::text, 'variantNames', v.names, 'productId', p.id, 'productNames', p.names, 'categoryId', p.category_id,
        'taxBasisPoints', p.tax_basis_points,
        'available', case when v.is_active and p.is_active and k.is_active
            and not exists (select 1 from options o where o.id = any (l.option_ids) and not o.is_active)
          then coalesce(s.on_hand - s.reserved, 0) else 0 end,
        'options', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'names', o.names, 'priceDeltaUnits', o.price_delta_units::text) order by g.position, o.position), '[]')
                      from options o join option_groups g on g.id = o.group_id where o.id = any (l.option_ids))) order by l.added_at, l.id), '[]')
       from cart_lines l join variants v on v.id = l.variant_id join products p on p.id = v.product_id join categories k on k.id = p.category_id
       left join stock_levels s on s.branch_id = c.branch_id and s.variant_id = v.id
      where l.cart_id = c.id) as lines,
    (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'productId', d.product_id, 'categoryId', d.category_id, 'basisPoints', d.basis_points,
        'startsAt', d.starts_at, 'endsAt', d.ends_at) order by d.id), '[]')
       from discounts d where d.is_active and (d.ends_at is null or d.ends_at > $2)) as discounts,
    ${cartPromosSql} as promos,
    not exists (select 1 from orders o where o.user_id = c.user_id and o.status not in ('cancelled', 'rejected', 'expired')) as is_first_order
  from carts c where c.user_id = $1`

type LineRow = {
  id: string
  variantId: string
  quantity: number
  optionIds: string[]
  priceUnits: string
  variantNames: unknown
  productId: string
  productNames: unknown
  categoryId: string
  taxBasisPoints: number
  available: number
  options: { id: string; names: unknown; priceDeltaUnits: string }[]
}

type Row = {
  id: string
  user_id: string
  version: number
  address_text: string | null
  address_note: string | null
  latitude: number | null
  longitude: number | null
  note: string | null
  tip_units: string
  cash_from_units: string | null
  branch: {
    id: string
    name: string
    addressText: string
    latitude: number
    longitude: number
    timeZone: string
    currency: string
    preparationMinutes: number
    hours: { weekday: number; opensAt: string; closesAt: string }[]
  } | null
  zone: {
    id: string
    baseFeeUnits: string
    distanceBands: unknown
    surcharges: unknown
    freeAboveUnits: string | null
    minimumOrderUnits: string
    detourFactor: number
    strategy: string
    proofRule: string
    driverBasePayUnits: string
    driverKilometrePayUnits: string
  } | null
  slot: { id: string; startsAt: string; endsAt: string; isFull: boolean } | null
  lines: LineRow[]
  discounts: {
    id: string
    productId: string | null
    categoryId: string | null
    basisPoints: number
    startsAt: string | null
    endsAt: string | null
  }[]
  promos: CartPromoRow[]
  is_first_order: boolean
}

/** The cart as it stands, priced, with what placing it needs besides. */
export type PricedCart = {
  readonly row: Row
  readonly currency: Currency
  readonly quote: Quote
  /** Road metres from the branch to the door; null without an address in a zone. */
  readonly metres: number | null
  readonly place: LatLng | null
}

const namesOf = (line: LineRow): { product: Localised; variant: Localised; options: Localised[] } => ({
  product: localisedFrom(line.productNames),
  variant: localisedFrom(line.variantNames),
  options: line.options.map(option => localisedFrom(option.names)),
})
export const lineNames = namesOf

const dateOrNull = (text: string | null): Date | null => (text === null ? null : new Date(text))

const destinationOf = (
  row: Row,
  currency: Currency,
  place: LatLng | null,
): { destination: Destination; metres: number | null } => {
  if (!place || !row.branch) return { destination: { kind: 'unknown' }, metres: null }
  if (!row.zone) return { destination: { kind: 'out-of-zone' }, metres: null }
  const metres = roadMetres(row.branch, place, row.zone.detourFactor)
  const fees = feesFrom(
    {
      baseFeeUnits: BigInt(row.zone.baseFeeUnits),
      distanceBands: row.zone.distanceBands,
      surcharges: row.zone.surcharges,
      freeAboveUnits: row.zone.freeAboveUnits === null ? null : BigInt(row.zone.freeAboveUnits),
      minimumOrderUnits: BigInt(row.zone.minimumOrderUnits),
    },
    currency,
  )
  return { destination: { kind: 'zone', fees, metres, timeZone: row.branch.timeZone }, metres }
}

const quoteInputOf = (row: Row, currency: Currency, destination: Destination, at: Date): QuoteInput => {
  const hours = row.branch ? hoursFrom(row.branch) : null
  const opened = hours === null || isOpen(hours, at)
  return {
    currency,
    at,
    deliverAt: row.slot ? new Date(row.slot.startsAt) : at,
    lines: row.lines.map(line => ({
      lineId: line.id as LineId,
      productId: line.productId as ProductId,
      variantId: line.variantId as VariantId,
      categoryId: line.categoryId as CategoryId,
      quantity: line.quantity,
      unitPrice: money(currency, BigInt(line.priceUnits)),
      options: line.options.map(option => ({
        optionId: option.id as OptionId,
        priceDelta: money(currency, BigInt(option.priceDeltaUnits)),
      })),
      available: line.available,
      taxBasisPoints: line.taxBasisPoints,
    })),
    discounts: row.discounts.map(discount => ({
      id: discount.id as DiscountId,
      productId: discount.productId as ProductId | null,
      categoryId: discount.categoryId as CategoryId | null,
      basisPoints: discount.basisPoints,
      startsAt: dateOrNull(discount.startsAt),
      endsAt: dateOrNull(discount.endsAt),
    })),
    promos: row.promos.map(({ code, terms }) => ({ code, terms: terms && termsFrom(terms, currency) })),
    isFirstOrder: row.is_first_order,
    credit: zero(currency),
    destination,
    deliveryTaxBasisPoints: 0,
    tip: money(currency, BigInt(row.tip_units)),
    opening: { isOpen: opened, opensAt: opened || hours === null ? null : nextOpening(hours, at) },
    slot: row.slot ? { isFull: row.slot.isFull || new Date(row.slot.startsAt) <= at } : null,
  }
}

/** Reads and prices a person's cart; null when they have none. One round trip. */
export const readCart = async (db: Db, userId: string, at: Date): Promise<PricedCart | null> => {
  const { rows } = await db.pool.query<Row>({ name: 'cart-read', text: readSql, values: [userId, at] })
  const row = rows[0]
  if (!row) return null
  const currency = row.branch && isCurrency(row.branch.currency) ? row.branch.currency : 'USD'
  const place =
    row.latitude !== null && row.longitude !== null
      ? { latitude: row.latitude, longitude: row.longitude }
      : null
  const { destination, metres } = destinationOf(row, currency, place)
  return { row, currency, quote: quote(quoteInputOf(row, currency, destination, at)), metres, place }
}

/** The priced cart as shells see it. */
export const cartView = ({ row, currency, quote: priced, place }: PricedCart): CartView => ({
  id: row.id,
  version: row.version,
  branchId: row.branch?.id ?? null,
  branchName: row.branch?.name ?? null,
  timeZone: row.branch?.timeZone ?? 'UTC',
  currency,
  lines: row.lines.map((line): CartLineView => {
    const pricedLine = priced.lines.find(one => one.lineId === line.id)
    return {
      id: line.id,
      productId: line.productId,
      variantId: line.variantId,
      names: namesOf(line),
      quantity: line.quantity,
      unitPrice: pricedLine?.unitPrice ?? zero(currency),
      total: pricedLine?.net ?? zero(currency),
      available: line.available,
    }
  }),
  address:
    row.address_text !== null && place ? { text: row.address_text, note: row.address_note, place } : null,
  slot: row.slot
    ? { id: row.slot.id, startsAt: new Date(row.slot.startsAt), endsAt: new Date(row.slot.endsAt) }
    : null,
  note: row.note,
  tip: money(currency, BigInt(row.tip_units)),
  cashFrom: row.cash_from_units === null ? null : money(currency, BigInt(row.cash_from_units)),
  quote: priced,
  offeredTips: offeredTips(priced.subtotal),
  offeredCash: offeredCash(priced.total),
})
