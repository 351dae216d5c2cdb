import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AppName } from '../../contracts/session.ts'
import { signLaunch, testTokens } from '../../testing/launch.ts'
import { openTestHouse, system, type TestHouse } from '../../testing/test-house.ts'

let house: TestHouse
let link: string
let repId: string
let nextId = 4000
beforeAll(async () => {
  house = await openTestHouse()
  const { people, sales } = house.services
  const rita = await house.customer('Rita')
  const { payload } = await people.inviteStaff(system, { role: 'sales' })
  await people.joinByInvite(rita, payload)
  repId = rita.userId
  link = (await sales.profile(await people.actorOf(rita.userId))).startPayload
})
afterAll(() => house.close())

const launch = (id: number, startParam: string, token = testTokens.customer) =>
  signLaunch(token, [
    ['query_id', `q${Math.random()}`],
    ['user', JSON.stringify({ id, first_name: 'Fred' })],
    ['auth_date', String(Math.floor(house.clock.now().getTime() / 1000))],
    ['start_param', startParam],
  ])
const open = (id: number, startParam: string, app: AppName = 'shop') =>
  house.services.sessions.signIn({
    app,
    initData: launch(id, startParam, app === 'shop' ? testTokens.customer : testTokens.crew),
  })
const bondOf = (customerId: string) => house.db.prisma.referralBond.findUnique({ where: { customerId } })

test('whoever opens the shop by a rep’s link is bound to them, once and for good', async () => {
  const first = await open(nextId, link)
  expect(first.broughtBy).toBe('Rita')
  expect(await bondOf(first.signedIn.actor.userId)).toMatchObject({ repId })
  expect((await open(nextId, link)).broughtBy).toBeNull()
  expect((await house.services.sessions.refresh(first.refreshToken)).broughtBy).toBeNull()
  expect(await house.db.prisma.outboxEvent.count({ where: { type: 'bond.made' } })).toBe(1)
})

test('a launch that comes twice at once binds once, and signs in once', async () => {
  const id = ++nextId
  const initData = launch(id, link)
  const answers = await Promise.allSettled(
    Array.from({ length: 5 }, () => house.services.sessions.signIn({ app: 'shop', initData })),
  )
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await house.db.prisma.referralBond.count({ where: { repId } })).toBe(2)
})

test('a link that nobody signed binds nobody', async () => {
  const forged = launch(++nextId, 'ord_0000000000aaaaaaaa').replace('ord_0000000000aaaaaaaa', link)
  await expect(house.services.sessions.signIn({ app: 'shop', initData: forged })).rejects.toMatchObject({
    code: 'people.bad-launch',
  })
  expect(await house.db.prisma.referralBond.count({ where: { repId } })).toBe(2)
})

test('somebody who has ordered, the rep themself, another app and any other payload bind nobody and harm nobody', async () => {
  const regular = await open(++nextId, '')
  await house.placedOrder(regular.signedIn.actor)
  expect((await open(nextId, link)).broughtBy).toBeNull()
  expect((await open(++nextId, link, 'driver')).broughtBy).toBeNull()
  for (const payload of [
    'ord_0000000000aaaaaaaa',
    'prd_0000000000bread000',
    'ref_',
    'ref_nobody',
    `${link}x`,
    `x${link}`,
    "ref_'; drop table users",
    'ref_'.padEnd(512, 'a'),
    '🍕',
  ]) {
    const { broughtBy, signedIn } = await open(++nextId, payload)
    expect([broughtBy, await bondOf(signedIn.actor.userId)], payload.slice(0, 30)).toEqual([null, null])
  }
})
