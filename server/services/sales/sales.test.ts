import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, system, type TestHouse } from '../../testing/test-house.ts'

type Person = Awaited<ReturnType<TestHouse['customer']>>

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const rep = async (name = 'Rita'): Promise<Person> => {
  const person = await house.customer(name)
  const { payload } = await house.services.people.inviteStaff(system, { role: 'sales' })
  await house.services.people.joinByInvite(person, payload)
  const actor = await house.services.people.actorOf(person.userId)
  if (actor.kind !== 'person') throw new Error('a person who joined is a person')
  return actor
}
const codeOf = async (actor: Person) => (await house.services.sales.profile(actor)).code
const bonds = (customer: Person) =>
  house.db.prisma.referralBond.findMany({ where: { customerId: customer.userId } })

test('a customer is brought once and for good', async () => {
  const [one, other] = [await rep('One'), await rep('Other')]
  const customer = await house.customer()
  const { sales } = house.services
  const code = await codeOf(one)
  expect(await sales.bind(customer, code)).toEqual({ isNew: true, repName: 'One' })
  expect(await sales.bind(customer, code)).toMatchObject({ isNew: false })
  expect(await sales.bind(customer, await codeOf(other))).toMatchObject({ isNew: false })
  expect((await bonds(customer)).map(({ repId }) => repId)).toEqual([one.userId])
  const told = await house.db.prisma.outboxEvent.count({
    where: { type: 'bond.made', payload: { path: ['customerId'], equals: customer.userId } },
  })
  expect(told).toBe(1)
})

test('ten reps at once bring one customer once', async () => {
  const reps: string[] = []
  for (let i = 0; i < 10; i++) reps.push(await codeOf(await rep(`Rep ${i}`)))
  const customer = await house.customer()
  const answers = await Promise.all(reps.map(code => house.services.sales.bind(customer, code)))
  expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1)
  expect(await bonds(customer)).toHaveLength(1)
})

test('nobody brings themself, and nobody is brought who has ordered before', async () => {
  const one = await rep()
  const { sales } = house.services
  expect(await sales.bind(one, await codeOf(one))).toEqual({ isNew: false, repName: null })
  const regular = await house.customer()
  await house.placedOrder(regular)
  expect(await sales.bind(regular, await codeOf(one))).toEqual({ isNew: false, repName: null })
  expect(await sales.bind(await house.customer(), 'no-such-code')).toEqual({ isNew: false, repName: null })
  expect(await sales.bind(system, await codeOf(one))).toMatchObject({ isNew: false })
  expect(await bonds(regular)).toEqual([])
})

test('a rep sees their own customers and orders; only what arrived is turnover', async () => {
  const [one, other] = [await rep('One'), await rep('Other')]
  const { sales, orders, dispatch, delivery } = house.services
  const customer = await house.customer('Brought')
  await sales.bind(customer, await codeOf(one))
  const arriving = await house.confirmedOrder(customer)
  await house.placedOrder(customer)
  const driver = await house.driverOnShift()
  await dispatch.assign(system, {
    deliveryId: arriving.deliveryId,
    version: 1,
    driverId: driver.driverId ?? '',
  })
  let task = await delivery.task(driver, arriving.deliveryId)
  for (const step of ['arriveAtPickup', 'pickUp', 'arriveAtDropoff'] as const)
    task = await delivery[step](driver, { deliveryId: arriving.deliveryId, version: task.version })
  await house.db.prisma.delivery.update({ where: { id: arriving.deliveryId }, data: { isCodeProven: true } })
  await delivery.deliver(driver, {
    deliveryId: arriving.deliveryId,
    version: task.version,
    isCashCollected: true,
  })
  const { total } = await orders.track(customer, arriving.orderId)
  expect(await sales.profile(one)).toMatchObject({
    customers: 1,
    orders: 2,
    turnover: total,
    commission: { units: 0n },
    startPayload: expect.stringMatching(/^[\w-]{1,64}$/),
  })
  expect(await sales.customers(one, { limit: 10 })).toMatchObject([
    { name: 'Brought', orders: 1, turnover: total },
  ])
  const list = await sales.orders(one, { limit: 10 })
  expect(list.map(({ status }) => status)).toEqual(['placed', 'fulfilled'])
  expect(await sales.orders(one, { limit: 10, before: list[1]?.placedAt ?? new Date() })).toEqual([])
  expect(await sales.profile(other)).toMatchObject({ customers: 0, orders: 0, turnover: { units: 0n } })
  expect(await sales.orders(other, { limit: 10 })).toEqual([])
})

test('figures are for reps alone, and only as long as they are reps', async () => {
  const { sales, people } = house.services
  const one = await rep()
  const code = await codeOf(one)
  for (const actor of [await house.customer(), await house.dispatcher(), await house.driverOnShift(), system])
    for (const ask of [
      () => sales.profile(actor),
      () => sales.customers(actor, { limit: 1 }),
      () => sales.orders(actor, { limit: 1 }),
    ])
      await expect(ask()).rejects.toMatchObject({ code: 'people.not-allowed' })
  await people.revokeRole(system, { userId: one.userId, role: 'sales' })
  const former = await people.actorOf(one.userId)
  await expect(sales.profile(former)).rejects.toMatchObject({ code: 'people.not-allowed' })
  const late = await house.customer()
  expect(await sales.bind(late, code)).toEqual({ isNew: false, repName: null })
  expect(await bonds(late)).toEqual([])
})
