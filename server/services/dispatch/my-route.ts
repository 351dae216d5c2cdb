import { activeStatuses } from '../../domain/delivery/delivery.ts'
import { bestOrder, mostStops } from '../../domain/dispatch/best-order.ts'
import { requireDriver } from '../../domain/people/actor.ts'
import type { LatLng } from '../../domain/shared/place.ts'
import { addSeconds, secondsBetween } from '../../domain/shared/time.ts'
import type { Deps } from '../deps.ts'
import type { DispatchService, DriverRouteView, StopView } from './api.ts'
import { readDrivers } from './candidates.ts'
import { lineOf, stopView } from './plan-view.ts'
import {
  carriedFrom,
  handOverSeconds,
  type PlannedRow,
  pickUpOf,
  pickUpSeconds,
  readDeliveries,
  readReadyTimes,
} from './read-wave.ts'

type Needs = Pick<Deps, 'db' | 'clock' | 'travel'>

type Errand = {
  readonly row: PlannedRow
  readonly kind: 'pick-up' | 'drop-off'
  readonly place: LatLng
  readonly after: number | null
  readonly earliest: number
  readonly latest: number
  readonly serviceSeconds: number
}

const never = Number.POSITIVE_INFINITY

/** What is left to do of each delivery, pickups before their doors. Nobody hurries for goods that go back. */
const errandsOf = (
  rows: readonly PlannedRow[],
  readyAt: ReadonlyMap<string, Date>,
  at: Date,
): readonly Errand[] => {
  const errands: Errand[] = []
  for (const row of rows) {
    if (row.status === 'failed') continue
    const isFetched = !['accepted', 'at_pickup'].includes(row.status)
    if (!isFetched)
      errands.push({
        row,
        kind: 'pick-up',
        place: pickUpOf(row),
        after: null,
        earliest: secondsBetween(at, readyAt.get(row.id) ?? at),
        latest: never,
        serviceSeconds: pickUpSeconds,
      })
    const { dropOff, promisedBy, notBefore } = carriedFrom(row, at)
    errands.push({
      row,
      kind: 'drop-off',
      place: dropOff,
      after: isFetched ? null : errands.length - 1,
      earliest: notBefore ? secondsBetween(at, notBefore) : 0,
      latest: row.status === 'returning' ? never : Math.max(0, secondsBetween(at, promisedBy)),
      serviceSeconds: handOverSeconds,
    })
  }
  return errands
}

/** As many of the oldest deliveries as have orders that can all be tried; the rest follows when some are done. */
const fewEnough = (rows: readonly PlannedRow[]): PlannedRow[] => {
  let stops = 0
  return rows.filter(row => {
    stops += ['accepted', 'at_pickup'].includes(row.status) ? 2 : 1
    return stops <= mostStops
  })
}

/** @see DispatchService.myRoute */
export const myRoute =
  (deps: Needs): DispatchService['myRoute'] =>
  async actor => {
    const driverId = requireDriver(actor)
    const at = deps.clock.now()
    const [rows, seen] = await Promise.all([
      readDeliveries(deps, { driverId, status: { in: [...activeStatuses] } }, 20),
      readDrivers(deps.db.prisma, 'all', at, false, driverId),
    ])
    const driver = seen[0]
    const empty = { stops: [], driveMinutes: 0, metres: 0, line: [], isByStreet: false }
    if (!driver?.place || driver.location === 'lost') return { madeAt: at, from: null, ...empty }
    const planned = fewEnough(rows)
    const errands = errandsOf(planned, await readReadyTimes(deps, planned, at), at)
    const places = [driver.place, ...errands.map(errand => errand.place)]
    const { seconds, metres } = await deps.travel.table(places, driver.vehicle)
    let [from, time, driving, far] = [0, 0, 0, 0]
    const stops: StopView[] = []
    const way: LatLng[] = [driver.place]
    for (const index of bestOrder({ seconds, stops: errands })) {
      const errand = errands[index]
      if (!errand) continue
      const leg = from * places.length + index + 1
      driving += seconds[leg] ?? 0
      far += metres[leg] ?? 0
      time += seconds[leg] ?? 0
      const arrivesAt = addSeconds(at, Math.round(time))
      time = Math.max(time, errand.earliest)
      const { row, kind, place, latest } = errand
      const lateSeconds = Math.max(0, time - latest)
      stops.push(
        stopView(
          { stop: { deliveryId: row.id as `dlv_${string}`, kind }, arrivesAt, lateSeconds },
          row,
          place,
        ),
      )
      way.push(place)
      time += errand.serviceSeconds
      from = index + 1
    }
    const view: DriverRouteView = {
      madeAt: at,
      from: driver.place,
      stops,
      driveMinutes: Math.round(driving / 6) / 10,
      metres: Math.round(far),
      ...(await lineOf(deps, way, driver.vehicle)),
    }
    return view
  }
