/**
 * How busy a map board keeps the main thread of a browser that draws in software: so many drivers that all move once a
 * second, and so many orders, beside a list. Two shares of the time: what the thread works, and what it works or waits
 * for the drawing (which is the work of other processes, and long on a machine that has other things to do).
 * It measures the map's own page; with --app the dispatcher's board itself, which hears all that over a live wire while
 * orders change; or any other page that is given by its address.
 * Options: --app --changes 5 --drivers 2000 --orders 1000 --seconds 12 --rounds 3 --url http://… --ready '<selector>'
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { CDPSession, Page } from 'playwright-core'
import { openMapRoom } from '../../miniapps/kit/map/testing/map-room.ts'
import { buildMiniApps } from '../dev/mini-apps.mjs'
import { buildTown } from '../town/build.ts'
import { openBoardServer } from './board-server.ts'
import { median } from './measure.ts'

const { values } = parseArgs({
  options: {
    drivers: { type: 'string', default: '2000' },
    orders: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '12' },
    rounds: { type: 'string', default: '3' },
    app: { type: 'boolean', default: false },
    changes: { type: 'string', default: '5' },
    url: { type: 'string' },
    ready: { type: 'string', default: '.town-map[data-phase=shown]' },
  },
})
const settlingMs = 5000
const look = { width: 1440, height: 900 }

type Round = {
  readonly works: number
  readonly busy: number
  readonly longest: number
  readonly heap: number
}

const metricsOf = async (devtools: CDPSession): Promise<Record<string, number>> => {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
}

const watchLongTasks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const longest = { ms: 0 }
    Object.assign(window, { longest })
    new PerformanceObserver(list => {
      for (const { duration } of list.getEntries()) longest.ms = Math.max(longest.ms, duration)
    }).observe({ type: 'longtask' })
  })

const longestOn = (page: Page): Promise<number> =>
  page.evaluate(() => ('longest' in window ? (window.longest as { ms: number }).ms : 0))

/** The share of the time that tasks of the main thread take, by the wall clock or by its own. */
const watch = async (page: Page, timeDomain: 'timeTicks' | 'threadTicks') => {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain })
  const [before, start] = [await metricsOf(devtools), performance.now()]
  await page.waitForTimeout(Number(values.seconds) * 1000)
  const [after, seconds] = [await metricsOf(devtools), (performance.now() - start) / 1000]
  await devtools.send('Performance.disable')
  await devtools.detach()
  const spent = (after.TaskDuration ?? 0) - (before.TaskDuration ?? 0)
  return { share: (spent / seconds) * 100, heap: (after.JSHeapUsedSize ?? 0) / 1e6 }
}

/** Shares of the time in percent; milliseconds; megabytes. */
const measure = async (page: Page): Promise<Round> => {
  await page.locator(values.ready).waitFor({ timeout: 60_000 })
  await page.waitForTimeout(settlingMs)
  await watchLongTasks(page)
  const { share: busy } = await watch(page, 'timeTicks')
  const longest = await longestOn(page)
  const { share: works, heap } = await watch(page, 'threadTicks')
  return { works, busy, longest, heap }
}

const room = await openMapRoom(buildTown)
const folder = mkdtempSync(join(tmpdir(), 'bench-board-'))
/** The board itself, on a server that speaks the contracts. */
const openApp = async () => {
  buildTown(folder)
  await buildMiniApps(console.log)
  return await openBoardServer({
    town: folder,
    app: join(import.meta.dirname, '../../dist/miniapps/dispatch'),
    drivers: Number(values.drivers),
    orders: Number(values.orders),
    changes: Number(values.changes),
  })
}
const served = values.app ? await openApp() : null
const address = served?.url ?? values.url
try {
  const rounds: Round[] = []
  for (let n = 0; n < Number(values.rounds); n++) {
    const page = await room.page(`page=board&plain=1&drivers=${values.drivers}&orders=${values.orders}`, {
      ...look,
      ...(address ? { address } : {}),
    })
    const round = await measure(page)
    rounds.push(round)
    console.log(
      `round ${n + 1}: main thread works ${round.works.toFixed(1)} %, works or waits ${round.busy.toFixed(1)} %, longest task ${round.longest.toFixed(0)} ms, heap ${round.heap.toFixed(0)} MB`,
    )
    await page.context().close()
  }
  const what =
    values.url ??
    `${values.app ? 'the board: ' : ''}${values.drivers} drivers at 1 Hz, ${values.orders} orders`
  const of = (read: (round: Round) => number) => `${median(rounds.map(read)).toFixed(1)} %`
  console.log(
    `${what}: main thread works ${of(({ works }) => works)}, works or waits ${of(({ busy }) => busy)} (medians; load of the machine ${loadavg()[0]?.toFixed(1)})`,
  )
} finally {
  served?.close()
  await room.close()
  rmSync(folder, { recursive: true, force: true })
}
