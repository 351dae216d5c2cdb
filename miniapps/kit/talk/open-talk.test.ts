import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Desk, openDesk, session } from '../testing/desk.ts'
import { openPage } from '../testing/page.ts'

let desk: Desk
/** What has been said, as the server knows it. */
let said: string[]
/** What happens to the questions that come next: how long the answers take, or a status. */
let fates: { afterMs?: number; status?: number }[]

beforeEach(async () => {
  said = ['c', 'd']
  fates = []
  desk = await openDesk()
  openPage(desk.origin)
  vi.resetModules()
  desk.answer = ({ path }) => {
    if (path.includes('sign-in')) return { status: 200, body: session(1) }
    const { afterMs = 0, status = 200 } = fates.shift() ?? {}
    const query = new URL(path, desk.origin).searchParams
    const [after, before] = [query.get('after'), query.get('before')]
    const known = before
      ? said.slice(0, said.indexOf(before))
      : said.slice(after ? said.indexOf(after) + 1 : said.indexOf('c'))
    const body = {
      talk: { isOpen: true },
      items: known.map(id => ({ id })),
      older: known[0] === 'c' ? 'c' : null,
      newest: known.at(-1) ?? null,
    }
    return { status, body, afterMs }
  }
})
afterEach(() => desk.close())

const open = async () => {
  await (await import('../api/session.ts')).signIn('shop', 'launch')
  const opened = (await import('./open-talk.ts')).openTalk('/talk')
  return { ...opened, shown: () => opened.talk.value?.items.map(({ id }) => id).join('') }
}
const asked = () => desk.asked.filter(({ path }) => path.startsWith('/talk')).length

test('what is new stays there when an earlier answer comes after a later one', async () => {
  const { load, shown } = await open()
  fates = [{ afterMs: 150 }]
  const slow = load()
  await vi.waitUntil(() => asked() === 1)
  said.push('e')
  await Promise.all([slow, load(), load()])
  expect(shown()).toBe('cde')
})

test('what was said before and what comes meanwhile are both there', async () => {
  const { load, loadOlder, shown } = await open()
  said.unshift('a', 'b')
  await load()
  fates = [{ afterMs: 150 }]
  const before = loadOlder()
  await vi.waitUntil(() => asked() === 2)
  said.push('e')
  await Promise.all([before, load()])
  expect(shown()).toBe('abcde')
})

test('trouble with what was said before is told, and the next try is as good as the first', async () => {
  const { load, loadOlder, olderProblem, problem, shown } = await open()
  said.unshift('a', 'b')
  await load()
  fates = [{ status: 503 }]
  await loadOlder()
  expect([olderProblem.value?.isPassing, problem.value, shown()]).toEqual([true, null, 'cd'])
  await loadOlder()
  expect([olderProblem.value, shown()]).toEqual([null, 'abcd'])
})
