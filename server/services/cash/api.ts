import type { Actor } from '../../domain/people/actor.ts'
import type { Money } from '../../domain/shared/money.ts'

export type CashView = {
  readonly driverId: string
  readonly driverName: string
  readonly inHand: Money
  readonly cap: Money
  readonly handover: HandoverView | null
}

export type HandoverView = {
  readonly id: string
  readonly version: number
  readonly status: 'declared' | 'counted' | 'settled'
  readonly driverId: string
  readonly driverName: string
  readonly expected: Money
  readonly declared: Money
  readonly counted: Money | null
  readonly difference: Money | null
}

export type CashService = {
  /** The driver's own cash in hand by the ledger, and the hand-over under way if there is one. */
  mine(actor: Actor): Promise<CashView>
  /** The driver says what they hand over; one open hand-over at a time. @throws Refusal cash.nothing-to-hand-over | cash.already-declared */
  declare(actor: Actor, input: { declaredUnits: bigint; idempotencyKey?: string }): Promise<HandoverView>
  /** Drivers who hold cash, most first, for a dispatcher. */
  list(actor: Actor): Promise<readonly CashView[]>
  handover(actor: Actor, handoverId: string): Promise<HandoverView>
  /** The dispatcher counts and settles in one step; a difference is posted to its own account. @throws Refusal cash.already-settled */
  settle(
    actor: Actor,
    input: { handoverId: string; version: number; countedUnits: bigint },
  ): Promise<HandoverView>
}
