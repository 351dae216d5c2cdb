import { z } from 'zod'
import {
  type CarriedDelivery,
  placesOf,
  type Wave,
  type WaveRoutes,
  type WaveStop,
} from '../../domain/dispatch/wave.ts'
import type { DriverId } from '../../domain/shared/ids.ts'
import { secondsBetween } from '../../domain/shared/time.ts'
import type { Optimiser } from '../../services/ports/optimiser.ts'

/** How much longer than the search itself the answer may take. */
const patienceMs = 2000
/** VROOM counts whole seconds below 2^32; what has no way is merely very far. */
const noWaySeconds = 10_000_000
/** VROOM refuses vehicles that are more than five times faster or slower than the table. */
const [slowest, fastest] = [0.2, 5]

const answerShape = z.object({
  code: z.literal(0),
  routes: z.array(
    z.object({
      vehicle: z.number().int(),
      steps: z.array(z.object({ type: z.string(), id: z.number().int().optional() })),
    }),
  ),
})

/**
 * A wave as VROOM reads it: goods on board are jobs, the others are shipments, each task with an id of its own. What is
 * one driver's only, or barred to some, needs a skill that the others have not. Cash cannot be said in its words.
 */
const problemOf = (wave: Wave) => {
  const { at, drivers, waiting, travelSeconds, pickUpSeconds, handOverSeconds } = wave
  const places = placesOf(drivers, waiting)
  const distinct = new Map<string, number>()
  const firsts: number[] = []
  const indexOf = places.map((place, n) => {
    const key = `${place.latitude} ${place.longitude}`
    const known = distinct.get(key)
    if (known !== undefined) return known
    distinct.set(key, firsts.length)
    return firsts.push(n) - 1
  })
  const durations = firsts.map(from =>
    firsts.map(to => {
      const seconds = travelSeconds[from * places.length + to] ?? 0
      return Number.isFinite(seconds) ? Math.round(seconds) : noWaySeconds
    }),
  )
  const skillsOf: number[][] = drivers.map((_, vehicle) => [vehicle + 1])
  const second = (instant: Date) => Math.max(0, Math.round(secondsBetween(at, instant)))
  const end = Math.max(86_400, ...drivers.map(driver => second(driver.shiftEndsAt)))
  const stops: (WaveStop | null)[] = drivers.map(() => null)
  let place = drivers.length
  const task = (
    kind: WaveStop['kind'],
    { deliveryId, notBefore, promisedBy }: CarriedDelivery,
    from: Date,
  ) => {
    stops[place] = { deliveryId, kind }
    const opens = kind === 'pick-up' ? second(from) : notBefore ? second(notBefore) : 0
    const closes = kind === 'pick-up' ? end : second(promisedBy)
    return {
      id: place,
      location_index: indexOf[place++],
      service: kind === 'pick-up' ? pickUpSeconds : handOverSeconds,
      // What is promised before now, or before it may come, is late in any case.
      time_windows: [[Math.min(opens, end), closes > opens ? closes : end]],
    }
  }
  const jobs = drivers.flatMap((driver, vehicle) =>
    driver.onBoard.map(carried => ({
      ...task('drop-off', carried, at),
      delivery: [1],
      skills: [vehicle + 1],
      priority: 100,
    })),
  )
  const vehicleOf = new Map(drivers.map((driver, index) => [driver.driverId, index]))
  let nextSkill = drivers.length
  const own = new Map<number, number>()
  const shipments = waiting.map(delivery => {
    const vehicle = delivery.driverId === null ? null : (vehicleOf.get(delivery.driverId) ?? 0)
    const skills: number[] = []
    if (vehicle !== null) {
      skills.push(vehicle + 1)
      own.set(vehicle, (own.get(vehicle) ?? 0) + 1)
    } else if (delivery.barred.size > 0) {
      skills.push(++nextSkill)
      for (const [index, driver] of drivers.entries())
        if (!delivery.barred.has(driver.driverId)) skillsOf[index]?.push(nextSkill)
    }
    return {
      amount: [1],
      skills,
      priority: vehicle === null ? 0 : 100,
      pickup: task('pick-up', delivery, delivery.readyAt),
      delivery: task('drop-off', delivery, at),
    }
  })
  const vehicles = drivers.map((driver, index) => {
    const [carried, accepted] = [driver.onBoard.length, own.get(index) ?? 0]
    const seats = Math.max(0, driver.mostDeliveries - carried - accepted)
    return {
      id: index,
      start_index: indexOf[index],
      capacity: [Math.max(driver.capacity, carried, 1)],
      skills: skillsOf[index],
      speed_factor: Math.min(fastest, Math.max(slowest, 1 / driver.pace)),
      time_window: [second(driver.freeAt), end],
      // A table of infinite seats would not be a number.
      ...(Number.isFinite(seats) ? { max_tasks: carried + 2 * (accepted + seats) } : {}),
    }
  })
  return { stops, problem: { vehicles, jobs, shipments, matrices: { car: { durations } } } }
}

/**
 * Routes made by a VROOM server (vroom-express) under this address, taken over by our own engine: it keeps what holds,
 * looks after what VROOM cannot know (cash, lateness), and plans alone, with a warning, where VROOM does not answer in
 * time or not what was asked.
 */
export const vroom = (address: string, own: Optimiser, warn: (what: string) => void): Optimiser => {
  const ask = async (wave: Wave, seconds: number, signal: AbortSignal | undefined): Promise<WaveRoutes> => {
    const { stops, problem } = problemOf(wave)
    const patience = AbortSignal.timeout(seconds * 1000 + patienceMs)
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(problem),
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${response.status} ${text.slice(0, 200)}`)
    const parsed = answerShape.safeParse(JSON.parse(text))
    if (!parsed.success) throw new Error(`another answer: ${text.slice(0, 200)}`)
    const routes = new Map<DriverId, WaveStop[]>()
    for (const { vehicle, steps } of parsed.data.routes) {
      const driver = wave.drivers[vehicle]
      if (driver)
        routes.set(
          driver.driverId,
          steps.flatMap(({ id }) => (id === undefined ? [] : (stops[id] ?? []))),
        )
    }
    return routes
  }
  return {
    plan: async (wave, effort) => {
      const isEmpty = wave.drivers.length === 0 || wave.waiting.length === 0
      if (isEmpty || effort.seconds <= 0 || effort.signal?.aborted) return own.plan(wave, effort)
      try {
        const known = await ask(wave, effort.seconds, effort.signal)
        return await own.plan(wave, { seconds: 0, known })
      } catch (error) {
        if (!effort.signal?.aborted) warn(`VROOM gave no routes: ${String(error)}`)
        return own.plan(wave, effort)
      }
    },
    oneByOne: wave => own.oneByOne(wave),
    close: () => own.close(),
  }
}
