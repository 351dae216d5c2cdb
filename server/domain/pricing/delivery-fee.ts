import { isLess, type Money, plus, zero } from '../shared/money.ts'
import { type LocalTime, localPartsAt, minutesOf, type Weekday, type Zone } from '../shared/time.ts'

/** Up to this distance the band's fee comes on top of the base. Beyond the last band the last band holds. */
export type DistanceBand = { readonly uptoMetres: number; readonly fee: Money }

/** Added when the delivery falls in this local span. A span past midnight belongs to the weekday on which it begins. */
export type TimeSurcharge = {
  readonly weekdays: readonly Weekday[]
  readonly from: LocalTime
  readonly until: LocalTime
  readonly fee: Money
}

export type ZoneFees = {
  readonly base: Money
  readonly bands: readonly DistanceBand[]
  readonly surcharges: readonly TimeSurcharge[]
  /** From this basket on delivery is free; null never. */
  readonly freeAbove: Money | null
  readonly minimumOrder: Money
}

export type FeeReason = 'zone' | 'free-above' | 'pickup' | 'unknown'
export type FeePart = { readonly kind: 'base' | 'distance' | 'surcharge'; readonly amount: Money }

/** `parts` say how the fee came about, also when it was waived; 'unknown' as long as there is no address in a zone. */
export type DeliveryFee = {
  readonly amount: Money
  readonly reason: FeeReason
  readonly parts: readonly FeePart[]
}

const dayBefore = (weekday: Weekday): Weekday => (weekday === 1 ? 7 : ((weekday - 1) as Weekday))

/** Whether a surcharge applies at an instant, by the clocks of the zone. */
export const surchargeApplies = (surcharge: TimeSurcharge, at: Date, zone: Zone): boolean => {
  const { weekday, time } = localPartsAt(at, zone)
  const [now, from, until] = [minutesOf(time), minutesOf(surcharge.from), minutesOf(surcharge.until)]
  if (from < until) return surcharge.weekdays.includes(weekday) && now >= from && now < until
  return (
    (surcharge.weekdays.includes(weekday) && now >= from) ||
    (surcharge.weekdays.includes(dayBefore(weekday)) && now < until)
  )
}

const bandFor = (bands: readonly DistanceBand[], metres: number): DistanceBand | undefined => {
  const byDistance = [...bands].sort((a, b) => a.uptoMetres - b.uptoMetres)
  return byDistance.find(band => metres <= band.uptoMetres) ?? byDistance[byDistance.length - 1]
}

/**
 * What delivery costs. `metres` from the branch to the door; `basket` is the goods after discounts and before promo
 * codes; `at` is when the order is delivered (a slot's start, otherwise now).
 */
export const deliveryFee = (
  fees: ZoneFees,
  trip: { readonly metres: number; readonly basket: Money; readonly at: Date; readonly timeZone: Zone },
): DeliveryFee => {
  const none = zero(fees.base.currency)
  const band = bandFor(fees.bands, trip.metres)
  const parts: FeePart[] = [
    { kind: 'base' as const, amount: fees.base },
    ...(band ? [{ kind: 'distance' as const, amount: band.fee }] : []),
    ...fees.surcharges
      .filter(surcharge => surchargeApplies(surcharge, trip.at, trip.timeZone))
      .map(surcharge => ({ kind: 'surcharge' as const, amount: surcharge.fee })),
  ].filter(part => part.amount.units !== 0n)
  if (fees.freeAbove && !isLess(trip.basket, fees.freeAbove)) {
    return { amount: none, reason: 'free-above', parts }
  }
  const asked = parts.reduce((total, part) => plus(total, part.amount), none)
  return { amount: isLess(asked, none) ? none : asked, reason: 'zone', parts }
}
