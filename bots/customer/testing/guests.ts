import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { town } from '../../../server/testing/little-town.ts'
import { system } from '../../../server/testing/test-house.ts'
import { type BotTestHouse, openBotHouse } from '../../testing/bot-house.ts'
import type { Phone } from '../../testing/phone.ts'
import { customerBot } from '../bot.ts'

type Who = { firstName?: string; lastName?: string; languageCode?: string }
type Order = {
  readonly orderId: string
  readonly deliveryId: string
  readonly number: number
  readonly code: string
}
type Driver = Awaited<ReturnType<BotTestHouse['driverOnShift']>>

/** What a message shows under itself, row by row. */
export const labels = (message: { buttons: { text: string }[][] }): string[] =>
  message.buttons.flat().map(one => one.text)

const addresses = [
  { street: 'Avenida Rivera', number: '1234', lat: -34.9051, lng: -56.1651 },
  { street: 'Avenida Rivera', number: '1300', lat: -34.9061, lng: -56.1641 },
  { street: 'Calle Lejana', number: '1', lat: -35.2, lng: -56.9 },
]

/** The customer bot running on a sandbox, with people who have come so or so far. */
export type CustomerHouse = BotTestHouse & {
  /** Has said hello in English and looks at the shop. */
  guest(who?: Who): Promise<Phone>
  /** Has an address and a phone besides. */
  regular(who?: Who): Promise<Phone>
  /** Looks at a cart with a loaf of bread in it. */
  withBread(who?: Who): Promise<Phone>
  /** Has ordered it. */
  ordered(who?: Who): Promise<Order & { phone: Phone }>
  /** The shop takes an order on and a driver accepts it. */
  taken(order: Order, driverName?: string): Promise<Driver>
  /** The driver goes on as far as the next stops. */
  move(
    driver: Driver,
    order: Order,
    ...steps: ('arrive' | 'pick-up' | 'at-door' | 'deliver')[]
  ): Promise<void>
}

export const openCustomerHouse = async (): Promise<CustomerHouse> => {
  const folder = await mkdtemp(join(tmpdir(), 'gora-addresses-'))
  const addressesFile = join(folder, 'addresses.json')
  await writeFile(addressesFile, JSON.stringify(addresses))
  const house = await openBotHouse({ bots: { customer: customerBot }, addressesFile })
  const { services, db } = house

  const guest: CustomerHouse['guest'] = async (who = {}) => {
    const phone = await house.person('customer', who)
    await phone.start()
    await phone.press('English')
    await phone.sees('What would you like?')
    return phone
  }
  const regular: CustomerHouse['regular'] = async who => {
    const phone = await guest(who)
    await phone.act('contact', { own: true })
    await phone.sees('the number is noted')
    await phone.act('location', town.inside)
    await phone.sees('delivers here')
    return phone
  }
  const withBread: CustomerHouse['withBread'] = async who => {
    const phone = await regular(who)
    await phone.press('Open the menu')
    await phone.press('Bakery')
    await phone.press('Bread')
    await phone.press('Add for')
    await phone.press('Cart · ')
    await phone.sees('Your cart')
    return phone
  }
  const ordered: CustomerHouse['ordered'] = async who => {
    const phone = await withBread(who)
    await phone.press('Check out')
    await phone.press('Place order')
    await phone.sees('Waiting for the shop')
    const { userId } = await house.actorOf(phone)
    const order = await db.prisma.order.findFirstOrThrow({
      where: { userId },
      orderBy: { number: 'desc' },
      include: { delivery: true },
    })
    return {
      phone,
      orderId: order.id,
      deliveryId: order.delivery?.id ?? '',
      number: order.number,
      code: order.handoverCode,
    }
  }
  const versionOf = async (deliveryId: string): Promise<number> =>
    (await db.prisma.delivery.findUniqueOrThrow({ where: { id: deliveryId } })).version

  return {
    ...house,
    guest,
    regular,
    withBread,
    ordered,
    taken: async ({ orderId, deliveryId }, driverName = 'Bruno') => {
      const driver = await house.driverOnShift(driverName)
      await services.orders.confirm(system, { orderId, version: 1 })
      const assigned = { deliveryId, version: await versionOf(deliveryId), driverId: driver.driverId ?? '' }
      await services.dispatch.assign(system, assigned)
      return driver
    },
    move: async (driver, { deliveryId, code }, ...steps) => {
      for (const step of steps) {
        const at = { deliveryId, version: await versionOf(deliveryId) }
        if (step === 'arrive') await services.delivery.arriveAtPickup(driver, at)
        else if (step === 'pick-up') await services.delivery.pickUp(driver, at)
        else if (step === 'at-door') await services.delivery.arriveAtDropoff(driver, at)
        else {
          await services.delivery.proveByCode(driver, { deliveryId, code })
          await services.delivery.deliver(driver, {
            deliveryId,
            version: await versionOf(deliveryId),
            isCashCollected: true,
          })
        }
      }
    },
    close: async () => {
      await house.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
