import type { FrameLocator, Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { picture } from '../../server/api/testing/photo.ts'
import { type AppHouse, openAppHouse } from '../testing/app-house.ts'
import { type BadLine, openBadLine } from '../testing/bad-line.ts'

let house: AppHouse | undefined
let line: BadLine
afterEach(async () => {
  await house?.close()
  house = undefined
})

const openHouse = async (): Promise<AppHouse> => {
  house = await openAppHouse(async (port, apiPort) => {
    line = await openBadLine(port, apiPort)
    return line
  })
  return house
}

/** Closes the app together with everything around it, and opens it again by the same link. */
const openAgain = async (page: Page): Promise<FrameLocator> => {
  await page.reload()
  await page.locator('[data-message] a').last().click()
  return page.frameLocator('.app-page iframe')
}

/** A driver taps through a whole delivery on the worst of lines. Answers what came of it. */
const deliverOnABadLine = async (areKeysKept: boolean) => {
  const { db, services, driver: drive, openApp, confirmedOrder, customer } = await openHouse()
  const driver = await drive({ firstName: 'Bruno' })
  // Answers get lost from the first one on: the app is signed in, and a pause is begun and ended, all the same.
  line.lose()
  const opened = await openApp(driver, { bot: 'crew', app: 'driver' })
  const { page, pressMain } = opened
  let { app } = opened
  await app.getByRole('button', { name: 'Pause' }).press('Enter')
  await pressMain('Go on')
  await app.getByText('On shift', { exact: true }).waitFor()
  const { orderId, deliveryId } = await confirmedOrder(await customer('Ana'))
  await db.prisma.delivery.update({ where: { id: deliveryId }, data: { proofRule: 'code-and-photo' } })
  const { handoverCode } = await db.prisma.order.findUniqueOrThrow({ where: { id: orderId } })
  await services.dispatch.advance(deliveryId)
  // Every third question about it is lost, too. An offer ends after 45 seconds.
  await app.getByRole('timer').waitFor({ timeout: 40_000 })
  await pressMain('Accept')
  await app.getByRole('heading', { name: /Corner Bakery/ }).waitFor()
  if (!areKeysKept) line.changeKeys()
  const isKept = () =>
    app
      .locator('body')
      .evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state ?? 'none')
  await expect.poll(isKept, { timeout: 10_000 }).toBe('activated')

  // One of the taps is a wrong code.
  await pressMain('I am at the shop')
  await pressMain('Picked up')
  await pressMain('I am at the door')
  const field = () => app.getByRole('textbox', { name: 'code' })
  await field().fill(handoverCode === '0000' ? '1111' : '0000')
  await pressMain('Check the code')
  await app.getByRole('alert').getByText('This is not the code').waitFor()

  // A tunnel: nothing comes through, and the app is closed and opened in it.
  line.cut()
  await app.locator('input[type=file]').setInputFiles({
    name: 'door.jpg',
    mimeType: 'image/jpeg',
    buffer: await picture(),
  })
  await app.getByText('1 tap is waiting').waitFor()
  await field().fill(handoverCode)
  await pressMain('Check the code')
  await app.getByText('2 taps are waiting').waitFor()
  app = await openAgain(page)
  await app.getByText('2 taps are waiting').waitFor()
  await app.locator('.task-row').click()
  await app.getByText('The code is kept').waitFor()
  await pressMain(/^Delivered/)
  await app.getByRole('heading', { name: /is delivered/ }).waitFor()
  await app.getByText('3 taps are waiting').waitFor()
  app = await openAgain(page)
  await app.getByText('3 taps are waiting').waitFor()
  const before = await db.prisma.delivery.findUniqueOrThrow({ where: { id: deliveryId } })

  line.mend()
  await app.getByText('waiting for a connection').waitFor({ state: 'detached', timeout: 60_000 })
  const told = await app.getByRole('alert').allTextContents()

  const delivery = await db.prisma.delivery.findUniqueOrThrow({
    where: { id: deliveryId },
    include: { proofs: { orderBy: { at: 'asc' } } },
  })
  const history = await db.prisma.orderEvent.findMany({ where: { orderId }, orderBy: { id: 'asc' } })
  const { rows } = await db.pool.query(
    'select kind, count(*)::int as times from ledger.txn where ref = $1 group by kind order by kind',
    [orderId],
  )
  const audit = await db.pool.query('select * from ledger.audit')
  const shifts = await db.pool.query(
    "select type, count(*)::int as times from outbox_events where type in ('shift.paused', 'shift.resumed') group by type order by type",
  )
  const came = {
    inTheTunnel: before.status,
    status: delivery.status,
    history: history.map(({ type }) => type).filter(type => type.startsWith('delivery.')),
    wrongCodes: delivery.codeAttempts,
    proofs: delivery.proofs.map(({ kind }) => kind),
    ledger: rows,
    audit: audit.rows,
    told,
    shifts: shifts.rows,
    sessions: await db.prisma.session.count(),
    lostTaps: line.lostTaps(),
  }
  return { app, page, pressMain, came }
}

const allOnce = {
  inTheTunnel: 'at_dropoff',
  status: 'delivered',
  history: [
    'delivery.accepted',
    'delivery.arrived-at-pickup',
    'delivery.picked-up',
    'delivery.arrived-at-dropoff',
    'delivery.delivered',
  ],
  wrongCodes: 1,
  proofs: ['photo', 'code'],
  ledger: [
    { kind: 'cash-collected', times: 1 },
    { kind: 'order-delivered', times: 1 },
  ],
  audit: [],
  told: [],
  shifts: [
    { type: 'shift.paused', times: 1 },
    { type: 'shift.resumed', times: 1 },
  ],
  // Of the launch whose answer was lost, and of the last one: those in the tunnel were never heard of.
  sessions: 2,
  lostTaps: 10,
}

test('every tap counts once and in order, whatever the line does and however often the app is closed', async () => {
  const { app, page, pressMain, came } = await deliverOnABadLine(true)
  expect(came).toEqual(allOnce)
  if (!house) return
  // Accepted in a tunnel, and taken back before the line was there again: that is told, and what was tapped behind it counts.
  const late = await house.confirmedOrder(await house.customer('Eva'))
  // the list of offers comes through, an offer itself never
  await page.route('**/api/driver/offers/ofr_*', route => route.abort())
  await house.services.dispatch.advance(late.deliveryId)
  await app.getByRole('timer').waitFor()
  await page.unroute('**/api/driver/offers/ofr_*')
  line.cut()
  await pressMain('Accept')
  await app.getByText('1 tap is waiting').first().waitFor()
  await house.services.orders.cancel(
    { kind: 'system' },
    { orderId: late.orderId, version: 2, reason: 'shop' },
  )
  await app.locator('.sheet-back').click({ position: { x: 5, y: 5 } })
  await app.getByRole('button', { name: 'Pause' }).press('Enter')
  await app.getByText('2 taps are waiting').waitFor()
  line.mend()
  await app.getByText('This offer has been withdrawn.').waitFor({ timeout: 30_000 })
  await app.getByText('Paused', { exact: true }).waitFor({ timeout: 30_000 })
  expect(house?.troubles).toEqual([])
})

test('without the keys of the taps it would not be so', async () => {
  const { wrongCodes, proofs } = (await deliverOnABadLine(false)).came
  expect(wrongCodes).toBeGreaterThan(1)
  expect(proofs.length).toBeGreaterThan(2)
})
