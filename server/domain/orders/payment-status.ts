import { Refusal } from '../refusals.ts'
import { isLess, isPositive, type Money, sum } from '../shared/money.ts'
import { canMove, type Transitions } from '../shared/transitions.ts'

export type PaymentStatus =
  | 'open'
  | 'processing'
  | 'settled'
  | 'expired'
  | 'disputed'
  | 'refunded'
  | 'partly_refunded'

/** The money's machine. `processing -> open` is a payment that vanished again (an orphaned block, a reversed hold). */
export const paymentTransitions = {
  open: ['processing', 'expired'],
  processing: ['settled', 'open'],
  settled: ['disputed', 'refunded', 'partly_refunded'],
  disputed: ['settled', 'refunded', 'partly_refunded'],
  partly_refunded: ['disputed', 'refunded'],
  expired: [],
  refunded: [],
} as const satisfies Transitions<PaymentStatus>

/**
 * Nobody taps a payment along: it follows what the provider, the chain or the driver reports, so it has no version.
 * @throws Refusal payment.already-done, payment.wrong-moment
 */
export const movePayment = (from: PaymentStatus, to: PaymentStatus): PaymentStatus => {
  if (from === to) throw new Refusal('payment.already-done', { status: from })
  if (!canMove<PaymentStatus>(paymentTransitions, from, to)) {
    throw new Refusal('payment.wrong-moment', { status: from, wanted: to })
  }
  return to
}

/** Cash needs no waiting: an open payment passes through 'processing' at once. @throws as `movePayment` */
export const settleInHand = (from: PaymentStatus): PaymentStatus =>
  movePayment(from === 'open' ? movePayment(from, 'processing') : from, 'settled')

/** `refundedSoFar` includes this refund. A further part leaves a partly refunded payment as it is. */
export const afterRefund = (from: PaymentStatus, due: Money, refundedSoFar: Money): PaymentStatus => {
  const wanted = isLess(refundedSoFar, due) ? 'partly_refunded' : 'refunded'
  return from === 'partly_refunded' && wanted === from ? from : movePayment(from, wanted)
}

/** One arrival of money as it was noted. `isCanonical` false: its block was replaced by another. */
export type Receipt = {
  readonly amount: Money
  readonly at: Date
  readonly isCanonical: boolean
  readonly isRightAsset: boolean
}

export type PaymentFlags = {
  readonly received: Money
  readonly isUnderpaid: boolean
  readonly isOverpaid: boolean
  readonly isLate: boolean
  readonly isWrongAsset: boolean
  readonly isReorged: boolean
}

/** What the amounts say; computed each time, never stored. `expiresAt` null: nothing can come late. */
export const paymentFlags = (payment: {
  readonly due: Money
  readonly expiresAt: Date | null
  readonly receipts: readonly Receipt[]
}): PaymentFlags => {
  const { due, expiresAt, receipts } = payment
  const counted = receipts.filter(receipt => receipt.isCanonical && receipt.isRightAsset)
  const received = sum(
    due.currency,
    counted.map(receipt => receipt.amount),
  )
  return {
    received,
    isUnderpaid: isPositive(received) && isLess(received, due),
    isOverpaid: isLess(due, received),
    isLate: expiresAt !== null && counted.some(receipt => receipt.at >= expiresAt),
    isWrongAsset: receipts.some(receipt => receipt.isCanonical && !receipt.isRightAsset),
    isReorged: receipts.some(receipt => !receipt.isCanonical),
  }
}
