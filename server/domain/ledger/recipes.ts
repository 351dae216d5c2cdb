import type { CashHandOverId, DriverId, OrderId, UserId } from '../shared/ids.ts'
import { isLess, type Money, minus, smaller, zero } from '../shared/money.ts'
import { customerCredit, driverCash, driverEarnings, orderHold, salesCommission } from './accounts.ts'
import { leg, type Posting, posting } from './posting.ts'

// Each recipe is one row of the table "how money flows". Null means that no money moves.

/** The driver takes the customer's cash: they owe it to us, and the order is paid. */
export const cashCollected = (of: {
  readonly orderId: OrderId
  readonly driverId: DriverId
  readonly amount: Money
}): Posting | null =>
  posting('cash-collected', of.orderId, [leg(driverCash(of.driverId), orderHold(of.orderId), of.amount)])

/** We pay what a promo code takes off, goods and delivery alike. */
export const promoApplied = (of: { readonly orderId: OrderId; readonly amount: Money }): Posting | null =>
  posting('promo-applied', of.orderId, [leg('expense:promo', orderHold(of.orderId), of.amount)])

/** The customer pays a part with their credit. */
export const creditUsed = (of: {
  readonly orderId: OrderId
  readonly customerId: UserId
  readonly amount: Money
}): Posting | null =>
  posting('credit-used', of.orderId, [leg(customerCredit(of.customerId), orderHold(of.orderId), of.amount)])

/**
 * The order is earned. `goods`: the quote's subtotal; `deliveryFee`: the fee before promo codes; the tip is the
 * driver's. What was paid, promo codes and credit make up the same sum, so the hold is empty afterwards.
 */
export const orderDelivered = (of: {
  readonly orderId: OrderId
  readonly driverId: DriverId
  readonly goods: Money
  readonly deliveryFee: Money
  readonly tip: Money
  readonly driverPay: Money
}): Posting | null =>
  posting('order-delivered', of.orderId, [
    leg(orderHold(of.orderId), 'revenue:goods', of.goods),
    leg(orderHold(of.orderId), 'revenue:delivery', of.deliveryFee),
    leg(orderHold(of.orderId), driverEarnings(of.driverId), of.tip),
    leg('expense:driver_pay', driverEarnings(of.driverId), of.driverPay),
  ])

/** A rep earns a share of an order of a customer they brought. */
export const commissionEarned = (of: {
  readonly orderId: OrderId
  readonly repUserId: UserId
  readonly amount: Money
}): Posting | null =>
  posting('commission-earned', of.orderId, [
    leg('expense:commission', salesCommission(of.repUserId), of.amount),
  ])

/**
 * A paid order is called off: what the customer paid goes to their credit or is owed back to them; credit they used
 * returns to their credit; what a promo code put in goes back to us.
 */
export const cancelledAfterPayment = (of: {
  readonly orderId: OrderId
  readonly customerId: UserId
  readonly paid: Money
  readonly creditUsed: Money
  readonly promo: Money
  readonly to: 'credit' | 'refund'
}): Posting | null =>
  posting('cancelled-after-payment', of.orderId, [
    leg(
      orderHold(of.orderId),
      of.to === 'credit' ? customerCredit(of.customerId) : 'refund_payable',
      of.paid,
    ),
    leg(orderHold(of.orderId), customerCredit(of.customerId), of.creditUsed),
    leg(orderHold(of.orderId), 'expense:promo', of.promo),
  ])

/**
 * The driver hands cash over. They are clear of what they declared; what the office found less or more than that goes
 * to an account of its own, where it stays visible.
 */
export const cashHandedOver = (of: {
  readonly handOverId: CashHandOverId
  readonly driverId: DriverId
  readonly declared: Money
  readonly counted: Money
}): Posting | null => {
  const { declared, counted } = of
  const none = zero(declared.currency)
  const hand = driverCash(of.driverId)
  return posting('cash-handed-over', of.handOverId, [
    leg('cash:office', hand, smaller(declared, counted)),
    leg('cash_short_over', hand, isLess(counted, declared) ? minus(declared, counted) : none),
    leg('cash:office', 'cash_short_over', isLess(declared, counted) ? minus(counted, declared) : none),
  ])
}

/** Earned money leaves the bank. `payoutRef` is unique for each payout. */
export const paidOut = (of: {
  readonly payoutRef: string
  readonly to:
    | { readonly kind: 'driver'; readonly driverId: DriverId }
    | { readonly kind: 'rep'; readonly userId: UserId }
  readonly amount: Money
}): Posting | null =>
  posting('paid-out', of.payoutRef, [
    leg(
      of.to.kind === 'driver' ? driverEarnings(of.to.driverId) : salesCommission(of.to.userId),
      'bank',
      of.amount,
    ),
  ])
