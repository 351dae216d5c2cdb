import type { Localised } from '../../domain/catalog/product.ts'
import type { Actor } from '../../domain/people/actor.ts'
import type { OfferedTip } from '../../domain/pricing/offered-sums.ts'
import type { Quote } from '../../domain/pricing/quote.ts'
import type { Money } from '../../domain/shared/money.ts'
import type { LatLng } from '../../domain/shared/place.ts'

export type CartLineView = {
  readonly id: string
  readonly productId: string
  readonly variantId: string
  readonly names: {
    readonly product: Localised
    readonly variant: Localised
    readonly options: readonly Localised[]
  }
  readonly quantity: number
  readonly unitPrice: Money
  readonly total: Money
  readonly available: number
}

/** The cart as it is now, priced by the one quote. */
export type CartView = {
  readonly id: string
  readonly version: number
  readonly branchId: string | null
  readonly branchName: string | null
  readonly timeZone: string
  readonly currency: string
  readonly lines: readonly CartLineView[]
  readonly address: { readonly text: string; readonly note: string | null; readonly place: LatLng } | null
  readonly slot: { readonly id: string; readonly startsAt: Date; readonly endsAt: Date } | null
  readonly note: string | null
  readonly tip: Money
  readonly cashFrom: Money | null
  readonly quote: Quote
  /** Tips to choose from, the smallest first. */
  readonly offeredTips: readonly OfferedTip[]
  /** Round sums above the total that somebody may pay with, the smallest first. */
  readonly offeredCash: readonly Money[]
}

export type CartsService = {
  view(actor: Actor): Promise<CartView>
  /** @throws Refusal catalog.absent | catalog.bad-selection | stock.not-enough | cart.too-many */
  addLine(
    actor: Actor,
    line: { variantId: string; optionIds: readonly string[]; quantity: number; idempotencyKey?: string },
  ): Promise<CartView>
  /** Sets a line's quantity; 0 takes it out. */
  setQuantity(actor: Actor, input: { lineId: string; quantity: number }): Promise<CartView>
  clear(actor: Actor): Promise<CartView>
  /** Checks the zone, sets branch and zone, keeps the address among the saved ones. @throws Refusal places.out-of-zone */
  setAddress(actor: Actor, address: { text: string; note?: string; place: LatLng }): Promise<CartView>
  useAddress(actor: Actor, addressId: string): Promise<CartView>
  /** null means as soon as possible. @throws Refusal places.slot-full | places.slot-absent */
  setSlot(actor: Actor, slotId: string | null): Promise<CartView>
  /** At most 500 characters. @throws Refusal cart.note-too-long */
  setNote(actor: Actor, note: string | null): Promise<CartView>
  setAddressNote(actor: Actor, note: string | null): Promise<CartView>
  setTip(actor: Actor, tipUnits: bigint): Promise<CartView>
  /** Which note the customer will pay with, so that the driver brings change; null = exact. @throws Refusal cart.cash-too-little */
  setCashFrom(actor: Actor, units: bigint | null): Promise<CartView>
  /**
   * Puts a promo code into the cart, however it is spelt; one that is in it already changes nothing. A code that does not
   * fit yet is kept, and the quote says why. @throws Refusal promo.unknown (also for one that is ended or another shop's) |
   * promo.over | promo.used-up | promo.used-by-you | promo.too-many | promo.too-many-guesses
   */
  addPromo(actor: Actor, input: { code: string }): Promise<CartView>
  /** Takes a code out again; one that is not in the cart changes nothing. */
  removePromo(actor: Actor, input: { code: string }): Promise<CartView>
  /** Fills the cart with what an earlier order had and still exists. */
  reorder(actor: Actor, orderId: string): Promise<{ cart: CartView; missing: number }>
}
