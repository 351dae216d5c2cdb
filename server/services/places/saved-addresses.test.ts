import { afterEach, expect, test } from 'vitest'
import { town } from '../../testing/little-town.ts'
import { openTestHouse, system, type TestHouse } from '../../testing/test-house.ts'
import { meetingAt, withoutLocks } from '../../testing/without-locks.ts'

const houses: TestHouse[] = []
const open = async (...change: Parameters<typeof openTestHouse>): Promise<TestHouse> => {
  const house = await openTestHouse(...change)
  houses.push(house)
  return house
}
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close()
})

const savedByTwo = async ({ services, customer }: TestHouse, ready = () => {}): Promise<number> => {
  const ana = await customer()
  ready()
  const save = () => services.places.saveAddress(ana, { text: 'Rivera 1234', place: town.inside })
  await Promise.all([save(), save()])
  return (await services.places.savedAddresses(ana)).length
}

test('two taps at once keep one address, and without the lock two', async () => {
  expect(await savedByTwo(await open())).toBe(1)
  const meeting = meetingAt('users')
  expect(await savedByTwo(await open(db => withoutLocks(db, meeting)), meeting.begin)).toBe(2)
})

test('an address is its owner’s, and nobody’s who is no person', async () => {
  const { services, customer } = await open()
  const [ana, eva] = [await customer('Ana'), await customer('Eva')]
  const { id } = await services.places.saveAddress(ana, { text: ' Rivera 1234 ', place: town.inside })
  const absent = { code: 'places.address-absent' }
  for (const actor of [eva, system]) {
    await expect(
      services.places.changeAddress(actor, { addressId: id, label: 'Mine' }),
    ).rejects.toMatchObject(absent)
    await expect(services.places.forgetAddress(actor, id)).rejects.toMatchObject(absent)
  }
  await expect(
    services.places.changeAddress(ana, { addressId: id, place: { latitude: Number.NaN, longitude: 0 } }),
  ).rejects.toMatchObject({ code: 'places.bad-place' })
  expect(await services.places.savedAddresses(ana)).toMatchObject([
    { id, text: 'Rivera 1234', label: null, place: town.inside },
  ])
})
