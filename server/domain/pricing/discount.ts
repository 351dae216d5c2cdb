import type { CategoryId, DiscountId, ProductId } from '../shared/ids.ts'
import { isLess, isPositive, type Money, minus, shareRoundedDown, smaller } from '../shared/money.ts'

/** So many basis points off one product, or off a category, or (both null) off everything. */
export type Discount = {
  readonly id: DiscountId
  readonly productId: ProductId | null
  readonly categoryId: CategoryId | null
  readonly basisPoints: number
  readonly startsAt: Date | null
  readonly endsAt: Date | null
}

export type Discountable = { readonly productId: ProductId; readonly categoryId: CategoryId }
export type DiscountTaken = { readonly discountId: DiscountId; readonly amount: Money }

const runsAt = (discount: Discount, at: Date) =>
  (discount.startsAt === null || at >= discount.startsAt) &&
  (discount.endsAt === null || at < discount.endsAt)

const covers = (discount: Discount, item: Discountable) =>
  (discount.productId === null || discount.productId === item.productId) &&
  (discount.categoryId === null || discount.categoryId === item.categoryId)

/** The one discount that takes most off `gross`; discounts do not add up. On a tie the first in the list. */
export const bestDiscount = (
  item: Discountable,
  gross: Money,
  discounts: readonly Discount[],
  at: Date,
): DiscountTaken | null => {
  let best: DiscountTaken | null = null
  for (const discount of discounts) {
    if (!runsAt(discount, at) || !covers(discount, item)) continue
    const amount = smaller(shareRoundedDown(gross, discount.basisPoints), gross)
    if (isPositive(amount) && (best === null || isLess(best.amount, amount))) {
      best = { discountId: discount.id, amount }
    }
  }
  return best
}

/** One piece's price as the catalogue shows it today. */
export const priceAfterDiscount = (
  item: Discountable,
  price: Money,
  discounts: readonly Discount[],
  at: Date,
): Money => {
  const taken = bestDiscount(item, price, discounts, at)
  return taken ? minus(price, taken.amount) : price
}
