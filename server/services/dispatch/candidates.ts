import type { Db, Tx } from '../../db/client.ts'
import { activeStatuses } from '../../domain/delivery/delivery.ts'
import { isVehicle, travelSeconds, type Vehicle } from '../../domain/delivery/eta.ts'
import { freshnessOf, type ShiftStatus } from '../../domain/delivery/shift.ts'
import { type Candidate, type DispatchJob, type Ranking, rankDrivers } from '../../domain/dispatch/rank.ts'
import { type Currency, isCurrency } from '../../domain/shared/currency.ts'
import type { DriverId } from '../../domain/shared/ids.ts'
import { larger, minus, money, zero } from '../../domain/shared/money.ts'
import { type LatLng, metresBetween } from '../../domain/shared/place.ts'
import { secondsBetween } from '../../domain/shared/time.ts'

/** A driver farther than this from the pickup is not asked. */
const maximumSecondsToPickup = 45 * 60

/** A driver as dispatch sees them, with what shells show of them. */
export type Seen = Candidate & {
  readonly userId: string
  readonly name: string
  /** null: on every branch. */
  readonly branchId: string | null
  readonly place: LatLng | null
  readonly heading: number | null
  readonly positionAt: Date | null
  readonly shiftSince: Date | null
  readonly activeDeliveryIds: readonly string[]
  readonly cashInHandUnits: bigint
  readonly cashCapUnits: bigint
  readonly currency: Currency
}

type Row = {
  id: string
  user_id: string
  branch_id: string | null
  first_name: string
  vehicle: string
  capacity: number
  currency: string
  cash_cap_units: string
  offers_made: number
  offers_accepted: number
  last_free_at: Date | null
  shift_status: string | null
  shift_started_at: Date | null
  latitude: number | null
  longitude: number | null
  heading: number | null
  recorded_at: Date | null
  active: string[]
  has_open_offer: boolean
  cash_in_hand: string | null
  cash_coming: string | null
}

/** Everything about the drivers of a branch in one query; null branch means all. Only those on shift, or only one, when asked so. */
const sql = (isOnShiftOnly: boolean): string => `
  select d.id, d.user_id, d.branch_id, u.first_name, d.vehicle, d.capacity, d.currency, d.cash_cap_units::text, d.offers_made, d.offers_accepted, d.last_free_at,
    s.status as shift_status, s.started_at as shift_started_at, p.latitude, p.longitude, p.heading, p.recorded_at,
    array(select a.id from deliveries a where a.driver_id = d.id and a.status = any ($2) order by a.accepted_at, a.id) as active,
    exists (select 1 from offers o where o.driver_id = d.id and o.status = 'open' and o.expires_at > $3) as has_open_offer,
    (select (l.debits - l.credits)::text from ledger.account l where l.code = 'driver:' || d.id || ':cash' and l.currency = d.currency) as cash_in_hand,
    (select sum(a.cash_to_collect_units)::text from deliveries a where a.driver_id = d.id and a.status = any ($2)) as cash_coming
  from drivers d join users u on u.id = d.user_id
  left join shifts s on s.driver_id = d.id and s.ended_at is null
  left join positions p on p.driver_id = d.id
  where d.is_active and (d.branch_id is null or $1::text[] is null or d.branch_id = any ($1::text[])) and ($4::text is null or d.id = $4::text)
    ${isOnShiftOnly ? "and s.status = 'on'" : ''}
  order by d.id limit 2000`

const seenFrom = (row: Row, at: Date): Seen | null => {
  if (!isCurrency(row.currency)) return null
  const inHand = BigInt(row.cash_in_hand ?? 0)
  const coming = money(row.currency, inHand + BigInt(row.cash_coming ?? 0))
  const freeSince = row.last_free_at ?? row.shift_started_at ?? at
  const vehicle: Vehicle = isVehicle(row.vehicle) ? row.vehicle : 'scooter'
  return {
    driverId: row.id as DriverId,
    userId: row.user_id,
    branchId: row.branch_id,
    name: row.first_name,
    vehicle,
    shiftStatus: (row.shift_status ?? 'off') as ShiftStatus,
    location: freshnessOf(row.recorded_at, at),
    capacity: row.capacity,
    activeDeliveries: row.active.length,
    hasOpenOffer: row.has_open_offer,
    idleSeconds: Math.max(0, secondsBetween(freeSince, at)),
    offersMade: row.offers_made,
    offersAccepted: row.offers_accepted,
    cashRoom: larger(minus(money(row.currency, BigInt(row.cash_cap_units)), coming), zero(row.currency)),
    place:
      row.latitude !== null && row.longitude !== null
        ? { latitude: row.latitude, longitude: row.longitude }
        : null,
    heading: row.heading,
    positionAt: row.recorded_at,
    shiftSince: row.shift_started_at,
    activeDeliveryIds: row.active,
    cashInHandUnits: inHand,
    cashCapUnits: BigInt(row.cash_cap_units),
    currency: row.currency,
  }
}

/** The drivers of these branches ('all' for every branch), in a transaction or outside one. */
export const readDrivers = async (
  prisma: Tx | Db['prisma'],
  branches: 'all' | readonly string[],
  at: Date,
  isOnShiftOnly = false,
  onlyDriver: string | null = null,
): Promise<Seen[]> => {
  const rows = await prisma.$queryRawUnsafe<Row[]>(
    sql(isOnShiftOnly),
    branches === 'all' ? null : [...branches],
    [...activeStatuses],
    at,
    onlyDriver,
  )
  return rows.flatMap(row => seenFrom(row, at) ?? [])
}

export type Job = DispatchJob & { readonly pickup: LatLng; readonly detourFactor: number }

/** What a delivery asks of a driver. */
export const jobFrom = (row: {
  pickupLatitude: number
  pickupLongitude: number
  distanceMetres: number
  cashToCollectUnits: bigint
  currency: string
  detourFactor: number
}): Job => ({
  pickup: { latitude: row.pickupLatitude, longitude: row.pickupLongitude },
  detourFactor: row.detourFactor,
  distanceMetres: row.distanceMetres,
  cashToCollect: money(isCurrency(row.currency) ? row.currency : 'USD', row.cashToCollectUnits),
  maximumSecondsToPickup,
})

/** Road metres from a driver to a pickup by the zone's detour factor; null when nobody knows where they are. */
export const pickupMetres = (driver: Seen, job: Job): number | null =>
  driver.place ? Math.round(metresBetween(driver.place, job.pickup) * job.detourFactor) : null

/** Sorts drivers for a job, best first, and says why the others are out. */
export const rankFor = (job: Job, drivers: readonly Seen[]): Ranking => {
  const placeOf = new Map(drivers.map(driver => [driver.driverId, driver]))
  return rankDrivers(job, drivers, candidate => {
    const driver = placeOf.get(candidate.driverId)
    const metres = driver ? pickupMetres(driver, job) : null
    return metres === null ? null : travelSeconds(metres, candidate.vehicle, 1)
  })
}
