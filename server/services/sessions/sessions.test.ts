import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RefusalCode } from '../../domain/refusals.ts'
import { launchOf, signLaunch, testTokens } from '../../testing/launch.ts'
import { town } from '../../testing/little-town.ts'
import { openTestHouse, system, type TestHouse } from '../../testing/test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())
beforeEach(() => house.db.pool.query('truncate sessions'))

const opened = () => house.db.prisma.session.count()
const refusal = (code: RefusalCode) => expect.objectContaining({ code })
const now = () => house.clock.now()
const user = { id: 777, first_name: 'Ana', language_code: 'es' }
const pairs = (change: Record<string, string> = {}): [string, string][] =>
  Object.entries({
    query_id: `q${Math.random()}`,
    user: JSON.stringify(user),
    auth_date: String(Math.floor(now().getTime() / 1000)),
    ...change,
  })
const signed = (change: Record<string, string> = {}, token = testTokens.customer) =>
  signLaunch(token, pairs(change))
const ago = (seconds: number) => String(Math.floor(now().getTime() / 1000) - seconds)
const signIn = (initData: string) => house.services.sessions.signIn({ app: 'shop', initData })

describe('a launch that is not what Telegram said to this bot opens nothing', () => {
  const flipped = (text: string) => text.replace(/hash=(.)/, (_all, one) => `hash=${one === 'a' ? 'b' : 'a'}`)
  test.each<[string, () => string]>([
    ['nothing', () => ''],
    ['no launch at all', () => 'hello'],
    ['a flipped byte in the hash', () => flipped(signed())],
    ['a flipped byte in what was said', () => signed().replace('Ana', 'Eva')],
    ["another bot's token", () => signed({}, testTokens.crew)],
    ['no hash', () => signed().replace(/&?hash=[0-9a-f]+/, '')],
    ['the hash twice', () => `${signed()}&hash=${'0'.repeat(64)}`],
    ['the same hash twice', () => signed().replace(/(hash=[0-9a-f]+)/, '$1&$1')],
    [
      'the hash in capitals',
      () => signed().replace(/hash=(.*)/, (_all, hash) => `hash=${hash.toUpperCase()}`),
    ],
    ['a hash of another length', () => signed().replace(/(hash=[0-9a-f]{10})[0-9a-f]+/, '$1')],
    ['one more user behind', () => `${signed()}&user=${encodeURIComponent(JSON.stringify({ id: 1 }))}`],
    ['one more user in front', () => `user=${encodeURIComponent(JSON.stringify({ id: 1 }))}&${signed()}`],
    ['one more pair', () => `${signed()}&is_admin=true`],
    ['a pair less', () => signed().replace(/query_id=[^&]*&/, '')],
    [
      'a name in another normal form',
      () =>
        signed({ user: JSON.stringify({ id: 777, first_name: 'Jose\u0301' }) }).replace('e%CC%81', '%C3%A9'),
    ],
    ['nobody', () => signed({ user: '' })],
    ['a person without an id', () => signed({ user: '{"first_name":"Ana"}' })],
    ['a person whose id is text', () => signed({ user: '{"id":"777"}' })],
    ['a bot', () => signed({ user: '{"id":777,"is_bot":true}' })],
    ['half of JSON', () => signed({ user: '{"id":777' })],
    ['more than an hour old', () => signed({ auth_date: ago(3605) })],
    ['of tomorrow', () => signed({ auth_date: ago(-65) })],
    ['without a time', () => signed({ auth_date: '' })],
    ['with a time that is none', () => signed({ auth_date: '1e9' })],
    ['longer than any', () => signed({ start_param: 'x'.repeat(9000) })],
  ])('%s', async (_what, make) => {
    await expect(signIn(make())).rejects.toEqual(refusal('people.bad-launch'))
    expect(await opened()).toBe(0)
  })

  test('a hash that was made with the plain token is no hash', async () => {
    const said = pairs()
    const hash = createHmac('sha256', testTokens.customer)
      .update(
        said
          .map(([name, value]) => `${name}=${value}`)
          .sort()
          .join('\n'),
      )
      .digest('hex')
    const forged = new URLSearchParams([...said, ['hash', hash]]).toString()
    await expect(signIn(forged)).rejects.toEqual(refusal('people.bad-launch'))
  })

  test('that was used, also in another order of its pairs, and also by eight at once', async () => {
    const initData = signed({ user: JSON.stringify({ id: 778, first_name: 'Łukasz 🍕 שלום' }) })
    const all = await Promise.allSettled(Array.from({ length: 8 }, () => signIn(initData)))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of all)
      if (one.status === 'rejected') expect(one.reason).toEqual(refusal('people.bad-launch'))
    const reordered = initData.split('&').reverse().join('&')
    await expect(signIn(reordered)).rejects.toEqual(refusal('people.bad-launch'))
    expect(await opened()).toBe(1)
  })
})

describe('a session', () => {
  test('makes an unknown person a customer as the bot would, in their language, once', async () => {
    const [one, two] = [await signIn(signed()), await signIn(signed())]
    expect(one.signedIn).toMatchObject({ firstName: 'Ana', language: 'es', roles: ['customer'], phone: null })
    expect(two.signedIn.actor.userId).toBe(one.signedIn.actor.userId)
    const met = await house.services.people.meet({ bot: 'customer', telegramId: 777n, firstName: 'Ana' })
    expect([met.userId, met.isNew]).toEqual([one.signedIn.actor.userId, false])
  })

  describe('whose answer was lost', () => {
    const attempt = 'an-attempt-of-this-page'
    const again = (initData: string, by: string | undefined = attempt) =>
      house.services.sessions.signIn({ app: 'shop', initData, attempt: by })
    const lost = async () => {
      const initData = signed()
      return { initData, first: await again(initData) }
    }

    test('is there again for the page that opened it, also for five at once, and is one session', async () => {
      const { initData, first } = await lost()
      const second = await again(initData)
      expect(second).toEqual({ ...first, broughtBy: null })
      const other = signed()
      const all = await Promise.all(Array.from({ length: 5 }, () => again(other)))
      expect(new Set(all.map(({ refreshToken }) => refreshToken)).size).toBe(1)
      expect(await opened()).toBe(2)
      await house.services.sessions.refresh(second.refreshToken)
    })

    test('is not there for whoever only saw the launch, with another attempt or with none', async () => {
      const { initData } = await lost()
      await expect(again(initData, 'an-attempt-of-another')).rejects.toEqual(refusal('people.bad-launch'))
      await expect(signIn(initData)).rejects.toEqual(refusal('people.bad-launch'))
      const crew = { app: 'driver', initData, attempt } as const
      await expect(house.services.sessions.signIn(crew)).rejects.toEqual(refusal('people.bad-launch'))
      const plain = signed()
      await signIn(plain)
      await expect(again(plain)).rejects.toEqual(refusal('people.bad-launch'))
    })

    test('is not there a minute later, nor once it was gone on with, nor after it has ended', async () => {
      const late = await lost()
      house.clock.forward(61)
      await expect(again(late.initData)).rejects.toEqual(refusal('people.bad-launch'))
      const used = await lost()
      await house.services.sessions.refresh(used.first.refreshToken)
      await expect(again(used.initData)).rejects.toEqual(refusal('people.bad-launch'))
      const ended = await lost()
      await house.services.sessions.end(ended.first.refreshToken)
      await expect(again(ended.initData)).rejects.toEqual(refusal('people.bad-launch'))
    })
  })

  test('does not let the bot write to somebody who only opened a mini app', async () => {
    const reachable = async (id: bigint) =>
      (await house.db.prisma.botUser.findFirst({ where: { telegramId: id } }))?.isReachable
    await signIn(launchOf('customer', { id: 801 }, now()))
    expect(await reachable(801n)).toBe(false)
    await signIn(launchOf('customer', { id: 802, allows_write_to_pm: true }, now()))
    expect(await reachable(802n)).toBe(true)
    await house.services.people.markUnreachable('customer', 802n)
    await signIn(launchOf('customer', { id: 802 }, now()))
    expect(await reachable(802n)).toBe(false)
  })

  test('gives the same answer to who lost it, also to two at once, until the answer has been used', async () => {
    const first = await signIn(signed())
    const refresh = house.services.sessions.refresh
    const [second, again] = await Promise.all([refresh(first.refreshToken), refresh(first.refreshToken)])
    house.clock.forward(295)
    const late = await refresh(first.refreshToken)
    expect([again.refreshToken, late.refreshToken]).toEqual([second.refreshToken, second.refreshToken])
    expect(late.refreshUntil).toEqual(second.refreshUntil)
    const third = await refresh(second.refreshToken)
    expect(third.refreshToken).not.toBe(second.refreshToken)
    await expect(refresh(first.refreshToken)).rejects.toEqual(refusal('people.session-over'))
    await expect(refresh(third.refreshToken)).rejects.toEqual(refusal('people.session-over'))
  })

  test('lives on by refreshing; a token of before ends it for whoever has it, and that is told once', async () => {
    const first = await signIn(signed())
    const second = await house.services.sessions.refresh(first.refreshToken)
    expect(second.signedIn.sessionId).toBe(first.signedIn.sessionId)
    // also asking again does not keep it alive
    house.clock.forward(200)
    await house.services.sessions.refresh(first.refreshToken)
    house.clock.forward(101)
    await expect(house.services.sessions.refresh(first.refreshToken)).rejects.toEqual(
      refusal('people.session-over'),
    )
    await expect(house.services.sessions.refresh(second.refreshToken)).rejects.toEqual(
      refusal('people.session-over'),
    )
    await expect(house.services.sessions.identify(first.signedIn.sessionId, 'shop')).rejects.toEqual(
      refusal('people.session-over'),
    )
    const told = await house.db.prisma.liveNews.findMany({ where: { sessionId: first.signedIn.sessionId } })
    expect(told.map(({ type, userId }) => [type, userId])).toEqual([
      ['session.ended', first.signedIn.actor.userId],
    ])
  })

  test('cannot be ended by who only knows its id', async () => {
    const { signedIn, refreshToken } = await signIn(signed())
    const [, , signature] = refreshToken.split('.')
    for (const forged of [
      `${signedIn.sessionId}.${'A'.repeat(43)}.${signature}`,
      signedIn.sessionId,
      'x',
      '',
    ])
      await expect(house.services.sessions.refresh(forged)).rejects.toEqual(refusal('people.session-over'))
    expect((await house.services.sessions.identify(signedIn.sessionId, 'shop')).firstName).toBe('Ana')
  })

  test('keeps no token as it is', async () => {
    const { refreshToken } = await signIn(signed())
    const rows = JSON.stringify(await house.db.prisma.session.findMany())
    for (const part of refreshToken.split('.').slice(1)) expect(rows).not.toContain(part)
  })

  test('ends when its person ends it, and is over after a fortnight of silence', async () => {
    const one = await signIn(signed())
    await house.services.sessions.end(one.refreshToken)
    await house.services.sessions.end(one.refreshToken)
    await expect(house.services.sessions.identify(one.signedIn.sessionId, 'shop')).rejects.toEqual(
      refusal('people.session-over'),
    )
    const two = await signIn(signed())
    await house.db.prisma.session.updateMany({ data: { expiresAt: now() } })
    await expect(house.services.sessions.refresh(two.refreshToken)).rejects.toEqual(
      refusal('people.session-over'),
    )
  })
})

test('an app knows only the roles it is for, and a revoked one is gone at the next look', async () => {
  const { sessions, people } = house.services
  const launched = (app: 'shop' | 'dispatch' | 'driver') =>
    sessions.signIn({ app, initData: launchOf(app === 'shop' ? 'customer' : 'crew', { id: 900 }, now()) })
  const { signedIn } = await launched('dispatch')
  const { payload } = await people.inviteStaff(system, { role: 'dispatcher', branchId: town.branchId })
  await people.joinByInvite(signedIn.actor, payload)
  const look = () => sessions.identify(signedIn.sessionId, 'dispatch')
  expect((await look()).roles).toEqual(['customer', 'dispatcher'])
  expect((await launched('shop')).signedIn.roles).toEqual(['customer'])
  expect((await launched('driver')).signedIn.roles).toEqual(['customer'])
  await expect(sessions.identify(signedIn.sessionId, 'shop')).rejects.toEqual(refusal('people.session-over'))
  await people.revokeRole(system, {
    userId: signedIn.actor.userId,
    role: 'dispatcher',
    branchId: town.branchId,
  })
  expect((await look()).roles).toEqual(['customer'])
})
