import type { Db } from '../../db/client.ts'
import type { OpeningHours } from '../../domain/catalog/opening-hours.ts'
import type { ZoneFees } from '../../domain/pricing/delivery-fee.ts'
import { type Currency, isCurrency } from '../../domain/shared/currency.ts'
import { money } from '../../domain/shared/money.ts'
import { isInside, type LatLng, metresBetween } from '../../domain/shared/place.ts'
import type { Weekday } from '../../domain/shared/time.ts'

type Polygon = readonly (readonly [number, number])[]
type Band = { readonly uptoMetres: number; readonly feeUnits: string | number }
type Surcharge = {
  readonly weekdays: readonly Weekday[]
  readonly from: string
  readonly until: string
  readonly feeUnits: string | number
}

type ZoneRow = {
  readonly baseFeeUnits: bigint
  readonly distanceBands: unknown
  readonly surcharges: unknown
  readonly freeAboveUnits: bigint | null
  readonly minimumOrderUnits: bigint
}

/** A zone's stored prices as the domain knows them. */
export const feesFrom = (zone: ZoneRow, currency: Currency): ZoneFees => ({
  base: money(currency, zone.baseFeeUnits),
  bands: (zone.distanceBands as readonly Band[]).map(band => ({
    uptoMetres: band.uptoMetres,
    fee: money(currency, BigInt(band.feeUnits)),
  })),
  surcharges: (zone.surcharges as readonly Surcharge[]).map(({ feeUnits, ...span }) => ({
    ...span,
    fee: money(currency, BigInt(feeUnits)),
  })),
  freeAbove: zone.freeAboveUnits === null ? null : money(currency, zone.freeAboveUnits),
  minimumOrder: money(currency, zone.minimumOrderUnits),
})

/** A branch's stored hours as the domain knows them. */
export const hoursFrom = (branch: {
  readonly timeZone: string
  readonly hours: readonly { readonly weekday: number; readonly opensAt: string; readonly closesAt: string }[]
}): OpeningHours => ({
  zone: branch.timeZone,
  weekly: branch.hours.map(({ weekday, opensAt, closesAt }) => ({
    weekday: weekday as Weekday,
    opensAt,
    closesAt,
  })),
})

/** A zone's stored corners as places. */
export const polygonFrom = (stored: unknown): LatLng[] =>
  (stored as Polygon).map(([latitude, longitude]) => ({ latitude, longitude }))

/** Road metres by the zone's own experience of how much longer roads are than the crow's flight. */
export const roadMetres = (from: LatLng, to: LatLng, detourFactor: number): number =>
  Math.round(metresBetween(from, to) * detourFactor)

/**
 * The zone that delivers to a point: of all that contain it the one of highest priority, then of the nearest branch.
 * null when none does.
 */
export const zoneFor = async (prisma: Pick<Db['prisma'], 'zone'>, place: LatLng) => {
  const zones = await prisma.zone.findMany({
    where: { isActive: true, branch: { isActive: true } },
    include: { branch: true },
  })
  const found = zones
    .filter(zone => isCurrency(zone.branch.currency) && isInside(polygonFrom(zone.polygon), place))
    .map(zone => ({ zone, metres: roadMetres(zone.branch, place, zone.detourFactor) }))
    .sort((a, b) => b.zone.priority - a.zone.priority || a.metres - b.metres)[0]
  if (!found || !isCurrency(found.zone.branch.currency)) return null
  return { ...found, currency: found.zone.branch.currency }
}
