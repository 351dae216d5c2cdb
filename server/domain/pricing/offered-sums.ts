import { currencies } from '../shared/currency.ts'
import { type Money, shareRoundedDown } from '../shared/money.ts'

const oneWhole = (money: Money): bigint => 10n ** BigInt(currencies[money.currency].exponent)

const tipPercents = [5, 10, 15]

export type OfferedTip = { readonly percent: number; readonly tip: Money }

/** Tips to choose from: shares of the goods in whole currency units, for nobody tips cents. None that comes to nothing. */
export const offeredTips = (goods: Money): OfferedTip[] =>
  tipPercents
    .map(percent => {
      const share = shareRoundedDown(goods, percent * 100)
      return { percent, tip: { ...share, units: share.units - (share.units % oneWhole(share)) } }
    })
    .filter(({ tip }) => tip.units > 0n)

/** Steps by which people round up what they hand over, as multiples of one whole unit. */
const steps = [50n, 100n, 200n, 500n, 1000n, 2000n, 5000n, 10_000n]
const mostOffered = 4

/** Sums that people would hand over in cash for this total: the next round ones above it. */
export const offeredCash = (total: Money): Money[] => {
  const whole = oneWhole(total)
  const sums = steps.map(step => {
    const note = step * whole
    return ((total.units + note - 1n) / note) * note
  })
  const above = [...new Set(sums.filter(units => units > total.units))].sort((a, b) => (a < b ? -1 : 1))
  return above.slice(0, mostOffered).map(units => ({ ...total, units }))
}
