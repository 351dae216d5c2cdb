import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import {
  placesOf,
  travelTable,
  type WaitingDelivery,
  type Wave,
  type WaveDriver,
} from '../../domain/dispatch/wave.ts'
import { money } from '../../domain/shared/money.ts'
import { addMinutes } from '../../domain/shared/time.ts'
import { ownEngine } from './own-engine.ts'
import { vroom } from './vroom.ts'

const noon = new Date('2026-11-23T12:00:00Z')
/** On one street: a thousandth of a degree is one minute. */
const spot = (minute: number) => ({ latitude: 0, longitude: minute / 1000 })
const cash = (units: number) => money('UYU', units)
const driver = (driverId: `drv_${string}`, minute: number, change: Partial<WaveDriver> = {}): WaveDriver => ({
  driverId,
  place: spot(minute),
  freeAt: noon,
  shiftEndsAt: addMinutes(noon, 600),
  capacity: 3,
  mostDeliveries: 3,
  pace: 1,
  cashRoom: cash(1000),
  onBoard: [],
  ...change,
})
const order = (
  deliveryId: `dlv_${string}`,
  from: number,
  to: number,
  change: Partial<WaitingDelivery> = {},
): WaitingDelivery => ({
  deliveryId,
  pickUp: spot(from),
  dropOff: spot(to),
  readyAt: noon,
  promisedBy: addMinutes(noon, 120),
  notBefore: null,
  cashToCollect: cash(0),
  driverId: null,
  barred: new Set(),
  ...change,
})
const wave = (drivers: readonly WaveDriver[], waiting: readonly WaitingDelivery[]): Wave => ({
  at: noon,
  drivers,
  waiting,
  travelSeconds: travelTable(placesOf(drivers, waiting), (from, to) =>
    Math.round(Math.abs(from.longitude - to.longitude) * 60_000),
  ),
  pickUpSeconds: 60,
  handOverSeconds: 60,
})

const natural = z
  .number()
  .int()
  .min(0)
  .max(2 ** 32 - 1)
const windows = z.array(z.tuple([natural, natural]).refine(([start, end]) => start <= end)).min(1)
const task = z.strictObject({ id: natural, location_index: natural, service: natural, time_windows: windows })
/** What VROOM takes; it refuses anything else as an input error. */
const input = z.strictObject({
  vehicles: z
    .array(
      z.strictObject({
        id: natural,
        start_index: natural,
        capacity: z.array(natural).length(1),
        skills: z.array(natural),
        speed_factor: z.number().min(0.2).max(5),
        time_window: z.tuple([natural, natural]),
        max_tasks: natural.optional(),
      }),
    )
    .min(1),
  jobs: z.array(
    task.extend({
      delivery: z.array(natural).length(1),
      skills: z.array(natural),
      priority: z.number().int().min(0).max(100),
    }),
  ),
  shipments: z.array(
    z.strictObject({
      amount: z.array(natural).length(1),
      skills: z.array(natural),
      priority: z.number().int().min(0).max(100),
      pickup: task,
      delivery: task,
    }),
  ),
  matrices: z.strictObject({ car: z.strictObject({ durations: z.array(z.array(natural)) }) }),
})
type Input = z.infer<typeof input>

/** A very plain VROOM: everything to the last vehicle that may have it, one after the other. */
const solve = (problem: Input) => {
  const steps = new Map<number, object[]>(problem.vehicles.map(vehicle => [vehicle.id, [{ type: 'start' }]]))
  const unassigned: object[] = []
  const ownerOf = (skills: readonly number[], tasks: number) =>
    problem.vehicles.findLast(
      vehicle =>
        skills.every(skill => vehicle.skills.includes(skill)) &&
        (steps.get(vehicle.id)?.length ?? 0) - 1 + tasks <= (vehicle.max_tasks ?? Number.POSITIVE_INFINITY),
    )
  const give = (skills: readonly number[], tasks: readonly { type: string; id: number }[]) => {
    const owner = ownerOf(skills, tasks.length)
    if (owner) steps.get(owner.id)?.push(...tasks)
    else unassigned.push(...tasks)
  }
  for (const { id, skills } of problem.jobs) give(skills, [{ type: 'job', id }])
  for (const { skills, pickup, delivery } of problem.shipments)
    give(skills, [
      { type: 'pickup', id: pickup.id },
      { type: 'delivery', id: delivery.id },
    ])
  const routes = [...steps].filter(([, list]) => list.length > 1)
  return {
    code: 0,
    summary: { cost: 0, routes: routes.length, unassigned: unassigned.length },
    unassigned,
    routes: routes.map(([vehicle, list]) => ({ vehicle, cost: 0, steps: [...list, { type: 'end' }] })),
  }
}

type Answer = (problem: string, response: ServerResponse) => void
const json = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
/** As vroom-express answers: what VROOM calls an input error comes as 400. */
const asVroom: Answer = (problem, response) => {
  const parsed = input.safeParse(JSON.parse(problem))
  if (!parsed.success) return json(response, 400, { code: 2, error: parsed.error.message })
  const { durations } = parsed.data.matrices.car
  const isSquare = durations.every(row => row.length === durations.length)
  return isSquare
    ? json(response, 200, solve(parsed.data))
    : json(response, 400, { code: 2, error: 'Invalid matrix size.' })
}

const own = ownEngine()
afterAll(() => own.close())

const planner = async (answer: Answer) => {
  const asked: string[] = []
  const opened = createServer(async (request, response) => {
    const problem = await text(request)
    asked.push(problem)
    answer(problem, response)
  })
  await new Promise<void>(resolve => opened.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    opened.closeAllConnections()
    opened.close()
  })
  const warnings: string[] = []
  const url = `http://127.0.0.1:${(opened.address() as AddressInfo).port}/`
  return { planner: vroom(url, own, what => warnings.push(what)), asked, warnings }
}
const said = (plan: Awaited<ReturnType<typeof own.plan>>) =>
  Object.fromEntries(
    [...plan.routes].map(([driverId, stops]) => [
      driverId,
      stops.map(stop => `${stop.kind} ${stop.deliveryId}`),
    ]),
  )

describe('a VROOM server', () => {
  test('plans, and what it plans is what is driven', async () => {
    const { planner: vroom, warnings, asked } = await planner(asVroom)
    const given = wave(
      [driver('drv_1', 0), driver('drv_2', 10)],
      [order('dlv_1', 1, 5), order('dlv_2', 1, 6)],
    )
    const plan = await vroom.plan(given, { seconds: 0.2 })
    expect(warnings).toEqual([])
    // Not what our own engine would have said: the first driver is nearer.
    expect(said(plan)).toEqual({
      drv_2: ['pick-up dlv_1', 'drop-off dlv_1', 'pick-up dlv_2', 'drop-off dlv_2'],
    })
    const [problem] = asked.map(one => input.parse(JSON.parse(one)))
    // Two drivers, one shop and two doors are five places, not six.
    expect(problem?.matrices.car.durations).toHaveLength(5)
    expect(problem?.vehicles[0]).toMatchObject({ capacity: [3], max_tasks: 6, speed_factor: 1 })
    expect(problem?.shipments[0]?.delivery.time_windows).toEqual([[0, 7200]])
  })

  test('hears what is whose, what is barred, who is slow, and when it may come', async () => {
    const { planner: vroom, asked, warnings } = await planner(asVroom)
    const { dropOff, promisedBy, notBefore, cashToCollect } = order('dlv_9', 0, 4)
    const carried = { deliveryId: 'dlv_9' as const, dropOff, promisedBy, notBefore, cashToCollect }
    const given = wave(
      [driver('drv_1', 0, { onBoard: [carried] }), driver('drv_2', 10, { pace: 40, mostDeliveries: 1 })],
      [
        order('dlv_1', 1, 5, { driverId: 'drv_1' }),
        order('dlv_2', 1, 6, { barred: new Set(['drv_2']), notBefore: addMinutes(noon, 30) }),
        order('dlv_3', 1, 7, { promisedBy: addMinutes(noon, -5) }),
      ],
    )
    const plan = await vroom.plan(given, { seconds: 0.2 })
    expect(warnings).toEqual([])
    expect(said(plan).drv_1).toEqual([
      'drop-off dlv_9',
      'pick-up dlv_1',
      'drop-off dlv_1',
      'pick-up dlv_2',
      'drop-off dlv_2',
    ])
    const problem = input.parse(JSON.parse(asked[0] ?? ''))
    expect(problem.jobs).toMatchObject([{ skills: [1], priority: 100 }])
    expect(problem.shipments.map(one => one.priority)).toEqual([100, 0, 0])
    expect(problem.shipments[1]?.delivery.time_windows).toEqual([[1800, 7200]])
    expect(problem.vehicles.map(vehicle => vehicle.speed_factor)).toEqual([1, 0.2])
  })

  test('cannot give anybody more cash, later stops or more than our own rules allow', async () => {
    const { planner: vroom, warnings } = await planner((problem, response) => {
      const whole = input.parse(JSON.parse(problem))
      for (const vehicle of whole.vehicles) Object.assign(vehicle, { max_tasks: 99 })
      json(response, 200, solve(whole))
    })
    const dear = Array.from({ length: 5 }, (_, n) => order(`dlv_${n}`, 1, 2, { cashToCollect: cash(400) }))
    const plan = await vroom.plan(wave([driver('drv_1', 0), driver('drv_2', 10)], dear), { seconds: 0.2 })
    expect(warnings).toEqual([])
    for (const stops of plan.routes.values()) expect(stops).toHaveLength(4)
    expect(plan.unserved).toHaveLength(1)
  })

  test.each<[name: string, answer: Answer]>([
    ['an internal error', (_p, response) => json(response, 500, { code: 1, error: 'Internal error' })],
    ['an input error', (_p, response) => json(response, 400, { code: 2, error: 'Invalid jobs.' })],
    [
      'a routing error',
      (_p, response) => json(response, 500, { code: 3, error: 'Failed to connect to router' }),
    ],
    [
      'an error as if all was well',
      (_p, response) => json(response, 200, { code: 1, error: 'Internal error' }),
    ],
    ['too large', (_p, response) => json(response, 413, { code: 4, error: 'Too many locations' })],
    ['something else', (_p, response) => json(response, 200, [1, 2, 3])],
    ['no JSON', (_p, response) => response.end('<html>Bad gateway</html>')],
    ['nothing, and hangs up', (_p, response) => response.destroy()],
    ['nothing at all', () => {}],
  ])('that answers %s: our own engine plans, and a warning is heard', async (_name, answer) => {
    const { planner: vroom, warnings } = await planner(answer)
    const began = performance.now()
    const given = wave([driver('drv_1', 0), driver('drv_2', 10)], [order('dlv_1', 1, 5)])
    const plan = await vroom.plan(given, { seconds: 0.1 })
    expect(performance.now() - began).toBeLessThan(4000)
    expect(said(plan)).toEqual({ drv_1: ['pick-up dlv_1', 'drop-off dlv_1'] })
    expect(warnings).toEqual([expect.stringMatching(/^VROOM gave no routes/)])
  })

  test('that names tasks and vehicles which do not exist is not believed', async () => {
    const { planner: vroom } = await planner((_problem, response) =>
      json(response, 200, {
        code: 0,
        routes: [
          { vehicle: 77, steps: [{ type: 'pickup', id: 2 }] },
          {
            vehicle: 0,
            steps: [
              { type: 'delivery', id: 3 },
              { type: 'pickup', id: 2 },
              { type: 'job', id: -9 },
            ],
          },
        ],
      }),
    )
    const given = wave([driver('drv_1', 0), driver('drv_2', 10)], [order('dlv_1', 1, 5)])
    expect(said(await vroom.plan(given, { seconds: 0.1 }))).toEqual({
      drv_1: ['pick-up dlv_1', 'drop-off dlv_1'],
    })
  })

  test('is not asked for a first answer, for nobody or for nothing; called off, the answer is our own', async () => {
    const { planner: vroom, asked, warnings } = await planner(() => {})
    const given = wave([driver('drv_1', 0)], [order('dlv_1', 1, 5)])
    await vroom.plan(given, { seconds: 0 })
    await vroom.plan(wave([driver('drv_1', 0)], []), { seconds: 1 })
    await vroom.plan(wave([], [order('dlv_1', 1, 5)]), { seconds: 1 })
    await vroom.oneByOne(given)
    expect(asked).toEqual([])
    const calling = new AbortController()
    setTimeout(() => calling.abort(), 50)
    expect((await vroom.plan(given, { seconds: 20, signal: calling.signal })).unserved).toEqual([])
    expect(warnings).toEqual([])
  })
})
