import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ToClient } from '../../../server/contracts/live.ts'
import { type Desk, openDesk, session } from '../testing/desk.ts'
import { openPage } from '../testing/page.ts'

const topic = 'order:ord_1'
let desk: Desk
let page: ReturnType<typeof openPage>
let stop = (): void => {}

beforeEach(async () => {
  desk = await openDesk()
  page = openPage(desk.origin)
  vi.resetModules()
})
afterEach(async () => {
  stop()
  await desk.close()
})

const say = (nth: number, words: ToClient): void => desk.wires[nth]?.socket.send(JSON.stringify(words))
const news = (mark: string): ToClient => ({
  kind: 'news',
  topic,
  mark,
  type: 'order.confirmed',
  at: new Date().toISOString(),
  orderId: 'ord_1',
  deliveryId: null,
  offerId: null,
  driverId: null,
})
const saidOn = (nth: number) => desk.wires[nth]?.said ?? []
const until = (accepts: () => boolean, timeout = 3000) => vi.waitUntil(accepts, { timeout, interval: 10 })

/** A server that answers as it should; `secondsLeft`: how long the first token is good, and `untilSeconds` the hello. */
const polite = (secondsLeft = 900, untilSeconds = 900): void => {
  let nth = 0
  desk.answer = () => ({ status: 200, body: session(++nth, nth === 1 ? secondsLeft : 900) })
  desk.onWord = (socket, word) => {
    const back: ToClient | null =
      word.kind === 'hello'
        ? { kind: 'welcome', until: new Date(Date.now() + untilSeconds * 1000).toISOString() }
        : word.kind === 'follow'
          ? { kind: 'following', topic: word.topic, mark: word.after ?? '10' }
          : null
    if (back) socket.send(JSON.stringify(back))
  }
}
const follow = async () => {
  const { signIn } = await import('../api/session.ts')
  const { listen, isLive } = await import('./wire.ts')
  await signIn('shop', 'launch')
  const heard: (string | null)[] = []
  stop = listen(topic, { changed: told => heard.push(told?.mark ?? null) })
  return { heard, isLive }
}

test('after a break the topic is followed from the last mark, and what is told then is heard', async () => {
  polite()
  const { heard, isLive } = await follow()
  await until(() => heard.length === 1)
  say(0, news('11'))
  await until(() => heard.length === 2)
  desk.wires[0]?.socket.terminate()
  await until(() => saidOn(1).length === 2)
  expect(saidOn(1)[1]).toEqual({ kind: 'follow', topic, after: '11' })
  say(1, news('12'))
  await until(() => heard.length === 3)
  expect(heard).toEqual([null, '11', '12'])
  expect(isLive.value).toBe(true)
})

test('after a gap everything may have changed, also when the line breaks before the word of it', async () => {
  polite()
  const { heard } = await follow()
  await until(() => heard.length === 1)
  say(0, { kind: 'gap', topic, mark: '50' })
  await until(() => heard.length === 2)
  desk.wires[0]?.socket.terminate()
  desk.onWord = (socket, { kind }) => {
    if (kind === 'hello')
      socket.send(JSON.stringify({ kind: 'welcome', until: new Date(Date.now() + 900_000) }))
    if (kind === 'follow') socket.send(JSON.stringify({ kind: 'following', topic, mark: '90' }))
  }
  await until(() => heard.length === 3)
  expect(heard).toEqual([null, null, null])
})

test('hello is said again, with a new token, before the old one ends', async () => {
  polite(31, 21)
  await follow()
  await until(() => saidOn(0).filter(({ kind }) => kind === 'hello').length === 2)
  const tokens = saidOn(0).flatMap(word => (word.kind === 'hello' ? [word.accessToken] : []))
  expect(new Set(tokens).size).toBe(2)
  expect(desk.wires).toHaveLength(1)
})

test('a token that the server refuses is renewed before the next hello', async () => {
  polite()
  const answerPolitely = desk.onWord
  desk.onWord = socket => socket.close(4401)
  await follow()
  await until(() => saidOn(0).length === 1)
  desk.onWord = answerPolitely
  await until(() => saidOn(1).length === 2)
  expect([saidOn(0)[0], saidOn(1)[0]]).toMatchObject([
    { accessToken: 'access-1' },
    { accessToken: 'access-2' },
  ])
})

test('a server that is away is asked again within half a second, then less and less often, and at once when the line is back', async () => {
  polite()
  const answerPolitely = desk.onWord
  desk.onWord = socket => socket.terminate()
  const at: number[] = []
  await follow()
  for (let nth = 1; nth <= 9; nth++) {
    await until(() => saidOn(nth - 1).length === 1, 6000)
    at.push(performance.now())
  }
  const rests = at.slice(1).map((time, nth) => time - (at[nth] ?? 0))
  // half a second for what is busy on this machine
  for (const quick of rests.slice(0, 6)) expect(quick).toBeLessThan(1000)
  expect(rests[7]).toBeGreaterThan(950)
  desk.onWord = answerPolitely
  await new Promise(resolve => setTimeout(resolve, 50))
  const back = performance.now()
  page.window.dispatchEvent(new Event('online'))
  await until(() => saidOn(9).length === 2)
  expect(performance.now() - back).toBeLessThan(500)
})

test('what hangs over a line that was lost is not waited for when there is one again', async () => {
  polite()
  const { heard, isLive } = await follow()
  await until(() => heard.length === 1)
  const answerPolitely = desk.onWord
  // the way to the server is gone, and nothing says so
  desk.onWord = () => {}
  say(0, news('11'))
  await until(() => heard.length === 2)
  desk.onWord = answerPolitely
  const back = performance.now()
  page.window.dispatchEvent(new Event('online'))
  await until(() => saidOn(1).length === 2)
  expect(performance.now() - back).toBeLessThan(500)
  expect(saidOn(1)[1]).toEqual({ kind: 'follow', topic, after: '11' })
  await until(() => isLive.value)
})

test('a line that is dead without a word is found out when the person looks again', async () => {
  polite()
  const { heard, isLive } = await follow()
  await until(() => heard.length === 1)
  const answerPolitely = desk.onWord
  desk.onWord = () => {}
  page.document.dispatchEvent(new Event('visibilitychange'))
  await until(() => saidOn(0).length === 3)
  desk.onWord = answerPolitely
  await until(() => saidOn(1).length === 2, 4000)
  expect(isLive.value).toBe(true)
})

test('nobody knocks any more when the session is over', async () => {
  desk.answer = ({ path }) =>
    path.includes('sign-in') ? { status: 200, body: session(1) } : { status: 401, body: {} }
  desk.onWord = socket => socket.close(4401)
  await follow()
  const { isOver } = await import('../api/session.ts')
  await until(() => isOver.value, 5000)
  const before = desk.wires.length
  await new Promise(resolve => setTimeout(resolve, 1500))
  expect(desk.wires.length).toBe(before)
})
