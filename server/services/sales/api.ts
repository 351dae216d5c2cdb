import type { Actor } from '../../domain/people/actor.ts'
import type { Money } from '../../domain/shared/money.ts'

export type RepView = {
  readonly code: string
  /** Payload for the customer bot's ?start=. */
  readonly startPayload: string
  readonly customers: number
  readonly orders: number
  readonly turnover: Money
  /** Balance of the rep's commission account. */
  readonly commission: Money
}

export type BroughtCustomer = {
  readonly name: string
  readonly bondedAt: Date
  readonly orders: number
  readonly turnover: Money
}

export type SalesService = {
  /** The rep's own figures; makes the personal code on first sight. @throws Refusal people.not-allowed */
  profile(actor: Actor): Promise<RepView>
  customers(actor: Actor, page: { before?: Date; limit: number }): Promise<readonly BroughtCustomer[]>
  orders(
    actor: Actor,
    page: { before?: Date; limit: number },
  ): Promise<
    readonly { number: number; placedAt: Date; total: Money; status: string; customerName: string }[]
  >
  /**
   * Binds a customer to the rep of this code, once and for good. Answers whether this call made the bond.
   * A rep cannot bring themself, and somebody who has ordered before cannot be brought.
   */
  bind(actor: Actor, code: string): Promise<{ isNew: boolean; repName: string | null }>
  /** The same for whoever came by a link, into a chat or an app; a payload that is no rep's means nothing and harms nothing. */
  bindByLink(actor: Actor, payload: string): Promise<{ isNew: boolean; repName: string | null }>
}
