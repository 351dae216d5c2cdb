import { afterAll, beforeAll, expect, test } from 'vitest'
import { assigned, driverRoute, proposal } from '../contracts/proposals.ts'
import { town } from '../testing/little-town.ts'
import { system } from '../testing/test-house.ts'
import { type ApiHouse, openApiHouse } from './testing/api-house.ts'

let api: ApiHouse
beforeAll(async () => {
  api = await openApiHouse()
})
afterAll(() => api.close())

const dispatcher = async (id: number, languageCode: string) => {
  const { person } = await api.signIn('dispatch', { id, first_name: 'Diego', language_code: languageCode })
  const { payload } = await api.house.services.people.inviteStaff(system, {
    role: 'dispatcher',
    branchId: town.branchId,
  })
  await api.house.services.people.joinByInvite(
    await api.house.services.people.actorOf(person.userId),
    payload,
  )
  const { accessToken: token } = await api.signIn('dispatch', { id, first_name: 'Diego' })
  return (method: string, url: string, payload?: object, key?: string) =>
    api.ask(method, `/api/dispatch${url}`, {
      token,
      ...(payload ? { payload } : {}),
      headers: key ? { 'idempotency-key': key } : {},
    })
}

test('a board asks for a proposal, takes it up, and hears of each delivery in its own language', async () => {
  const ask = await dispatcher(301, 'ru')
  const driver = await api.house.driverOnShift()
  const { deliveryId } = await api.house.confirmedOrder(await api.house.customer())
  const { deliveryId: other } = await api.house.confirmedOrder(await api.house.customer())

  expect((await ask('POST', '/proposals', {})).json().code).toBe('request.key-missing')
  const made = await ask('POST', '/proposals', {}, 'proposal-key-1')
  expect(made.statusCode).toBe(200)
  const plan = proposal.parse(made.json())
  expect(new Set(plan.assignments.map(one => one.deliveryId))).toEqual(new Set([deliveryId, other]))
  expect((await ask('POST', '/proposals', {}, 'proposal-key-1')).json()).toEqual(made.json())
  expect((await ask('GET', `/proposals/${plan.proposalId}`)).json()).toEqual(made.json())

  const taken = await ask(
    'POST',
    '/assignments',
    {
      items: [{ deliveryId: other, version: 1, driverId: driver.driverId }],
    },
    'assign-key-1',
  )
  expect(assigned.parse(taken.json()).items).toEqual([
    { deliveryId: other, driverId: driver.driverId, isAssigned: true, problem: null },
  ])
  const applied = await ask('POST', `/proposals/${plan.proposalId}/apply`, {})
  expect(applied.statusCode).toBe(200)
  const items = assigned.parse(applied.json()).items
  expect(items.find(item => item.deliveryId === deliveryId)).toMatchObject({ isAssigned: true })
  expect(items.find(item => item.deliveryId === other)).toMatchObject({
    isAssigned: false,
    problem: { code: 'delivery.already-done', title: expect.stringMatching(/[а-я]/), facts: { version: 2 } },
  })
  expect((await ask('POST', `/proposals/${plan.proposalId}/apply`, {})).json()).toEqual(applied.json())
})

test('a driver asks for the way', async () => {
  const driver = await api.house.driverOnShift('Way')
  const { deliveryId } = await api.house.confirmedOrder(await api.house.customer())
  await api.house.services.dispatch.assign(system, {
    deliveryId,
    version: 1,
    driverId: driver.driverId ?? '',
  })
  const { telegramId } = await api.house.db.prisma.botUser.findFirstOrThrow({
    where: { userId: driver.userId },
  })
  const { accessToken } = await api.signIn('driver', { id: Number(telegramId), first_name: 'Way' })
  const answer = await api.ask('GET', '/api/driver/route', { token: accessToken })
  const way = driverRoute.parse(answer.json())
  expect(way.stops.map(stop => `${stop.kind} ${stop.deliveryId}`)).toEqual([
    `pickup ${deliveryId}`,
    `dropoff ${deliveryId}`,
  ])
  expect(way.line).toHaveLength(3)
})

test('what cannot be understood is refused before anything happens', async () => {
  const ask = await dispatcher(302, 'en')
  const item = { deliveryId: 'dlv_0000000000aaaaaaaa', version: 1, driverId: 'drv_0000000000aaaaaaaa' }
  for (const payload of [
    { items: [] },
    { items: [item, item] },
    { items: Array.from({ length: 101 }, () => item) },
    { items: [{ ...item, version: 0 }] },
    { items: [{ ...item, driverId: 'usr_0000000000aaaaaaaa' }] },
    {},
  ])
    expect((await ask('POST', '/assignments', payload, 'bad-key-01')).statusCode).toBe(400)
  for (const payload of [
    { deliveryIds: [] },
    { deliveryIds: ['x'] },
    { deliveryIds: 'dlv_0000000000aaaaaaaa' },
  ])
    expect((await ask('POST', '/proposals', payload, 'bad-key-02')).statusCode).toBe(400)
  expect((await ask('POST', '/proposals/prp_x/apply', {})).statusCode).toBe(400)
})
