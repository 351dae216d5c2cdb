import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ToClient } from '../../../server/contracts/live.ts'
import { type Desk, openDesk, session } from '../../kit/testing/desk.ts'
import { openPage } from '../../kit/testing/page.ts'

let desk: Desk
let stop = (): void => {}

beforeEach(async () => {
  desk = await openDesk()
  openPage(desk.origin)
  vi.resetModules()
  desk.onWord = (socket, word) => {
    const back: ToClient | null =
      word.kind === 'hello'
        ? { kind: 'welcome', until: new Date(Date.now() + 900_000).toISOString() }
        : word.kind === 'follow'
          ? { kind: 'following', topic: word.topic, mark: word.after ?? '10' }
          : null
    if (back) socket.send(JSON.stringify(back))
  }
})
afterEach(async () => {
  stop()
  await desk.close()
})

const until = (accepts: () => boolean, timeout = 3000) => vi.waitUntil(accepts, { timeout, interval: 10 })
const news = (mark: string): string =>
  JSON.stringify({
    kind: 'news',
    topic: 'board',
    mark,
    type: 'order.confirmed',
    at: new Date().toISOString(),
    orderId: 'ord_1',
    deliveryId: null,
    offerId: null,
    driverId: null,
  } satisfies ToClient)
const isAboutRows = ({ path }: { path: string }): boolean => path.startsWith('/api/dispatch/orders/rows')
const rowsAsked = (): number => desk.asked.filter(isAboutRows).length

/** A board that stands and is up to date; answers about single rows come after so long. */
const openBoard = async (rowsAfterMs: () => number) => {
  const { signIn } = await import('../../kit/api/session.ts')
  const { boardProblem, isLoaded, startBoard } = await import('./live.ts')
  desk.answer = asked => {
    if (asked.path.startsWith('/api/sign-in')) return { status: 200, body: session(1) }
    if (isAboutRows(asked)) return { status: 200, body: [], afterMs: rowsAfterMs() }
    return {
      status: 200,
      body: asked.path.startsWith('/api/dispatch/orders') ? { items: [], next: null } : [],
    }
  }
  await signIn('dispatch', 'launch')
  stop = startBoard()
  await until(() => isLoaded.value && desk.wires[0]?.said.length === 2)
  // what was loaded before the wire stood is loaded once more
  await new Promise(resolve => setTimeout(resolve, 600))
  return { boardProblem }
}

test('a question that hangs in the line that was lost is asked anew over the next one, within a second', async () => {
  let afterMs = 15_000
  await openBoard(() => afterMs)
  desk.wires[0]?.socket.send(news('11'))
  await until(() => rowsAsked() === 1)
  afterMs = 0
  desk.wires[0]?.socket.terminate()
  const lost = performance.now()
  await until(() => rowsAsked() === 2)
  expect(performance.now() - lost).toBeLessThan(1000)
})

test('what is told while the server is asked is asked for in the next question, and no question follows the last answer', async () => {
  await openBoard(() => 100)
  desk.wires[0]?.socket.send(news('11'))
  await until(() => rowsAsked() === 1)
  desk.wires[0]?.socket.send(news('12'))
  await until(() => rowsAsked() === 2)
  await new Promise(resolve => setTimeout(resolve, 700))
  expect(rowsAsked()).toBe(2)
})
