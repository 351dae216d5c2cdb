import type { Currency } from '../shared/currency.ts'
import { isPositive, type Money, plus, split, zero } from '../shared/money.ts'

/** Tax within an amount that was paid: 2200 basis points in 122 are 22. */
export type TaxLine = { readonly basisPoints: number; readonly taxed: Money; readonly amount: Money }

/** The tax inside prices, one line per rate, lowest rate first; nothing for untaxed goods. */
export const taxWithin = (
  currency: Currency,
  parts: readonly { readonly amount: Money; readonly basisPoints: number }[],
): TaxLine[] => {
  const byRate = new Map<number, Money>()
  for (const { amount, basisPoints } of parts) {
    if (basisPoints > 0) byRate.set(basisPoints, plus(byRate.get(basisPoints) ?? zero(currency), amount))
  }
  return [...byRate]
    .filter(([, taxed]) => isPositive(taxed))
    .sort(([a], [b]) => a - b)
    .map(([basisPoints, taxed]) => {
      const [, amount = zero(currency)] = split(taxed, [10_000n, BigInt(basisPoints)])
      return { basisPoints, taxed, amount }
    })
}
