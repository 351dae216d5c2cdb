import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { predict, statusAfter } from '../../miniapps/driver/state/predict.ts'
import { picture } from '../../server/api/testing/photo.ts'
import { toWire } from '../../server/api/wire.ts'
import { task as taskShape } from '../../server/contracts/driver.ts'
import type { TaskView } from '../../server/services/index.ts'
import { openTestHouse, type TestHouse } from '../../server/testing/test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

type Seen = z.infer<typeof taskShape>
const seen = (view: TaskView): Seen => taskShape.parse(toWire(view))

/** A task of a driver, and a way to take steps that compares what the phone says beforehand with what the server does. */
const walk = async (rule: string) => {
  const driver = await house.driverOnShift()
  const { orderId, deliveryId } = await house.confirmedOrder(await house.customer())
  await house.db.prisma.delivery.update({
    where: { id: deliveryId },
    data: { driverId: driver.driverId ?? null, status: 'accepted', proofRule: rule },
  })
  const { delivery } = house.services
  const { handoverCode } = await house.db.prisma.order.findUniqueOrThrow({ where: { id: orderId } })
  let now = seen(await delivery.task(driver, deliveryId))
  const look = ({ status, version, actions, proof, failureReason }: Seen) => ({
    status,
    version,
    actions,
    proof,
    failureReason,
  })
  const take = async (what: string, body: object = {}) => {
    const step = { deliveryId, version: now.version }
    const tapped = { version: now.version, ...body }
    const expected = predict(now, { what, body: tapped })
    const ways: Record<string, () => Promise<TaskView>> = {
      'arrive-at-pickup': () => delivery.arriveAtPickup(driver, step),
      'pick-up': () => delivery.pickUp(driver, step),
      'arrive-at-dropoff': () => delivery.arriveAtDropoff(driver, step),
      code: () => delivery.proveByCode(driver, { deliveryId, code: handoverCode }),
      photo: async () =>
        delivery.proveByPhoto(driver, {
          deliveryId,
          photo: { bytes: await picture(), mimeType: 'image/jpeg' },
        }),
      fail: () => delivery.fail(driver, { ...step, reason: 'nobody-home' }),
      retry: () => delivery.retry(driver, step),
      return: () => delivery.startReturn(driver, step),
      'complete-return': () => delivery.completeReturn(driver, step),
      deliver: () => delivery.deliver(driver, { ...step, isCashCollected: true }),
    }
    const way = ways[what]
    if (!way) throw new Error(`no such step: ${what}`)
    now = seen(await way())
    expect(look(expected), what).toEqual(look(now))
  }
  return { take, task: () => now }
}

const toTheDoor = ['arrive-at-pickup', 'pick-up', 'arrive-at-dropoff']

test.each([
  ['none', []],
  ['code', ['code']],
  ['photo', ['photo']],
  ['code-or-photo', ['photo']],
  ['code-or-photo', ['code']],
  ['code-and-photo', ['code', 'photo']],
  ['code-and-photo', ['photo', 'code']],
])('what the phone shows ahead is what the server then does: %s, proven by %j', async (rule, proofs) => {
  const { take } = await walk(rule)
  for (const step of [...toTheDoor, ...proofs, 'deliver']) await take(step)
})

test('also when it fails, is tried again and goes back', async () => {
  const { take } = await walk('code')
  for (const step of toTheDoor) await take(step)
  await take('fail', { reason: 'nobody-home' })
  await take('retry')
  await take('arrive-at-dropoff')
  await take('fail', { reason: 'nobody-home' })
  await take('return')
  await take('complete-return')
})

test('a tap for another version or another moment changes nothing', async () => {
  const { task } = await walk('code')
  const now = task()
  expect(predict(now, { what: 'pick-up', body: { version: now.version } })).toBe(now)
  expect(predict(now, { what: 'arrive-at-pickup', body: { version: now.version + 1 } })).toBe(now)
  expect(predict(now, { what: 'arrive-at-pickup', body: {} })).toBe(now)
  expect(predict(now, { what: 'code', body: {} })).toBe(now)
  expect(predict(now, { what: 'toString', body: { version: now.version } })).toBe(now)
  expect([statusAfter('release'), statusAfter('code')]).toEqual(['unassigned', null])
})
