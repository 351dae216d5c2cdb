import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import {
  placesOf,
  travelTable,
  type WaitingDelivery,
  type Wave,
  type WaveDriver,
} from '../../domain/dispatch/wave.ts'
import { money } from '../../domain/shared/money.ts'
import { metresBetween } from '../../domain/shared/place.ts'
import { addMinutes } from '../../domain/shared/time.ts'
import type { Optimiser } from '../../services/ports/optimiser.ts'
import { scratchFolder } from '../../testing/scratch-folder.ts'
import { ownEngine } from './own-engine.ts'

const noon = new Date('2026-11-23T12:00:00Z')
const spot = (n: number) => ({
  latitude: -34.9 + ((n * 37) % 50) / 1000,
  longitude: -56.2 + ((n * 61) % 70) / 1000,
})

const wave = (driverCount: number, deliveryCount: number): Wave => {
  const drivers = Array.from(
    { length: driverCount },
    (_, n): WaveDriver => ({
      driverId: `drv_${n}`,
      place: spot(n),
      freeAt: noon,
      shiftEndsAt: addMinutes(noon, 600),
      capacity: 3,
      mostDeliveries: 20,
      pace: 1,
      cashRoom: money('UYU', 100_000),
      onBoard: [],
    }),
  )
  const waiting = Array.from(
    { length: deliveryCount },
    (_, n): WaitingDelivery => ({
      deliveryId: `dlv_${n}`,
      pickUp: spot(100 + (n % 5)),
      dropOff: spot(200 + n),
      readyAt: noon,
      promisedBy: addMinutes(noon, 90),
      notBefore: null,
      cashToCollect: money('UYU', 100),
      driverId: null,
      barred: new Set(),
    }),
  )
  const table = travelTable(placesOf(drivers, waiting), (from, to) => metresBetween(from, to) / 5)
  return { at: noon, drivers, waiting, travelSeconds: table, pickUpSeconds: 60, handOverSeconds: 60 }
}

const engines: Optimiser[] = []
const engine = (...given: Parameters<typeof ownEngine>) => {
  const opened = ownEngine(...given)
  engines.push(opened)
  return opened
}
afterEach(async () => {
  for (const one of engines.splice(0)) await one.close()
})

describe('our engine in its thread', () => {
  test('plans a wave, better with time than one by one, and leaves the loop free meanwhile', async () => {
    const planner = engine()
    const given = wave(10, 60)
    const byHand = await planner.oneByOne(given)
    let ticks = 0
    const ticking = setInterval(() => ticks++, 20)
    const plan = await planner.plan(given, { seconds: 0.6 })
    clearInterval(ticking)
    expect(plan.unserved).toEqual([])
    expect(plan.driveMinutes).toBeLessThan(byHand.driveMinutes)
    expect(ticks).toBeGreaterThan(10)
  })

  test('begins with a plan that is known and is never worse', async () => {
    const planner = engine()
    const given = wave(8, 40)
    const before = await planner.plan(given, { seconds: 0.4 })
    const again = await planner.plan(given, { seconds: 0, known: before.routes })
    expect(again.driveMinutes).toBeCloseTo(before.driveMinutes, 6)
  })

  test('answers with the best so far when it is called off, and at once when it was before', async () => {
    const planner = engine()
    await planner.plan(wave(2, 2), { seconds: 0 })
    const began = performance.now()
    const calling = new AbortController()
    setTimeout(() => calling.abort(), 100)
    const plan = await planner.plan(wave(5, 30), { seconds: 30, signal: calling.signal })
    expect(plan.unserved).toEqual([])
    await planner.plan(wave(5, 30), { seconds: 30, signal: calling.signal })
    expect(performance.now() - began).toBeLessThan(5000)
  })

  test('takes questions in turn, each with its own answer', async () => {
    const planner = engine()
    const sizes = [3, 1, 4, 2]
    const plans = await Promise.all(sizes.map(size => planner.plan(wave(1, size), { seconds: 0.05 })))
    expect(plans.map(plan => plan.routes.get('drv_0')?.length)).toEqual(sizes.map(size => 2 * size))
  })

  test('a question that says nothing clear is refused, and the next one is answered', async () => {
    const planner = engine()
    const broken = { ...wave(1, 1), travelSeconds: new Float64Array(3) }
    await expect(planner.plan(broken, { seconds: 0.1 })).rejects.toThrow('could not plan')
    expect((await planner.plan(wave(1, 1), { seconds: 0 })).unserved).toEqual([])
  })

  test('a thread that dies or hangs costs its own question only: the next one gets a new thread', async () => {
    const script = join(await scratchFolder(), 'thread.mjs')
    await writeFile(
      script,
      `import { parentPort } from 'node:worker_threads'
      parentPort.on('message', ({ id, wave }) => {
        const asked = wave.waiting.length
        if (asked === 1) throw new Error('broken')
        if (asked === 2) process.exit(3)
        if (asked === 4) for (;;) {}
        parentPort.postMessage({ id, plan: asked })
      })`,
    )
    const planner = engine({ script: pathToFileURL(script), grace: 1000 })
    const answers = await Promise.allSettled(
      [1, 3, 2, 5, 4, 6].map(size => planner.plan(wave(1, size), { seconds: 0 })),
    )
    expect(
      answers.map(answer => (answer.status === 'fulfilled' ? answer.value : String(answer.reason))),
    ).toEqual([
      expect.stringContaining('broke'),
      3,
      expect.stringContaining('ended with 3'),
      5,
      expect.stringContaining('does not answer'),
      6,
    ])
  })

  test('a thread that cannot be started costs the questions it was for, and is tried again', async () => {
    const file = join(await scratchFolder(), 'thread.mjs')
    await writeFile(
      file,
      `import { parentPort } from 'node:worker_threads'
      parentPort.on('message', ({ id, wave }) => {
        if (wave.waiting.length === 1) process.exit(3)
        parentPort.postMessage({ id, plan: wave.waiting.length })
      })`,
    )
    const script = pathToFileURL(file)
    const planner = engine({ script })
    const ask = (size: number) => planner.plan(wave(1, size), { seconds: 0 })
    const broken = ask(1)
    const waiting = Promise.allSettled([ask(2), ask(3)])
    // Threads are made of files, not of what is somewhere else.
    script.href = 'https://localhost/thread.mjs'
    await expect(broken).rejects.toThrow('ended with 3')
    for (const answer of await waiting)
      expect(String(answer.status === 'rejected' && answer.reason)).toContain('could not be asked')
    await expect(ask(4)).rejects.toThrow('could not be asked')
    script.href = pathToFileURL(file).href
    expect(await ask(5)).toBe(5)
  })

  test('closed, it answers nobody any more', async () => {
    const planner = engine()
    const [running, waiting] = [
      planner.plan(wave(2, 5), { seconds: 30 }),
      planner.plan(wave(2, 5), { seconds: 30 }),
    ]
    const told = Promise.allSettled([running, waiting])
    await planner.close()
    expect((await told).map(answer => answer.status)).toEqual(['rejected', 'rejected'])
    await expect(planner.plan(wave(1, 1), { seconds: 0 })).rejects.toThrow('closed')
  })
})
