import type { PromoTerms } from '../promo/promo.ts'
import type { Currency } from '../shared/currency.ts'
import type { CategoryId, LineId, OptionId, ProductId, VariantId } from '../shared/ids.ts'
import type { Money } from '../shared/money.ts'
import type { Zone } from '../shared/time.ts'
import type { ZoneFees } from './delivery-fee.ts'
import type { Discount } from './discount.ts'

export type QuoteLineInput = {
  readonly lineId: LineId
  readonly productId: ProductId
  readonly variantId: VariantId
  readonly categoryId: CategoryId
  /** Whole pieces, at least one. */
  readonly quantity: number
  readonly unitPrice: Money
  readonly options: readonly { readonly optionId: OptionId; readonly priceDelta: Money }[]
  /** Pieces of the variant that can still be had; null when stock is not counted. */
  readonly available: number | null
  readonly taxBasisPoints: number
}

/** Where the order goes. 'unknown': no address has been given yet. */
export type Destination =
  | { readonly kind: 'pickup' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'out-of-zone' }
  | { readonly kind: 'zone'; readonly fees: ZoneFees; readonly metres: number; readonly timeZone: Zone }

export type QuoteInput = {
  readonly currency: Currency
  readonly at: Date
  /** When it is delivered: the slot's start, otherwise `at`. */
  readonly deliverAt: Date
  readonly lines: readonly QuoteLineInput[]
  readonly discounts: readonly Discount[]
  /** Codes in the order in which they were given; `terms` null when nobody knows the code. */
  readonly promos: readonly { readonly code: string; readonly terms: PromoTerms | null }[]
  readonly isFirstOrder: boolean
  /** Referral or store credit the customer wants to use. */
  readonly credit: Money
  readonly destination: Destination
  readonly deliveryTaxBasisPoints: number
  readonly tip: Money
  readonly opening: { readonly isOpen: boolean; readonly opensAt: Date | null }
  /** Null: as soon as possible. With a slot the branch need not be open now. */
  readonly slot: { readonly isFull: boolean } | null
}
