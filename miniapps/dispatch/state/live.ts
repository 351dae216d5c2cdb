import { signal } from '@preact/signals'
import type { z } from 'zod'
import type { board as boardShape } from '../../../server/contracts/dispatch.ts'
import type { ToClient } from '../../../server/contracts/live.ts'
import { ask } from '../../kit/api/client.ts'
import { Problem } from '../../kit/api/problem.ts'
import { isLive, listen } from '../../kit/live/wire.ts'
import { paced } from '../../kit/state/paced.ts'
import { startClock } from './clock.ts'
import { ageMoves, drivers, heed, tellMoves } from './drivers.ts'
import { putAllRows, putRows, type Row } from './rows.ts'

type News = Extract<ToClient, { kind: 'news' }>
type Page = z.infer<typeof boardShape>

const pageSize = 200
/** Between two questions about changed orders: five a second at most. */
const restMs = 220
const driversRestMs = 2000
const mostAtOnce = 100
/** In case something was missed after all. */
const safetyMs = 5 * 60_000
const agesMs = 20_000

/** Why the board could not be asked for just now. */
export const boardProblem = signal<Problem | null>(null)
export const isLoaded = signal(false)

/** What is asked just now; it is given up when the line turns out to have been another one. */
let asking = new AbortController()

const loadAll = async (): Promise<void> => {
  const all: Row[] = []
  let after: string | null = null
  do {
    const page: Page = await ask<Page>('/api/dispatch/orders', {
      query: { isOpen: true, limit: pageSize, after },
      signal: asking.signal,
    })
    all.push(...page.items)
    after = page.next
  } while (after !== null)
  putAllRows(all)
  isLoaded.value = true
}

const changed = new Set<string>()
let isAllWanted = false
let underWay = false

const look = async (): Promise<void> => {
  if (isAllWanted) {
    isAllWanted = false
    await loadAll()
    return
  }
  const ids = [...changed].slice(0, mostAtOnce)
  if (ids.length === 0) return
  for (const id of ids) changed.delete(id)
  try {
    const query = { ids: ids.join(',') }
    putRows(ids, await ask<Row[]>('/api/dispatch/orders/rows', { query, signal: asking.signal }))
  } catch (trouble) {
    for (const id of ids) changed.add(id)
    throw trouble
  }
}

const failedRestMs = 3000
const rest = (milliseconds: number): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, milliseconds))

/** The wire is back: neither a question that hangs in the old line nor the rest after one that failed is waited for. */
const goOn = (): void => {
  if (underWay) asking.abort()
}
/** A rest that ends early when the wire is back. */
const restUntilBack = (milliseconds: number): Promise<void> =>
  Promise.race([
    rest(milliseconds),
    new Promise<void>(resolve => asking.signal.addEventListener('abort', () => resolve(), { once: true })),
  ])

/** Asks about what has changed, one question after the other, until nothing is left. */
const lookUntilDone = async (): Promise<void> => {
  if (underWay) return
  underWay = true
  try {
    while (isAllWanted || changed.size > 0) {
      const wantedAll = isAllWanted
      if (asking.signal.aborted) asking = new AbortController()
      try {
        await look()
        boardProblem.value = null
        await rest(restMs)
      } catch (trouble) {
        isAllWanted ||= wantedAll
        if (asking.signal.aborted) continue
        boardProblem.value =
          trouble instanceof Problem ? trouble : new Problem({ code: 'our-fault', status: 500 })
        const { isPassing, status, retryAfterSeconds } = boardProblem.value
        if (!isPassing) return
        // Only a server that did not answer at all may be asked sooner than it says.
        if (status === 0) await restUntilBack(failedRestMs)
        else await rest(Math.max(failedRestMs, (retryAfterSeconds ?? 0) * 1000))
      }
    }
  } finally {
    underWay = false
  }
}

/** Everything is asked for anew. */
export const reloadBoard = (): void => {
  isAllWanted = true
  void lookUntilDone()
  void drivers.reload()
}

/** These orders are asked for anew, together with all that change at the same time. */
export const refresh = (orderIds: readonly string[]): void => {
  for (const id of orderIds) changed.add(id)
  void lookUntilDone()
}

const refreshDrivers = paced(
  () => void drivers.reload(),
  () => driversRestMs,
)
const ofDrivers = /^(shift|cash|role|staff)\./

const told = new Set<(news: News | null) => void>()
/** Hears all that is told to the board; null: anything may have changed. */
export const onNews = (hear: (news: News | null) => void): (() => void) => {
  told.add(hear)
  return () => told.delete(hear)
}

const hear = (news: News | null): void => {
  for (const one of told) one(news)
  if (news === null) reloadBoard()
  if (news?.orderId) refresh([news.orderId])
  if (news && ofDrivers.test(news.type)) refreshDrivers.call()
}

/** Loads the board, follows it, and looks after everything that goes on by itself. */
export const startBoard = (): (() => void) => {
  let hasBeenLive = false
  startClock()
  reloadBoard()
  const stops = [
    listen('board', { changed: hear, moved: heed }),
    isLive.subscribe(isUp => {
      if (isUp && hasBeenLive) goOn()
      hasBeenLive ||= isUp
    }),
    refreshDrivers.stop,
  ]
  const timers = [
    setInterval(tellMoves, 1000),
    setInterval(ageMoves, agesMs),
    setInterval(reloadBoard, safetyMs),
  ]
  return () => {
    for (const stop of stops) stop()
    for (const timer of timers) clearInterval(timer)
  }
}
