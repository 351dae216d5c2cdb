import type { DriverId, OrderId, PromoId, UserId } from '../shared/ids.ts'

/** Every account we keep, as its code says it. One code holds one account per currency. */
export type AccountCode =
  | `psp:${string}`
  | `crypto:${string}:${string}`
  | 'cash:office'
  | 'bank'
  | `driver:${DriverId}:cash`
  | `driver:${DriverId}:earnings`
  | `order:${OrderId}:hold`
  | `customer:${UserId}:credit`
  | `sales:${UserId}:commission`
  | `promo:${PromoId}:budget`
  | 'unapplied'
  | 'refund_payable'
  | `revenue:${'goods' | 'delivery' | 'fx'}`
  | `expense:${'driver_pay' | 'commission' | 'promo' | 'referral' | 'psp_fee' | 'bad_debt'}`
  | 'cash_short_over'

export const driverCash = (id: DriverId) => `driver:${id}:cash` as const
export const driverEarnings = (id: DriverId) => `driver:${id}:earnings` as const
export const orderHold = (id: OrderId) => `order:${id}:hold` as const
export const customerCredit = (id: UserId) => `customer:${id}:credit` as const
/** A rep's account goes by the rep's user id. */
export const salesCommission = (id: UserId) => `sales:${id}:commission` as const

/**
 * How an account behaves. `guarded`: its balance is locked and checked at every posting; the busy ones that everybody
 * posts to are not, their balance is a sum. `min` and `max` are minor units on the normal side.
 */
export type AccountShape = {
  readonly normal: 'debit' | 'credit'
  readonly guarded: boolean
  readonly min: bigint | null
  readonly max: bigint | null
}

const ours = (normal: 'debit' | 'credit'): AccountShape => ({ normal, guarded: false, min: null, max: null })
const somebodys = (normal: 'debit' | 'credit', max: bigint | null = null): AccountShape => ({
  normal,
  guarded: true,
  min: 0n,
  max,
})

/**
 * The shape of an account by its code. A driver's cash is what they owe us and may not exceed `driverCashCap` (minor
 * units; null for no cap); what we owe to people, or hold for an order, never falls below nothing.
 */
export const accountShape = (code: AccountCode, driverCashCap: bigint | null = null): AccountShape => {
  const parts = code.split(':')
  switch (parts[0]) {
    case 'psp':
    case 'crypto':
    case 'cash':
    case 'bank':
    case 'expense':
    case 'cash_short_over':
      return ours('debit')
    case 'revenue':
    case 'refund_payable':
      return ours('credit')
    case 'driver':
      return parts[2] === 'cash' ? somebodys('debit', driverCashCap) : somebodys('credit')
    case 'order':
    case 'customer':
    case 'sales':
    case 'promo':
    case 'unapplied':
      return somebodys('credit')
    default:
      throw new TypeError(`no such kind of account: ${code}`)
  }
}
