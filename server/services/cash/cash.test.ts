import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../testing/test-house.ts'

type Person = Awaited<ReturnType<TestHouse['dispatcher']>>

let house: TestHouse
let dispatcher: Person
let driver: Person
beforeAll(async () => {
  house = await openTestHouse()
  dispatcher = await house.dispatcher()
})
afterAll(() => house.close())
beforeEach(async () => {
  driver = await house.driverOnShift()
})

/** Puts so much cash of ours into a driver's hand. */
const hand = async (who: Person, units: bigint): Promise<void> => {
  const account = { currency: 'UYU', normal: 'debit', min: null, max: null, guarded: false }
  const cash = `driver:${who.driverId}:cash`
  await house.db.pool.query('select ledger.post($1, $2, $3, $4, $5, $6)', [
    `hand-${who.driverId}`,
    'test',
    'test',
    'test',
    JSON.stringify([
      { ...account, code: cash, guarded: true, min: '0' },
      { ...account, code: 'bank' },
    ]),
    JSON.stringify([{ debit: cash, credit: 'bank', currency: 'UYU', amount: units.toString() }]),
  ])
}
const shortOver = async (): Promise<bigint> =>
  BigInt(
    (await house.db.pool.query(`select balance from ledger.balance where code = 'cash_short_over'`)).rows[0]
      ?.balance ?? 0,
  )
const declare = (units: bigint, who = driver) => house.services.cash.declare(who, { declaredUnits: units })
const settle = (handoverId: string, countedUnits: bigint, version = 1, by = dispatcher) =>
  house.services.cash.settle(by, { handoverId, version, countedUnits })

describe('declaring', () => {
  test('nothing, less than nothing and more than there is are refused', async () => {
    await expect(declare(100n)).rejects.toMatchObject({ code: /^cash\./ })
    await hand(driver, 1000n)
    await expect(declare(0n)).rejects.toMatchObject({ code: /^cash\./ })
    await expect(declare(-5n)).rejects.toMatchObject({ code: /^cash\./ })
    await expect(declare(1001n)).rejects.toMatchObject({ code: 'cash.more-than-in-hand' })
    expect((await house.services.cash.mine(driver)).handover).toBeNull()
  })

  test('is for drivers, one hand-over at a time', async () => {
    await hand(driver, 1000n)
    await expect(declare(1n, dispatcher)).rejects.toMatchObject({ code: 'people.not-allowed' })
    await declare(400n)
    await expect(declare(600n)).rejects.toMatchObject({ code: 'cash.already-declared' })
  })
})

describe('settling', () => {
  test.each([
    ['to the coin', 400n, 0n],
    ['short', 350n, 50n],
    ['over', 430n, -30n],
    ['with nothing at all', 0n, 400n],
  ])(
    '%s clears the driver of what they declared; the difference stays visible',
    async (_how, counted, short) => {
      await hand(driver, 1000n)
      const before = await shortOver()
      const { id } = await declare(400n)
      const settled = await settle(id, counted)
      expect(settled).toMatchObject({ status: 'settled', difference: { units: -short } })
      expect((await house.services.cash.mine(driver)).inHand.units).toBe(600n)
      expect((await shortOver()) - before).toBe(short)
      await expect(settle(id, counted)).rejects.toMatchObject({ code: /^cash\.already/ })
      await expect(settle(id, counted, settled.version)).rejects.toMatchObject({ code: /^cash\.already/ })
      expect((await shortOver()) - before).toBe(short)
      expect((await house.db.pool.query('select * from ledger.audit')).rows).toEqual([])
    },
  )

  test('is for a dispatcher of the branch, and in the book', async () => {
    await hand(driver, 1000n)
    const { id } = await declare(400n)
    for (const by of [driver, await house.customer(), await house.driverOnShift()])
      await expect(settle(id, 400n, 1, by)).rejects.toMatchObject({ code: 'cash.absent' })
    await expect(settle(id, -1n)).rejects.toMatchObject({ code: 'cash.bad-amount' })
    await expect(settle('csh_nothing', 1n)).rejects.toMatchObject({ code: 'cash.absent' })
    await settle(id, 390n)
    const entry = await house.db.prisma.auditEntry.findFirstOrThrow({ where: { subject: id } })
    expect(entry).toMatchObject({
      action: 'cash.settled',
      actorId: dispatcher.userId,
      before: { declared: '400' },
      after: { counted: '390' },
    })
  })
})

test('a hand-over is seen by its driver and the dispatcher, the list by the dispatcher, most first', async () => {
  const other = await house.driverOnShift('Other')
  await hand(driver, 1000n)
  await hand(other, 5000n)
  const { id } = await declare(400n)
  const { cash } = house.services
  expect((await cash.handover(driver, id)).declared.units).toBe(400n)
  expect((await cash.handover(dispatcher, id)).declared.units).toBe(400n)
  await expect(cash.handover(other, id)).rejects.toMatchObject({ code: 'cash.absent' })
  await expect(cash.list(driver)).rejects.toMatchObject({ code: 'people.not-allowed' })
  const list = await cash.list(dispatcher)
  const inHand = list.map(({ inHand: { units } }) => units)
  expect(inHand[0]).toBe(5000n)
  expect(inHand).toEqual([...inHand].sort((a, b) => Number(b - a)))
})
