import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Desk, openDesk, session } from '../testing/desk.ts'
import { openPage } from '../testing/page.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
  openPage(desk.origin)
})
afterEach(() => desk.close())

/** The page is loaded: nothing is known but what its storage holds. */
const loadPage = async () => {
  vi.resetModules()
  return {
    ...(await import('./session.ts')),
    ...(await import('./client.ts')),
    // a class of this load, so that `instanceof` holds
    Problem: (await import('./problem.ts')).Problem,
  }
}
const askedFor = (part: string) => desk.asked.filter(({ path }) => path.includes(part))
const refused = { status: 401, body: { code: 'people.session-over', title: 'Over' } }

test('all who hold an old token wait for one renewal, also who hears of it late', async () => {
  const { signIn, ask } = await loadPage()
  desk.answer = ({ path, token }) => {
    if (path.includes('sign-in')) return { status: 200, body: session(1) }
    if (path.includes('refresh')) return { status: 200, body: session(2), afterMs: 40 }
    if (token === 'access-1') return { ...refused, afterMs: path.includes('late') ? 200 : 0 }
    return { status: 200, body: { path } }
  }
  await signIn('shop', 'launch')
  const answers = await Promise.all(['/a', '/b', '/late'].map(path => ask<{ path: string }>(path)))
  expect(answers.map(({ path }) => path)).toEqual(['/a', '/b', '/late'])
  expect(askedFor('refresh')).toHaveLength(1)
})

test('a token that is about to end is renewed before it is used', async () => {
  const { signIn, ask } = await loadPage()
  desk.answer = ({ path }) => ({
    status: 200,
    body: path.includes('sign-in') ? session(1, 20) : path.includes('refresh') ? session(2) : {},
  })
  await signIn('shop', 'launch')
  await ask('/thing')
  expect(askedFor('/thing').map(({ token }) => token)).toEqual(['access-2'])
})

test('a page that is loaded again within a launch goes on with its token, and another launch does not take it', async () => {
  let nth = 0
  desk.answer = () => ({ status: 200, body: session(++nth) })
  const launch = (who: string) => `user=${who}&hash=${who.repeat(32).slice(0, 32)}`
  await (await loadPage()).signIn('shop', launch('a'))
  await (await loadPage()).signIn('shop', launch('b'))
  await (await loadPage()).signIn('shop', launch('a'))
  expect(desk.asked.map(({ path, body }) => [path, body.refreshToken ?? body.initData])).toEqual([
    ['/api/sign-in/shop', launch('a')],
    ['/api/sign-in/shop', launch('b')],
    ['/api/session/refresh', 'refresh-1'],
  ])
})

test('who got no answer to a sign-in asks again in the same attempt, also after the page was loaded anew', async () => {
  desk.answer = () => ({ status: 503, body: {} })
  const lost = await loadPage()
  await expect(lost.signIn('shop', 'launch')).rejects.toMatchObject({ status: 503 })
  desk.answer = () => ({ status: 200, body: session(1) })
  await (await loadPage()).signIn('shop', 'launch')
  await (await loadPage()).signIn('shop', 'another launch')
  const [first, second, other] = askedFor('sign-in').map(({ body }) => body.attempt)
  expect(first).toMatch(/^[\w-]{16,}$/)
  expect(second).toBe(first)
  expect(other).not.toBe(first)
})

test('a launch that was used before, and a session that is over, ask to be opened again', async () => {
  const used = await loadPage()
  desk.answer = () => refused
  await expect(used.signIn('shop', 'used')).rejects.toMatchObject({ status: 401 })
  expect(used.isOver.value).toBe(true)

  const over = await loadPage()
  desk.answer = ({ path }) => (path.includes('sign-in') ? { status: 200, body: session(1) } : refused)
  await over.signIn('shop', 'fresh')
  expect(over.isOver.value).toBe(false)
  await expect(over.ask('/a')).rejects.toMatchObject({ status: 401 })
  expect(over.isOver.value).toBe(true)
})

test('a renewal whose answer was lost is asked again with the same token, and nobody notices', async () => {
  const { signIn, ask } = await loadPage()
  desk.answer = ({ path }) => {
    if (path.includes('sign-in')) return { status: 200, body: session(1, 10) }
    if (path.includes('refresh'))
      return { status: 200, body: session(2), isCutOff: askedFor('refresh').length === 1 }
    return { status: 200, body: {} }
  }
  await signIn('shop', 'launch')
  await ask('/thing')
  expect(askedFor('refresh').map(({ body }) => body.refreshToken)).toEqual(['refresh-1', 'refresh-1'])
  expect(askedFor('/thing').map(({ token }) => token)).toEqual(['access-2'])
})

test('an answer that breaks off in the middle is lost, and may be asked for again', async () => {
  const { signIn, ask, Problem } = await loadPage()
  await signIn('shop', 'launch')
  desk.answer = () => ({ status: 200, body: { some: 'thing' }, isCutOff: true })
  for (const method of ['GET', 'POST'] as const) {
    const trouble = await ask('/a', { method }).catch((error: unknown) => error)
    expect(trouble instanceof Problem && [trouble.code, trouble.isPassing]).toEqual(['offline', true])
  }
})

test('waiting for the line leaves no listener behind, however often it is tried', async () => {
  const { keepSigningIn } = await loadPage()
  const before = getEventListeners(window, 'online').length
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  desk.answer = () => ({ status: askedFor('sign-in').length > 2 ? 200 : 503, body: session(1) })
  const isIn = keepSigningIn('driver', 'launch').then(() => true)
  for (const tries of [1, 2, 3]) {
    await vi.advanceTimersByTimeAsync(3000)
    // the desk answers after a timer of its own
    await vi.waitUntil(() => vi.advanceTimersByTimeAsync(1).then(() => askedFor('sign-in').length >= tries))
    await vi.waitUntil(() => vi.advanceTimersByTimeAsync(1).then(() => tries === 3 || vi.getTimerCount() > 1))
  }
  expect(await isIn).toBe(true)
  vi.useRealTimers()
  expect(getEventListeners(window, 'online')).toHaveLength(before)
})

test('a server that does not answer ends nothing', async () => {
  const { signIn, ask, isOver, Problem } = await loadPage()
  desk.answer = ({ path }) =>
    path.includes('sign-in') ? { status: 200, body: session(1, 10) } : { status: 503, body: {} }
  await signIn('shop', 'launch')
  const trouble = await ask('/a').catch((error: unknown) => error)
  expect(trouble instanceof Problem && trouble.isPassing).toBe(true)
  expect(isOver.value).toBe(false)
})

test('a question that hangs in the line of before is asked again as soon as there is another; a tap is not', async () => {
  const { signIn, ask } = await loadPage()
  const hangs = 1200
  desk.answer = ({ path }) => {
    if (path.includes('sign-in')) return { status: 200, body: session(1) }
    return { status: 200, body: {}, afterMs: askedFor(path).length === 1 ? hangs : 0 }
  }
  await signIn('shop', 'launch')
  const begun = performance.now()
  const question = ask('/question').then(() => performance.now() - begun)
  const tap = ask('/tap', { method: 'POST', body: {} }).then(() => performance.now() - begun)
  await vi.waitUntil(() => askedFor('/question').length === 1 && askedFor('/tap').length === 1)
  window.dispatchEvent(new Event('online'))
  expect(await question).toBeLessThan(hangs)
  expect(await tap).toBeGreaterThanOrEqual(hangs - 50)
  expect(askedFor('/question')).toHaveLength(2)
  expect(askedFor('/tap')).toHaveLength(1)
})
