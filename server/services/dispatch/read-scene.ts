import { activeStatuses, searchingStatuses } from '../../domain/delivery/delivery.ts'
import { type Actor, branchesOf, hasRole } from '../../domain/people/actor.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { BranchId } from '../../domain/shared/ids.ts'
import type { LatLng } from '../../domain/shared/place.ts'
import type { Deps } from '../deps.ts'
import type { UnassignedReason } from './api.ts'
import { readDrivers, type Seen } from './candidates.ts'
import {
  barFor,
  isWaiting,
  nearestDrivers,
  type PlannedRow,
  readDeliveries,
  readReadyTimes,
  takenOn,
} from './read-wave.ts'

/** More than these wait for the next proposal: those that are promised last. */
const mostDeliveries = 300
/** More deliveries than nearly a thousand drivers have under way. */
const mostUnderWay = 20_000

type Waiting = PlannedRow & { detourFactor: number }
/** What a proposal is made from. */
export type Scene = {
  readonly at: Date
  readonly branchIds: readonly string[]
  readonly waiting: readonly Waiting[]
  readonly misplaced: readonly PlannedRow[]
  readonly theirs: readonly PlannedRow[]
  readonly onShift: readonly Seen[]
  readonly drivers: readonly (Seen & { readonly place: LatLng })[]
  readonly readyAt: ReadonlyMap<string, Date>
}

/** @throws Refusal delivery.absent for a chosen one that is not this dispatcher's */
export const readScene = async (
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  chosen: readonly string[] | undefined,
): Promise<Scene> => {
  const { db, clock } = deps
  const at = clock.now()
  const branches = branchesOf(actor, 'dispatcher')
  const found = await readDeliveries(
    deps,
    chosen
      ? { id: { in: [...chosen] } }
      : {
          ...(branches === 'all' ? {} : { branchId: { in: [...branches] } }),
          status: { in: [...searchingStatuses] },
          searchFrom: { lte: at },
          order: { status: { in: takenOn } },
        },
    mostDeliveries,
  )
  if (chosen) {
    const seen = new Set(
      found.filter(row => hasRole(actor, 'dispatcher', row.branchId as BranchId)).map(row => row.id),
    )
    if (chosen.some(id => !seen.has(id))) throw new Refusal('delivery.absent')
  }
  const zones = await db.prisma.zone.findMany({
    where: { id: { in: [...new Set(found.map(row => row.zoneId))] } },
    select: { id: true, detourFactor: true },
  })
  const detourOf = new Map(zones.map(zone => [zone.id, zone.detourFactor]))
  const waiting = found
    .filter(isWaiting)
    .map(row => ({ ...row, detourFactor: detourOf.get(row.zoneId) ?? 1.3 }))
  const branchIds = [...new Set(found.map(row => row.branchId))]
  const onShift = branchIds.length > 0 ? await readDrivers(db.prisma, branchIds, at, true) : []
  const free = onShift.flatMap(driver =>
    driver.place && driver.location !== 'lost' && driver.activeDeliveries < driver.capacity
      ? [{ ...driver, place: driver.place }]
      : [],
  )
  const drivers = nearestDrivers(free, waiting)
  const theirs = await readDeliveries(
    deps,
    { driverId: { in: drivers.map(driver => driver.driverId) }, status: { in: [...activeStatuses] } },
    mostUnderWay,
  )
  return {
    at,
    branchIds,
    waiting,
    misplaced: found.filter(row => !isWaiting(row)),
    theirs,
    onShift,
    drivers,
    readyAt: await readReadyTimes(deps, [...theirs, ...waiting], at),
  }
}

/** The objection that the fewest are free of: what would have to change for somebody to take it. */
export const reasonFor = ({ onShift }: Scene, row: Waiting): UnassignedReason => {
  if (onShift.length === 0) return 'nobody-on-shift'
  const counts = new Map<UnassignedReason, number>()
  for (const driver of onShift) {
    const bar = barFor(row, driver)
    const reason =
      bar === null
        ? 'full'
        : bar === 'no-fresh-location' ||
            bar === 'no-room-for-cash' ||
            bar === 'too-far-for-vehicle' ||
            bar === 'too-far-away'
          ? bar
          : 'nobody-on-shift'
    // Whoever only has no free hand is nearer to a yes than anybody else.
    if (reason === 'full') return 'full'
    counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 'nobody-on-shift'
}
