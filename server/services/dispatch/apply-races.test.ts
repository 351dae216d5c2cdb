import { afterEach, describe, expect, test } from 'vitest'
import { activeStatuses } from '../../domain/delivery/delivery.ts'
import { openTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { meetingAt, withoutLocks } from '../../testing/without-locks.ts'

/** Each race runs on the house as it is, and once more without row locks, where it has to go wrong. */
const houses: TestHouse[] = []
const open = async (...change: Parameters<typeof openTestHouse>): Promise<TestHouse> => {
  const house = await openTestHouse(...change)
  houses.push(house)
  return house
}
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close()
})

/** All four who would write after the missing lock of one row are brought together, once the race is on. */
const openWithoutLocks = async (table: string): Promise<[TestHouse, () => void]> => {
  const meeting = meetingAt(table, 4)
  return [await open(db => withoutLocks(db, meeting)), meeting.begin]
}

let keys = 0
/** A dispatcher of their own who has planned these deliveries for these drivers. */
const planned = async (house: TestHouse, deliveryIds: readonly string[], driverIds: readonly string[]) => {
  await house.db.prisma.driver.updateMany({ data: { isActive: false } })
  await house.db.prisma.driver.updateMany({ where: { id: { in: [...driverIds] } }, data: { isActive: true } })
  const dispatcher = await house.dispatcher()
  const idempotencyKey = `race-${++keys}`
  const proposal = await house.services.dispatch.propose(dispatcher, { deliveryIds, idempotencyKey })
  expect(proposal.assignments).toHaveLength(deliveryIds.length)
  return { dispatcher, proposal }
}
type Planned = Awaited<ReturnType<typeof planned>>

/** Everybody takes up every delivery of their proposal at the same moment, each twice. */
const applyAll = async (house: TestHouse, plans: readonly Planned[], ready = () => {}) => {
  await house.db.prisma.driver.updateMany({ data: { isActive: true } })
  ready()
  const answers = await Promise.all(
    plans.flatMap(({ dispatcher, proposal }) =>
      proposal.assignments.flatMap(({ deliveryId }) =>
        [1, 2].map(() =>
          house.services.dispatch.applyProposal(dispatcher, {
            proposalId: proposal.proposalId,
            deliveryIds: [deliveryId],
          }),
        ),
      ),
    ),
  )
  const given = new Set(
    answers
      .flat()
      .flatMap(({ deliveryId, driverId, refusal }) => (refusal ? [] : [`${deliveryId} ${driverId}`])),
  )
  return {
    given: [...given],
    refused: answers.flat().flatMap(({ refusal }) => refusal?.facts.reason ?? refusal?.code ?? []),
  }
}

const order = async (house: TestHouse) => (await house.confirmedOrder(await house.customer())).deliveryId
const driver = async (house: TestHouse, change: object) => {
  const { driverId = '' } = await house.driverOnShift()
  await house.db.prisma.driver.update({ where: { id: driverId }, data: change })
  return driverId
}
const activeOf = (house: TestHouse, driverId: string) =>
  house.db.prisma.delivery.findMany({ where: { driverId, status: { in: [...activeStatuses] } } })

describe('two dispatchers plan for one driver with one free hand', () => {
  const race = async (house: TestHouse, ready?: () => void) => {
    const driverId = await driver(house, { capacity: 1 })
    const [one, other] = [await order(house), await order(house)]
    const plans = [await planned(house, [one], [driverId]), await planned(house, [other], [driverId])]
    return { ...(await applyAll(house, plans, ready)), active: (await activeOf(house, driverId)).length }
  }

  test('the second hears that it is full', async () => {
    const outcome = await race(await open())
    expect(outcome).toMatchObject({ active: 1, refused: ['full', 'full'] })
    expect(outcome.given).toHaveLength(1)
  })

  test('without the lock the driver has two', async () => {
    expect((await race(...(await openWithoutLocks('drivers')))).active).toBe(2)
  })
})

describe('two dispatchers fill one driver’s pockets', () => {
  const race = async (house: TestHouse, ready?: () => void) => {
    // Each order brings 21,000 in cash.
    const driverId = await driver(house, { capacity: 5, cashCapUnits: 30_000n })
    const [one, other] = [await order(house), await order(house)]
    const plans = [await planned(house, [one], [driverId]), await planned(house, [other], [driverId])]
    return { ...(await applyAll(house, plans, ready)), active: (await activeOf(house, driverId)).length }
  }

  test('the second hears that there is no room for the cash', async () => {
    const outcome = await race(await open())
    expect(outcome).toMatchObject({ active: 1, refused: ['no-room-for-cash', 'no-room-for-cash'] })
  })

  test('without the lock the driver would carry more than they may', async () => {
    expect((await race(...(await openWithoutLocks('drivers')))).active).toBe(2)
  })
})

describe('two dispatchers give one delivery to two drivers', () => {
  const race = async (house: TestHouse, ready?: () => void) => {
    const [one, other] = [await driver(house, {}), await driver(house, {})]
    const deliveryId = await order(house)
    const plans = [await planned(house, [deliveryId], [one]), await planned(house, [deliveryId], [other])]
    return applyAll(house, plans, ready)
  }

  test('one of them has it', async () => {
    const { given, refused } = await race(await open())
    expect(given).toHaveLength(1)
    expect(refused).toEqual(['delivery.already-done', 'delivery.already-done'])
  })

  test('without the lock both are told so', async () => {
    const { given } = await race(...(await openWithoutLocks('deliveries')))
    expect(given).toHaveLength(2)
  })
})

test('two plans over the same dozen: every delivery ends with one driver, nobody with more than they have hands for', async () => {
  const house = await open()
  const crew = []
  for (let n = 0; n < 4; n++) crew.push(await driver(house, { capacity: 3 }))
  const deliveryIds = []
  for (let n = 0; n < 12; n++) deliveryIds.push(await order(house))
  const plans = [
    await planned(house, deliveryIds, crew),
    await planned(house, deliveryIds, [...crew].reverse()),
  ]
  const { given } = await applyAll(house, plans)
  expect(new Set(given.map(pair => pair.split(' ')[0])).size).toBe(given.length)
  for (const driverId of crew) {
    const active = await activeOf(house, driverId)
    expect(active.length).toBeLessThanOrEqual(3)
    for (const { id } of active) expect(given).toContain(`${id} ${driverId}`)
  }
  expect(given.length).toBeGreaterThanOrEqual(10)
})
