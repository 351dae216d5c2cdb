import type { PromoEffect, PromoTerms } from '../../domain/promo/promo.ts'
import type { Currency } from '../../domain/shared/currency.ts'
import type { CategoryId, PromoId } from '../../domain/shared/ids.ts'
import { type Money, money } from '../../domain/shared/money.ts'

type Units = bigint | string | null
type Instant = Date | string | null

/** A code as it is kept, and how often this customer has used it. */
export type PromoRow = {
  readonly id: string
  readonly effect: string
  readonly basisPoints: number | null
  readonly amountUnits: Units
  readonly capUnits: Units
  readonly currency: string
  readonly minimumBasketUnits: Units
  readonly firstOrderOnly: boolean
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly maxUses: number | null
  readonly maxUsesPerCustomer: number | null
  readonly categoryIds: readonly string[]
  readonly stacks: boolean
  readonly used: number
  readonly usedByCustomer: number
}
/** A code in a cart; `terms` null when there is no such code (any more). */
export type CartPromoRow = { readonly code: string; readonly terms: PromoRow | null }

/** The codes of a cart `c`, in their order, as a column of the query that reads it: `CartPromoRow[]`. */
export const cartPromosSql = `
  (select coalesce(jsonb_agg(jsonb_build_object('code', given.code, 'terms', case when p.id is not null then
      jsonb_build_object('id', p.id, 'effect', p.effect, 'basisPoints', p.basis_points, 'amountUnits', p.amount_units::text,
        'capUnits', p.cap_units::text, 'currency', p.currency, 'minimumBasketUnits', p.minimum_basket_units::text,
        'firstOrderOnly', p.first_order_only, 'startsAt', p.starts_at, 'endsAt', p.ends_at, 'maxUses', p.max_uses,
        'maxUsesPerCustomer', p.max_uses_per_customer, 'categoryIds', p.category_ids, 'stacks', p.stacks, 'used', p.used,
        'usedByCustomer', coalesce(u.used, 0)) end) order by given.position), '[]')
     from unnest(c.promo_codes) with ordinality as given (code, position)
     left join promo_codes p on p.code = given.code and p.is_active
     left join promo_customers u on u.promo_id = p.id and u.user_id = c.user_id)`

const effectFrom = (row: PromoRow, currency: Currency): PromoEffect => {
  const moneyOf = (units: bigint | string): Money => money(currency, BigInt(units))
  switch (row.effect) {
    case 'percent':
      return {
        kind: 'percent',
        basisPoints: row.basisPoints ?? 0,
        cap: row.capUnits === null ? null : moneyOf(row.capUnits),
      }
    case 'fixed':
      return { kind: 'fixed', amount: moneyOf(row.amountUnits ?? 0n) }
    case 'free_delivery':
      return { kind: 'free-delivery' }
    default:
      throw new TypeError(`no such effect of a promo code: ${row.effect}`)
  }
}

const left = (limit: number | null, used: number): number | null =>
  limit === null ? null : Math.max(0, limit - used)

/** The terms of a code for this customer; null for a code in other money, which is another shop's. */
export const termsFrom = (row: PromoRow, currency: Currency): PromoTerms | null =>
  row.currency === currency
    ? {
        id: row.id as PromoId,
        effect: effectFrom(row, currency),
        minimumBasket:
          row.minimumBasketUnits === null ? null : money(currency, BigInt(row.minimumBasketUnits)),
        isForFirstOrder: row.firstOrderOnly,
        startsAt: row.startsAt === null ? null : new Date(row.startsAt),
        endsAt: row.endsAt === null ? null : new Date(row.endsAt),
        usesLeft: left(row.maxUses, row.used),
        usesLeftForCustomer: left(row.maxUsesPerCustomer, row.usedByCustomer),
        categoryIds: row.categoryIds as readonly CategoryId[],
        stacks: row.stacks,
      }
    : null
