import { searchingStatuses } from '../../domain/delivery/delivery.ts'
import { vehicleSpeeds } from '../../domain/delivery/eta.ts'
import { type DriverObjection, objectionTo } from '../../domain/dispatch/rank.ts'
import type { CarriedDelivery, WaitingDelivery, Wave, WaveDriver } from '../../domain/dispatch/wave.ts'
import { isCurrency } from '../../domain/shared/currency.ts'
import type { DeliveryId, DriverId } from '../../domain/shared/ids.ts'
import { money, plus, zero } from '../../domain/shared/money.ts'
import { type LatLng, metresBetween } from '../../domain/shared/place.ts'
import { addMinutes } from '../../domain/shared/time.ts'
import type { Deps } from '../deps.ts'
import { jobFrom, pickupMetres, type Seen } from './candidates.ts'

/** How long it takes to fetch at a shop and to hand over at a door; our own cautious choice. */
export const [pickUpSeconds, handOverSeconds] = [120, 150]
/** Shifts here have no end of their own; nobody is planned for longer than this. */
export const longestPlanMinutes = 12 * 60
/** What is to be brought some time is not late today. */
const sometimeMinutes = 6 * 60
/** Travel times are asked for this vehicle; another one is so much faster or slower. */
export const paceOf = (vehicle: Seen['vehicle']): number => vehicleSpeeds.scooter / vehicleSpeeds[vehicle]

const selection = {
  order: {
    select: { number: true, status: true, readyAt: true, wantedFrom: true },
  },
} as const

/** Deliveries with what planning needs of their orders. */
export const readDeliveries = (
  { db }: Pick<Deps, 'db'>,
  where: NonNullable<Parameters<Deps['db']['prisma']['delivery']['findMany']>[0]>['where'],
  most: number,
) =>
  db.prisma.delivery.findMany({
    ...(where ? { where } : {}),
    include: selection,
    orderBy: [{ promisedAt: 'asc' }, { id: 'asc' }],
    take: most,
  })
export type PlannedRow = Awaited<ReturnType<typeof readDeliveries>>[number]

export const pickUpOf = (row: PlannedRow): LatLng => ({
  latitude: row.pickupLatitude,
  longitude: row.pickupLongitude,
})
const dropOffOf = (row: PlannedRow): LatLng => ({
  latitude: row.dropoffLatitude,
  longitude: row.dropoffLongitude,
})

/** When each order should be packed, as far as the kitchen has said or promised it. */
export const readReadyTimes = async (
  { db }: Pick<Deps, 'db'>,
  rows: readonly PlannedRow[],
  at: Date,
): Promise<ReadonlyMap<string, Date>> => {
  const cooking = rows.filter(row => row.order.readyAt === null)
  const timers = await db.prisma.timer.findMany({
    where: { kind: 'preparation-late', ref: { in: cooking.map(row => row.orderId) } },
    select: { ref: true, dueAt: true },
  })
  const dueAt = new Map(timers.map(timer => [timer.ref, timer.dueAt]))
  return new Map(
    rows.map(row => {
      const due = row.order.readyAt ?? dueAt.get(row.orderId) ?? at
      return [row.id, due > at ? due : at]
    }),
  )
}

/** A delivery whose goods a driver has in hand: on its way to the door, or back to the shop. */
export const carriedFrom = (row: PlannedRow, at: Date): CarriedDelivery => {
  const currency = isCurrency(row.currency) ? row.currency : 'USD'
  const isReturning = row.status === 'returning'
  return {
    deliveryId: row.id as DeliveryId,
    dropOff: isReturning ? pickUpOf(row) : dropOffOf(row),
    promisedBy: (isReturning ? null : row.promisedAt) ?? addMinutes(at, sometimeMinutes),
    notBefore: isReturning ? null : row.order.wantedFrom,
    cashToCollect: isReturning ? zero(currency) : money(currency, row.cashToCollectUnits),
  }
}

const onBoardStatuses = ['picked_up', 'at_dropoff', 'returning']
const toFetchStatuses = ['accepted', 'at_pickup']

type Drivers = readonly (Seen & { readonly place: LatLng })[]

/** Everybody with a free hand, and what they have: their own deliveries stay theirs. */
const waveDrivers = (drivers: Drivers, theirs: readonly PlannedRow[], at: Date): WaveDriver[] =>
  drivers.map(driver => {
    const own = theirs.filter(row => row.driverId === driver.driverId)
    const coming = own.reduce(
      (sum, row) =>
        row.currency === driver.currency && !['failed', 'returning'].includes(row.status)
          ? plus(sum, money(driver.currency, row.cashToCollectUnits))
          : sum,
      zero(driver.currency),
    )
    const idle = own.filter(row => row.status === 'failed').length
    return {
      driverId: driver.driverId,
      place: driver.place,
      freeAt: at,
      shiftEndsAt: addMinutes(at, longestPlanMinutes),
      capacity: driver.capacity,
      // What was not handed over and waits for a decision takes a hand, too.
      mostDeliveries: driver.capacity - idle,
      pace: paceOf(driver.vehicle),
      // What their own deliveries will bring is in the plan, so that it must not be taken off twice.
      cashRoom: plus(driver.cashRoom, coming),
      onBoard: own.filter(row => onBoardStatuses.includes(row.status)).map(row => carriedFrom(row, at)),
    }
  })

/** Why this driver may not have it whatever the plan; null: they may. Hands are counted by the plan itself. */
export const barFor = (
  row: PlannedRow & { detourFactor: number },
  driver: Seen,
): DriverObjection | 'elsewhere' | null => {
  if (driver.branchId !== null && driver.branchId !== row.branchId) return 'elsewhere'
  if (driver.currency !== row.currency) return 'elsewhere'
  const job = jobFrom(row)
  const metres = pickupMetres(driver, job)
  const seconds = metres === null ? null : (metres * 3.6) / vehicleSpeeds[driver.vehicle]
  return objectionTo(job, { ...driver, hasOpenOffer: false, activeDeliveries: 0, capacity: 1 }, seconds)
}

/** More drivers than these are not planned at once; those nearest to a shop are. */
const mostDrivers = 400

export const nearestDrivers = (drivers: Drivers, rows: readonly PlannedRow[]): Drivers => {
  if (drivers.length <= mostDrivers) return drivers
  const shops = [...new Map(rows.map(row => [row.branchId, pickUpOf(row)])).values()]
  const away = new Map(
    drivers.map(driver => [
      driver.driverId,
      Math.min(...shops.map(shop => metresBetween(driver.place, shop))),
    ]),
  )
  return [...drivers]
    .sort((one, other) => (away.get(one.driverId) ?? 0) - (away.get(other.driverId) ?? 0))
    .slice(0, mostDrivers)
}

/** All but the travel times of a wave. */
export const waveFrom = (input: {
  readonly at: Date
  readonly drivers: Drivers
  readonly theirs: readonly PlannedRow[]
  readonly waiting: readonly (PlannedRow & { detourFactor: number })[]
  readonly readyAt: ReadonlyMap<string, Date>
}): Omit<Wave, 'travelSeconds'> => {
  const { at, drivers, theirs, waiting, readyAt } = input
  const nobody: ReadonlySet<DriverId> = new Set()
  const toFetch = (
    row: PlannedRow,
    driverId: string | null,
    barred: ReadonlySet<DriverId>,
  ): WaitingDelivery => ({
    ...carriedFrom(row, at),
    pickUp: pickUpOf(row),
    readyAt: readyAt.get(row.id) ?? at,
    driverId: driverId as DriverId | null,
    barred,
  })
  return {
    at,
    drivers: waveDrivers(drivers, theirs, at),
    waiting: [
      ...theirs
        .filter(row => toFetchStatuses.includes(row.status))
        .map(row => toFetch(row, row.driverId, nobody)),
      ...waiting.map(row =>
        toFetch(
          row,
          null,
          new Set(drivers.flatMap(driver => (barFor(row, driver) === null ? [] : driver.driverId))),
        ),
      ),
    ],
    pickUpSeconds,
    handOverSeconds,
  }
}

/** Statuses of orders that the shop has taken on and not ended. */
export const takenOn = ['confirmed', 'preparing', 'ready']
export const isWaiting = (row: PlannedRow): boolean =>
  searchingStatuses.some(status => status === row.status) && takenOn.includes(row.order.status)
