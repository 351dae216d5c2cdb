import { type Money, plus, shareRoundedDown } from '../shared/money.ts'

/** What a driver earns for one delivery: a base and so much a kilometre, the part of a kilometre rounded down. */
export const driverPay = (
  rates: { readonly base: Money; readonly perKilometre: Money },
  metres: number,
): Money => plus(rates.base, shareRoundedDown(rates.perKilometre, Math.round(metres) * 10))
