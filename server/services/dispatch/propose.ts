import { oncePerKey } from '../../db/idempotency.ts'
import { transact } from '../../db/transact.ts'
import { placesOf, type Wave, type WaveRoutes, type WaveStop } from '../../domain/dispatch/wave.ts'
import type { WavePlan } from '../../domain/dispatch/wave-plan.ts'
import { waveProblem } from '../../domain/dispatch/wave-problem.ts'
import { timesAlong } from '../../domain/dispatch/wave-times.ts'
import { type Actor, requireRole, userIdOf } from '../../domain/people/actor.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { DriverId } from '../../domain/shared/ids.ts'
import type { LatLng } from '../../domain/shared/place.ts'
import { addSeconds } from '../../domain/shared/time.ts'
import type { Deps } from '../deps.ts'
import { Outage } from '../ports/outage.ts'
import type { TravelTable } from '../ports/travel-times.ts'
import type { DispatchService, ProposalView } from './api.ts'
import { lineOf, stopView } from './plan-view.ts'
import { planFrom, planJson, readProposal } from './read-proposal.ts'
import { readScene, reasonFor, type Scene } from './read-scene.ts'
import { waveFrom } from './read-wave.ts'

type Needs = Pick<Deps, 'db' | 'ids' | 'clock' | 'travel' | 'optimiser'>

/** The world has moved on after so long: drivers drive, kitchens pack, others assign. */
const proposalSeconds = 120
/** How long is searched for few deliveries and for many. */
const searchSeconds = (deliveries: number): number => Math.min(1.5, 0.2 + deliveries * 0.01)

/** A table for all places of a wave, asked for once for each different place. */
const spreadTable = async (
  { travel }: Pick<Deps, 'travel'>,
  places: readonly LatLng[],
): Promise<TravelTable> => {
  const indexOf = new Map<string, number>()
  const distinct: LatLng[] = []
  const which = places.map(place => {
    const key = `${place.latitude} ${place.longitude}`
    const index = indexOf.get(key) ?? distinct.push(place) - 1
    indexOf.set(key, index)
    return index
  })
  const small = await travel.table(distinct, 'scooter')
  const size = places.length
  const [seconds, metres] = [new Float64Array(size * size), new Float64Array(size * size)]
  for (const [row, from] of which.entries()) {
    for (const [column, to] of which.entries()) {
      seconds[row * size + column] = small.seconds[from * distinct.length + to] ?? 0
      metres[row * size + column] = small.metres[from * distinct.length + to] ?? 0
    }
  }
  return { seconds, metres }
}

const nothing: WavePlan = { routes: new Map(), unserved: [], late: [], driveMinutes: 0 }

/** What the machinery outside cannot do now may go later. */
const orOutage = async <T>(work: Promise<T>): Promise<T> =>
  work.catch(error => {
    throw new Outage(`routes cannot be planned: ${String(error)}`, 5)
  })

const routeViews = async (
  deps: Needs,
  scene: Scene,
  wave: Wave,
  table: TravelTable,
  routes: WaveRoutes,
): Promise<ProposalView['routes']> => {
  const places = placesOf(wave.drivers, wave.waiting)
  const rowOf = new Map([...scene.theirs, ...scene.waiting].map(row => [row.id, row]))
  const isNew = new Set(scene.waiting.map(row => row.id))
  const seenOf = new Map(scene.drivers.map(driver => [driver.driverId, driver]))
  const views: Promise<ProposalView['routes'][number]>[] = []
  for (const [driverId, timed] of timesAlong(wave, waveProblem(wave), routes)) {
    const driver = seenOf.get(driverId)
    if (!driver || !timed.some(({ stop }) => isNew.has(stop.deliveryId))) continue
    let [from, metres, seconds] = [wave.drivers.findIndex(one => one.driverId === driverId), 0, 0]
    const way: LatLng[] = [driver.place]
    const stops: ProposalView['routes'][number]['stops'][number][] = []
    for (const step of timed) {
      const [row, place] = [rowOf.get(step.stop.deliveryId), places[step.place]]
      if (!row || !place) continue
      metres += table.metres[from * places.length + step.place] ?? 0
      seconds += step.drivingSeconds
      from = step.place
      way.push(place)
      stops.push({ ...stopView(step, row, place), isNew: isNew.has(row.id) })
    }
    const view = {
      driverId,
      name: driver.name,
      vehicle: driver.vehicle,
      stops,
      driveMinutes: Math.round(seconds / 6) / 10,
      metres: Math.round(metres),
    }
    views.push(lineOf(deps, way, driver.vehicle).then(line => ({ ...view, ...line })))
  }
  return Promise.all(views)
}

/** Where the search begins: the last proposal of the same person, as far as it still holds. */
const lastRoutes = async ({ db }: Needs, actor: Actor, at: Date): Promise<WaveRoutes | undefined> => {
  const row = await db.prisma.proposal.findFirst({
    where: { madeById: userIdOf(actor), expiresAt: { gt: at } },
    orderBy: { madeAt: 'desc' },
  })
  if (!row) return undefined
  return new Map(
    planFrom(row).routes.map(({ driverId, stops }) => [
      driverId as DriverId,
      stops.map(
        stop =>
          ({
            deliveryId: stop.deliveryId,
            kind: stop.kind === 'pickup' ? 'pick-up' : 'drop-off',
          }) as WaveStop,
      ),
    ]),
  )
}

const planScene = async (
  deps: Needs,
  actor: Actor,
  scene: Scene,
): Promise<Omit<ProposalView, 'proposalId' | 'madeAt' | 'expiresAt'>> => {
  const { at, waiting, misplaced } = scene
  const outline = waveFrom(scene)
  const table = await orOutage(spreadTable(deps, placesOf(outline.drivers, outline.waiting)))
  const wave: Wave = { ...outline, travelSeconds: table.seconds }
  const isIdle = waiting.length === 0 || scene.drivers.length === 0
  const known = isIdle ? undefined : await lastRoutes(deps, actor, at)
  const effort = { seconds: searchSeconds(waiting.length), ...(known ? { known } : {}) }
  const [plan, byHand] = isIdle
    ? [nothing, nothing]
    : await orOutage(Promise.all([deps.optimiser.plan(wave, effort), deps.optimiser.oneByOne(wave)]))
  const driverOf = new Map<string, DriverId>()
  for (const [driverId, stops] of plan.routes)
    for (const stop of stops) driverOf.set(stop.deliveryId, driverId)
  const isNew = new Set<string>(waiting.map(row => row.id))
  const measured = (measured: WavePlan) => ({
    driveMinutes: Math.round(measured.driveMinutes * 10) / 10,
    late: measured.late.length,
    unassigned: isIdle ? waiting.length : measured.unserved.filter(id => isNew.has(id)).length,
  })
  return {
    assignments: waiting.flatMap(({ id, version, order }) => {
      const driverId = driverOf.get(id)
      return driverId ? [{ deliveryId: id, version, driverId, orderNumber: order.number }] : []
    }),
    routes: await routeViews(deps, scene, wave, table, plan.routes),
    unassigned: [
      ...waiting
        .filter(row => !driverOf.has(row.id))
        .map(row => ({ deliveryId: row.id, orderNumber: row.order.number, reason: reasonFor(scene, row) })),
      ...misplaced.map(row => ({
        deliveryId: row.id,
        orderNumber: row.order.number,
        reason: 'wrong-moment' as const,
      })),
    ],
    savings: { proposed: measured(plan), oneByOne: measured(byHand) },
  }
}

/** @see DispatchService.propose */
export const propose =
  (deps: Needs): DispatchService['propose'] =>
  async (actor, { deliveryIds, idempotencyKey }) => {
    requireRole(actor, 'dispatcher')
    const { db, ids } = deps
    const asked = {
      scope: `proposals:${userIdOf(actor) ?? 'system'}`,
      key: idempotencyKey,
      request: deliveryIds ?? null,
    }
    const known = await db.prisma.idempotencyKey.findUnique({
      where: { scope_key: { scope: asked.scope, key: asked.key } },
    })
    // A repetition need not plan again: what the key was used for is compared below all the same.
    const scene = known ? null : await readScene(deps, actor, deliveryIds)
    const plan = scene ? await planScene(deps, actor, scene) : null
    const { answer } = await transact(db, tx =>
      oncePerKey(tx, asked, async () => {
        if (!scene || !plan) throw new Refusal('request.key-reused', { key: idempotencyKey })
        const id = ids.make('prp')
        await tx.proposal.create({
          data: {
            id,
            branchIds: [...scene.branchIds],
            madeById: userIdOf(actor),
            plan: planJson(plan),
            madeAt: scene.at,
            expiresAt: addSeconds(scene.at, proposalSeconds),
          },
        })
        return id
      }),
    )
    return readProposal(deps, actor, answer)
  }
