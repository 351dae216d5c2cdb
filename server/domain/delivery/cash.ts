import { Refusal } from '../refusals.ts'
import { type Step, unseen } from '../shared/doer.ts'
import type { CashHandOverId, DeliveryId, DriverId, OrderId } from '../shared/ids.ts'
import {
  isLess,
  isNegative,
  isPositive,
  isZero,
  larger,
  type Money,
  minus,
  moneyToJson,
  plus,
  zero,
} from '../shared/money.ts'
import type { Transitions } from '../shared/transitions.ts'
import { moveTo, requireVersion } from '../transition.ts'
import type { CashEvent } from './events.ts'

/** 'collected' is cash in the driver's hand by the ledger; a hand-over record begins when it is declared. */
export type CashStatus = 'collected' | 'declared' | 'counted' | 'settled'
export type HandOverStatus = Exclude<CashStatus, 'collected'>

export const cashTransitions = {
  collected: ['declared'],
  declared: ['counted'],
  counted: ['settled'],
  settled: [],
} as const satisfies Transitions<CashStatus>

export type CashHandOver = {
  readonly id: CashHandOverId
  readonly driverId: DriverId
  readonly status: HandOverStatus
  readonly version: number
  /** In hand by the ledger when it was declared. */
  readonly expected: Money
  /** What the driver says they hand over. */
  readonly declared: Money
  /** What the dispatcher found; null until then. */
  readonly counted: Money | null
}

export type CashDecision<H extends CashHandOver> = {
  readonly handOver: H
  readonly events: readonly CashEvent[]
}

/** Counted less declared: negative is a shortage. Zero while nothing has been counted. */
export const difference = (handOver: CashHandOver): Money =>
  handOver.counted ? minus(handOver.counted, handOver.declared) : zero(handOver.declared.currency)

/** How much more cash a driver may hold; never negative. */
export const roomFor = (inHand: Money, cap: Money): Money => larger(minus(cap, inHand), zero(cap.currency))

/** Whether a driver may be given an order to collect `due` for. */
export const canHold = (inHand: Money, cap: Money, due: Money): boolean =>
  isZero(due) || !isLess(cap, plus(inHand, due))

/** The news that a driver took cash at the door. Null for an order that asks for none. */
export const collected = (
  taken: {
    readonly deliveryId: DeliveryId
    readonly orderId: OrderId
    readonly driverId: DriverId
    readonly amount: Money
  },
  step: Step,
): CashEvent | null =>
  isPositive(taken.amount)
    ? {
        type: 'cash.collected',
        ...taken,
        amount: moneyToJson(taken.amount),
        by: step.by,
        at: step.at.toISOString(),
      }
    : null

const news = (handOver: CashHandOver, amount: Money, step: Step) => ({
  handOverId: handOver.id,
  driverId: handOver.driverId,
  amount: moneyToJson(amount),
  by: step.by,
  at: step.at.toISOString(),
})

/**
 * The driver says what they hand over: some or all of what the ledger says they hold.
 * `hasOpenHandOver`: another of theirs is declared or counted and not settled.
 * @throws Refusal cash.already-declared, cash.nothing-to-hand-over, cash.bad-amount, cash.more-than-in-hand
 */
export const declare = (
  by: {
    readonly id: CashHandOverId
    readonly driverId: DriverId
    readonly inHand: Money
    readonly amount: Money
    readonly hasOpenHandOver: boolean
  },
  step: Step,
): CashDecision<CashHandOver> => {
  const { id, driverId, inHand, amount } = by
  if (by.hasOpenHandOver) throw new Refusal('cash.already-declared')
  if (!isPositive(inHand)) throw new Refusal('cash.nothing-to-hand-over')
  if (!isPositive(amount)) throw new Refusal('cash.bad-amount')
  if (isLess(inHand, amount)) throw new Refusal('cash.more-than-in-hand', { inHand })
  const handOver: CashHandOver = {
    id,
    driverId,
    status: 'declared',
    version: 1,
    expected: inHand,
    declared: amount,
    counted: null,
  }
  return { handOver, events: [{ type: 'cash.declared', ...news(handOver, amount, step) }] }
}

const move = <H extends CashHandOver>(handOver: H, to: HandOverStatus, step: Step): H =>
  moveTo<CashStatus, H>('cash', cashTransitions, handOver, to, step)

/** The dispatcher says what they found. @throws Refusal cash.bad-amount (negative), cash.already-done, cash.wrong-moment */
export const count = <H extends CashHandOver>(handOver: H, amount: Money, step: Step): CashDecision<H> => {
  if (isNegative(amount)) throw new Refusal('cash.bad-amount')
  const counted = { ...move(handOver, 'counted', step), counted: amount }
  return {
    handOver: counted,
    events: [
      {
        type: 'cash.counted',
        difference: moneyToJson(difference(counted)),
        ...news(counted, amount, step),
      },
    ],
  }
}

/** The cash is the office's; the difference, if any, goes to its own account and is never edited away. */
export const settle = <H extends CashHandOver>(handOver: H, step: Step): CashDecision<H> => {
  const settled = move(handOver, 'settled', step)
  return {
    handOver: settled,
    events: [
      {
        type: 'cash.settled',
        difference: moneyToJson(difference(settled)),
        ...news(settled, settled.counted ?? settled.declared, step),
      },
    ],
  }
}

/**
 * Count and settle in one tap.
 * @throws Refusal cash.already-settled, and those of `count`
 */
export const countAndSettle = <H extends CashHandOver>(
  handOver: H,
  amount: Money,
  step: Step,
): CashDecision<H> => {
  if (handOver.status === 'settled') throw new Refusal('cash.already-settled', { version: handOver.version })
  requireVersion('cash', handOver, step)
  const counted = count(handOver, amount, unseen(step))
  const settled = settle(counted.handOver, unseen(step))
  return { handOver: settled.handOver, events: [...counted.events, ...settled.events] }
}
