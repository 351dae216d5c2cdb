import type { Frame, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Phone } from '../../bots/testing/phone.ts'
import { type AppHouse, type OpenApp, openAppHouse } from '../testing/app-house.ts'
import { objections } from '../testing/objections.ts'
import { fillScreen } from '../testing/wide-board.ts'

/** What a second becomes where two boards are drawn in software on one busy machine. */
const promptMs = 10_000
const secondMs = 1000
const desktop = { width: 1280, height: 860 }
const pocket = { width: 390, height: 780 }

let house: AppHouse
let diego: Phone
let board: OpenApp

const open = async (phone: Phone, seat: { width?: number; height?: number; isDark?: boolean } = desktop) => {
  const opened = await house.openApp(phone, { bot: 'crew', app: 'board' }, seat)
  if ((seat.width ?? 0) >= 900) await fillScreen(opened)
  await opened.app.locator('.list-scroll, .list-panel .empty').first().waitFor()
  return opened
}

/** An order that a driver is wanted for, with its number. */
const confirmed = async (name: string) => {
  const { orderId, deliveryId } = await house.confirmedOrder(await house.customer(name))
  const { number } = await house.db.prisma.order.findUniqueOrThrow({ where: { id: orderId } })
  return { orderId, deliveryId, number }
}
const driverOf = async (deliveryId: string) => {
  const { driver } = await house.db.prisma.delivery.findUniqueOrThrow({
    where: { id: deliveryId },
    select: { driver: { select: { user: { select: { firstName: true } } } } },
  })
  return driver?.user.firstName
}
const rowOf = (app: FrameLocator, orderId: string) => app.locator(`.list-panel [data-order="${orderId}"]`)
const backToList = async ({ page, app }: OpenApp): Promise<void> => {
  while ((await app.locator('.board[data-panel=true]').count()) > 0) await page.keyboard.press('Escape')
}

/** All that axe objects to on the screen that is open: on a desktop by day and by night; in the width of a phone by day. */
const objectionsTo = async ({ page, app }: OpenApp, widths = [desktop]): Promise<string[]> => {
  const found: string[] = []
  try {
    for (const seat of widths) {
      await page.setViewportSize(seat)
      await app.locator(`.board[data-wide=${seat.width >= 900}]`).waitFor()
      found.push(...(await objections({ page, app }, seat === desktop)))
    }
  } finally {
    await page.setViewportSize(desktop)
    await app.locator('.board[data-wide=true]').waitFor()
  }
  return found
}

const frameOf = (page: Page) => {
  const frame = page.frames().find(one => one.url().includes('/apps/dispatch/'))
  if (!frame) throw new Error('the board is not open')
  return frame
}

/** When the page had a line again, when its wire was opened and welcomed, and when the awaited row was there: its own clock. */
declare global {
  interface Window {
    wires: { isAway: boolean; onlineAt: number; openAt: number; welcomeAt: number; shownAt: number }
  }
}

/** How long the server takes for the least that it can be asked, in the middle of three times. */
const questionMs = (frame: Frame): Promise<number> =>
  frame.evaluate(async () => {
    const took: number[] = []
    for (const _ of [1, 2, 3]) {
      const asked = performance.now()
      await fetch('/health', { cache: 'no-store' })
      took.push(performance.now() - asked)
    }
    return took.toSorted((one, other) => one - other)[1] ?? 0
  })

/** Keeps the wire away until it is let through, and notes when it speaks. */
const watchWires = (frame: Frame): Promise<void> =>
  frame.evaluate(() => {
    const Wire = window.WebSocket
    const wires = { isAway: true, onlineAt: 0, openAt: 0, welcomeAt: 0, shownAt: 0 }
    window.wires = wires
    window.WebSocket = class extends Wire {
      constructor(url: string | URL) {
        super(wires.isAway ? `${url}-away` : url)
        this.addEventListener('open', () => {
          wires.openAt = performance.now()
        })
        this.addEventListener('message', ({ data }) => {
          if (JSON.parse(data).kind === 'welcome') wires.welcomeAt = performance.now()
        })
      }
    }
  })

/** Lets the wire through from now on, and notes when the line is back and when this order is listed. */
const awaitRow = (frame: Frame, orderId: string): Promise<void> =>
  frame.evaluate(id => {
    const { wires } = window
    wires.isAway = false
    window.addEventListener('online', () => {
      wires.onlineAt = performance.now()
    })
    new MutationObserver((_, observer) => {
      if (!document.querySelector(`[data-order="${id}"]`)) return
      wires.shownAt = performance.now()
      observer.disconnect()
    }).observe(document.body, { childList: true, subtree: true })
  }, orderId)

beforeAll(async () => {
  house = await openAppHouse()
  diego = await house.staff('dispatcher', { firstName: 'Diego' })
  board = await open(diego)
})
afterAll(() => house?.close())

/** The middle of something in the frame, in the pixels of the page. */
const middleOf = async (thing: ReturnType<FrameLocator['locator']>) => {
  const box = await thing.boundingBox()
  if (!box) throw new Error('it is not on the page')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** A finger on the glass: what it does comes to the page as touches, as on a phone. */
const fingerOn = async (page: Page) => {
  const wire = await page.context().newCDPSession(page)
  await wire.send('Emulation.setTouchEmulationEnabled', { enabled: true })
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    wire.send('Input.dispatchTouchEvent', { type, touchPoints })
  return {
    down: (at: { x: number; y: number }) => touch('touchStart', [at]),
    move: (at: { x: number; y: number }) => touch('touchMove', [at]),
    up: () => touch('touchEnd', []),
  }
}

describe('the board', () => {
  test('shows an order as soon as it is placed, and what becomes of it, without being loaded anew', async () => {
    const { app } = board
    await app.getByText('All quiet').waitFor()
    expect(await objectionsTo(board)).toEqual([])
    const { orderId } = await house.placedOrder(await house.customer('Ana'))
    await rowOf(app, orderId).waitFor()
    await app.locator('[data-filter=placed] .count', { hasText: '1' }).waitFor()
    await rowOf(app, orderId).locator('.order-open').click()
    const panel = app.locator(`[data-order-panel="${orderId}"]`)
    await panel.getByText('History').waitFor()
    expect(await objectionsTo(board, [desktop, pocket])).toEqual([])
    await panel.getByRole('button', { name: 'Confirm' }).click()
    await panel.getByRole('button', { name: 'The kitchen begins' }).waitFor()
    await panel.getByText('Confirmed').waitFor()
    await app.locator('[data-filter=placed] .count', { hasText: '0' }).waitFor()
    await backToList(board)
    await house.services.orders.cancel(await house.actorOf(diego), { orderId, version: 2, reason: 'mistake' })
    await rowOf(app, orderId).waitFor({ state: 'detached' })
  })

  test('rejects an order with a reason that the customer reads', async () => {
    const { app } = board
    const { orderId } = await house.placedOrder(await house.customer('Rita'))
    await rowOf(app, orderId).locator('.order-open').click()
    await app.getByRole('button', { name: 'Reject' }).click()
    await app.getByRole('button', { name: 'We are too busy now' }).click()
    expect(await objectionsTo(board)).toEqual([])
    await app.getByRole('dialog').getByRole('button', { name: 'Reject' }).click()
    await expect
      .poll(async () => await house.db.prisma.order.findUnique({ where: { id: orderId } }))
      .toMatchObject({ status: 'rejected', endReason: 'We are too busy now' })
    await backToList(board)
  })

  test('gives an order to the driver chosen from the list, who is told why not first', async () => {
    const { app, page } = board
    await house.driverOnShift('Bruno')
    const { orderId, deliveryId } = await confirmed('Ben')
    await rowOf(app, orderId).locator('.order-open').click()
    await app.getByRole('button', { name: 'Assign a driver' }).click()
    await app.getByRole('dialog').getByRole('button', { name: /Bruno/ }).waitFor()
    expect(await objectionsTo(board, [desktop, pocket])).toEqual([])
    await app.getByRole('dialog').getByRole('button', { name: /Bruno/ }).click()
    await app.getByRole('dialog').waitFor({ state: 'detached' })
    await app.locator('.panel').getByText('Going to the shop').waitFor()
    expect(await driverOf(deliveryId)).toBe('Bruno')
    expect(await objectionsTo(board)).toEqual([])
    await app.getByRole('button', { name: 'Write to the driver' }).click()
    await app.getByText('Nothing has been said yet').waitFor()
    expect(await objectionsTo(board)).toEqual([])
    await page.keyboard.press('Escape')
    await app.getByRole('button', { name: 'Take it back' }).click()
    await expect.poll(() => driverOf(deliveryId)).toBeUndefined()
    // Who has got it while somebody was choosing keeps it.
    const { driverId = '' } = await house.driverOnShift('Berta')
    await app.getByRole('button', { name: 'Assign a driver' }).click()
    await app.getByRole('dialog').getByRole('button', { name: /Bruno/ }).waitFor()
    const { version } = await house.db.prisma.delivery.findUniqueOrThrow({ where: { id: deliveryId } })
    await house.services.dispatch.assign({ kind: 'system' }, { deliveryId, version, driverId })
    await rowOf(app, orderId).getByText('Going to the shop').waitFor()
    const refused = page.waitForResponse(/deliveries\/[^/]+\/assign$/)
    await app.getByRole('dialog').getByRole('button', { name: /Bruno/ }).click()
    expect((await refused).status()).toBe(409)
    expect(await driverOf(deliveryId)).toBe('Berta')
    await page.keyboard.press('Escape')
    await app.getByRole('dialog').waitFor({ state: 'detached' })
    await app.getByRole('button', { name: 'Take it back' }).click()
    await expect.poll(() => driverOf(deliveryId)).toBeUndefined()
    await house.db.prisma.driver.update({ where: { id: driverId }, data: { isActive: false } })
    await backToList(board)
  })

  test('gives an order to the driver it is dropped on, beside the list or on the map', async () => {
    const { app, page } = board
    await house.driverOnShift('Carla')
    const lookedAt = async () => {
      const { x, y } = await middleOf(app.locator('.town-map'))
      // the panel covers the right of the map, and the driver is in the middle of the rest
      return { x: x - 206, y }
    }
    for (const target of ['.drag-target', '.town-map']) {
      const { orderId, deliveryId } = await confirmed('Cy')
      await rowOf(app, orderId).waitFor()
      if (target === '.town-map') {
        await app.getByRole('button', { name: /^Drivers/ }).click()
        await app.locator('.driver-row', { hasText: 'Carla' }).click()
        await app.getByRole('button', { name: /^Orders/ }).click()
        await page.waitForTimeout(1000)
      }
      const from = await middleOf(rowOf(app, orderId))
      await page.mouse.move(from.x, from.y)
      await page.mouse.down()
      await page.mouse.move(from.x + 30, from.y + 10, { steps: 4 })
      const to =
        target === '.town-map'
          ? await lookedAt()
          : await middleOf(app.locator('.drag-target', { hasText: /Carla|Bruno/ }).first())
      await page.mouse.move(to.x, to.y, { steps: 8 })
      // the map may still be on its way to where the driver is
      let aside = 0
      const isOver = async (): Promise<boolean> => {
        aside = 1 - aside
        await page.mouse.move(to.x + aside, to.y)
        return (await app.locator('.drag-ghost[data-over=true]').count()) > 0
      }
      await expect.poll(isOver, { interval: 200 }).toBe(true)
      await page.mouse.up()
      await expect.poll(() => driverOf(deliveryId)).toMatch(/Carla|Bruno/)
      // what was a drag has not opened the order as well
      expect(await app.locator('[data-order-panel]').count()).toBe(0)
      await backToList(board)
    }
  })

  test('gives out all that is marked at once, and says of each that is refused why', async () => {
    const { app } = board
    await house.driverOnShift('Dora')
    const [one, other, gone] = [await confirmed('Di'), await confirmed('Dan'), await confirmed('Do')]
    for (const { orderId } of [one, other, gone]) await rowOf(app, orderId).getByRole('checkbox').check()
    expect(await objectionsTo(board)).toEqual([])
    await app.getByRole('button', { name: 'Assign 3 orders' }).click()
    const choice = app.getByRole('dialog').getByRole('button', { name: /Dora/ })
    await choice.waitFor()
    expect(await objectionsTo(board)).toEqual([])
    // behind the back of the dialogue one of them ends, and no news of it comes
    await house.db.prisma.delivery.update({ where: { id: gone.deliveryId }, data: { status: 'cancelled' } })
    await choice.click()
    await app.getByRole('dialog').getByText(`#${gone.number}`).waitFor()
    expect(await objectionsTo(board)).toEqual([])
    expect([await driverOf(one.deliveryId), await driverOf(other.deliveryId)]).toEqual(['Dora', 'Dora'])
    await app.locator('.sheet-back').click({ position: { x: 5, y: 5 } })
    await backToList(board)
    const mark = rowOf(app, gone.orderId).getByRole('checkbox')
    if (await mark.isChecked()) await mark.uncheck()
  })

  test('shows what a proposal saves before it is taken up, and takes up what was chosen', async () => {
    const { app } = board
    await house.driverOnShift('Eva')
    const [wanted, unwanted] = [await confirmed('Ed'), await confirmed('Em')]
    for (const { orderId } of [wanted, unwanted]) await rowOf(app, orderId).getByRole('checkbox').check()
    await app.getByRole('button', { name: 'Propose' }).click()
    await app.getByText('min of driving').waitFor()
    expect(await objectionsTo(board, [desktop, pocket])).toEqual([])
    expect([await driverOf(wanted.deliveryId), await driverOf(unwanted.deliveryId)]).toEqual([
      undefined,
      undefined,
    ])
    await app.getByRole('checkbox', { name: `Gets order ${unwanted.number}` }).uncheck()
    await app.getByRole('button', { name: 'Give out 1 order' }).click()
    await app.getByText('1 order was given out.').waitFor()
    expect(await objectionsTo(board)).toEqual([])
    expect(await driverOf(wanted.deliveryId)).toBeDefined()
    expect(await driverOf(unwanted.deliveryId)).toBeUndefined()
    await backToList(board)
    for (const { orderId } of [wanted, unwanted]) await rowOf(app, orderId).getByRole('checkbox').uncheck()
  })

  test('says that a proposal has expired, and offers another', async () => {
    const { app } = board
    await house.driverOnShift('Ugo')
    await confirmed('Uma')
    await app.getByRole('button', { name: 'Propose' }).click()
    await app.getByText('min of driving').waitFor()
    await house.db.prisma.$executeRaw`update proposals set expires_at = now() - interval '1 second'`
    await app.getByRole('button', { name: /^Give out/ }).click()
    await app.getByText('This proposal has expired').waitFor()
    expect(await objectionsTo(board)).toEqual([])
    await app.getByRole('button', { name: 'Propose again' }).click()
    await app.getByRole('button', { name: /^Give out/ }).waitFor()
    await backToList(board)
  })

  test('shows two dispatchers the same at once', async () => {
    const vera = await house.staff('dispatcher', { firstName: 'Vera' })
    const other = await open(vera)
    const { orderId } = await confirmed('Fay')
    await Promise.all([board, other].map(({ app }) => rowOf(app, orderId).waitFor()))
    const told = rowOf(other.app, orderId).getByText('Gil')
    const driver = await house.driverOnShift('Gil')
    const row = await house.db.prisma.delivery.findUniqueOrThrow({ where: { orderId } })
    const { driverId } = await house.db.prisma.driver
      .findUniqueOrThrow({ where: { userId: driver.userId } })
      .then(({ id }) => ({ driverId: id }))
    await house.services.dispatch.assign(await house.actorOf(diego), {
      deliveryId: row.id,
      driverId,
      version: row.version,
    })
    await Promise.all([
      told.waitFor({ timeout: promptMs }),
      rowOf(board.app, orderId).getByText('Gil').waitFor({ timeout: promptMs }),
    ])
    await other.page.context().close()
  })

  test('says when it may be behind, and is right again within a second of the line coming back', async () => {
    const { app, page } = board
    const frame = frameOf(page)
    await watchWires(frame)
    await page.context().setOffline(true)
    house.cutWires()
    await app.getByText('Not connected.').waitFor()
    expect(await objectionsTo(board, [desktop, pocket])).toEqual([])
    const { orderId } = await confirmed('Hal')
    // A line without the wire is not enough: it is the wire that knows what has happened meanwhile.
    await page.context().setOffline(false)
    await page.waitForTimeout(1500)
    expect(await rowOf(app, orderId).count()).toBe(0)
    await page.context().setOffline(true)
    await awaitRow(frame, orderId)
    await page.context().setOffline(false)
    await rowOf(app, orderId).waitFor()
    await app.getByText('Not connected.').waitFor({ state: 'detached' })
    // The page's own clock says how long it took. Where a single question takes its time, so may the few of this.
    const { onlineAt, openAt, welcomeAt, shownAt } = await frame.evaluate(() => window.wires)
    const limitMs = secondMs + 4 * (await questionMs(frame))
    expect(openAt - onlineAt).toBeLessThan(limitMs)
    expect(shownAt - welcomeAt).toBeLessThan(limitMs)
  })

  test('plays the last hour of a driver, with what was done on the way', async () => {
    const { app } = board
    const driver = await house.driverOnShift('Iris')
    for (const step of [1, 2, 3, 4, 5]) {
      house.clock.forward(20)
      await house.services.delivery.reportPosition(driver, {
        place: { latitude: -34.891 - step * 0.001, longitude: -56.156 - step * 0.001 },
        at: house.clock.now(),
        isLive: true,
      })
    }
    await app.getByRole('button', { name: /^Drivers/ }).click()
    await app.locator('.driver-row', { hasText: 'Iris' }).click()
    await app.getByRole('button', { name: 'The last hour' }).waitFor()
    expect(await objectionsTo(board, [desktop, pocket])).toEqual([])
    await app.getByRole('button', { name: 'The last hour' }).click()
    const slider = app.getByRole('slider', { name: 'Time' })
    await slider.waitFor()
    expect(await objectionsTo(board)).toEqual([])
    const start = Number(await slider.inputValue())
    await app.getByRole('button', { name: 'Play' }).click()
    await expect.poll(async () => Number(await slider.inputValue()), { timeout: 8000 }).toBeGreaterThan(start)
    await app.getByRole('button', { name: 'Play' }).waitFor()
    expect(await slider.inputValue()).toBe(await slider.getAttribute('max'))
    await backToList(board)
    await app.getByRole('button', { name: /^Orders/ }).click()
    // what falls due from now on must not wait for that time to come
    house.clock.set(new Date())
  })

  test('an alarm leads to what it is about', async () => {
    const { app } = board
    const { orderId, deliveryId, number } = await confirmed('Lu')
    await house.db.prisma.delivery.update({ where: { id: deliveryId }, data: { isAlarmed: true } })
    await house.services.orders.prepare(await house.actorOf(diego), { orderId, version: 2 })
    await app.getByRole('button', { name: /alarm/i }).click()
    const alarm = app
      .locator('.panel')
      .getByRole('button', { name: new RegExp(`Nobody takes it.*${number}`) })
    await alarm.waitFor()
    expect(await objectionsTo(board, [desktop, pocket])).toEqual([])
    await alarm.click()
    await app.locator(`[data-order-panel="${orderId}"]`).waitFor()
    await backToList(board)
  })

  test('a dispatcher and a customer talk about an order', async () => {
    const { app } = board
    const mia = await house.person('customer', { firstName: 'Mia' })
    const { messageId } = await mia.start()
    await mia.until(message => message.id > messageId, 'an answer')
    const { orderId } = await house.placedOrder(await house.actorOf(mia))
    await rowOf(app, orderId).locator('.order-open').click()
    await app.getByRole('button', { name: 'Write to the customer' }).click()
    await app.getByRole('textbox', { name: 'Write a message' }).fill('We are out of bread')
    await app.getByRole('button', { name: 'Send', exact: true }).click()
    await app.getByRole('log').getByText('We are out of bread').waitFor()
    expect(await objectionsTo(board, [desktop, pocket])).toEqual([])
    await mia.sees('We are out of bread')
    await backToList(board)
  })

  test('layers are there when they are wanted, and stay', async () => {
    const { app } = board
    await app.getByRole('button', { name: 'Layers' }).click()
    await app.getByRole('checkbox', { name: 'Zones' }).check()
    expect(await objectionsTo(board)).toEqual([])
    await app.getByRole('checkbox', { name: 'Where orders come from' }).check()
    await app.getByRole('combobox', { name: 'Of which hours' }).selectOption('6')
    expect(await objectionsTo(board)).toEqual([])
    await app.getByRole('checkbox', { name: 'Where orders come from' }).uncheck()
    await app.getByRole('button', { name: 'Layers' }).click()
    await app.getByRole('group', { name: 'Layers' }).waitFor({ state: 'detached' })
  })

  test('is worked by keys alone', async () => {
    const { app, page } = board
    const { orderId, number } = await confirmed('Jo')
    await rowOf(app, orderId).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type(`${number} jo`)
    await page.keyboard.press('Escape')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await app.getByText('1 marked').waitFor()
    await page.keyboard.press('a')
    await app.getByRole('dialog').getByText(`Who takes order ${number}?`).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await app.getByText('1 marked').waitFor({ state: 'detached' })
    await page.keyboard.press('Enter')
    await app.locator(`[data-order-panel="${orderId}"]`).waitFor()
    await page.keyboard.press('Escape')
    await app.locator(`[data-order-panel="${orderId}"]`).waitFor({ state: 'detached' })
    await page.keyboard.press('?')
    await app.getByRole('dialog', { name: 'Keys' }).waitFor()
    expect(await objectionsTo(board)).toEqual([])
    await page.keyboard.press('Escape')
    await app.getByRole('searchbox').fill('99999')
    await app.getByText('Nothing fits this search.').waitFor()
    expect(await objectionsTo(board)).toEqual([])
    await app.getByRole('searchbox').fill('')
  })

  test('keeps its filters over a new start', async () => {
    const { app, page } = board
    await app.locator('[data-filter=needs-driver]').click()
    await frameOf(page).evaluate(() => location.reload())
    await app.locator('[data-filter=needs-driver][aria-pressed=true]').waitFor()
    await app.locator('[data-filter=all]').click()
  })

  test('waits in the shape of what will come, and says what went wrong until another try goes well', async () => {
    const { app, page } = board
    let fail = (): void => {}
    const failing = new Promise<void>(resolve => {
      fail = resolve
    })
    await page.route('**/api/dispatch/orders?*', async route => {
      await failing
      await route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"code":"outage"}' })
    })
    await frameOf(page).evaluate(() => location.reload())
    await app.locator('.list-waits').waitFor()
    expect(await objectionsTo(board)).toEqual([])
    fail()
    const again = app.locator('.list-panel').getByRole('button', { name: 'Try again' })
    await again.waitFor()
    expect(await objectionsTo(board, [desktop, pocket])).toEqual([])
    await page.unroute('**/api/dispatch/orders?*')
    // The button is for the impatient: the board tries again by itself. A question that the browser held back in this
    // very moment is given up after twenty seconds.
    await app.locator('.order-row').first().waitFor({ timeout: 30_000 })
    await again.waitFor({ state: 'detached' })
    // Since the page was opened the app has been built anew: a part of the old one is not there any more.
    const part = '**/assets/Alarms-*.js'
    await page.route(part, route => route.fulfill({ status: 404 }))
    await app.getByRole('button', { name: /alarm/i }).click()
    const trouble = app.locator('.board-panel').getByRole('button', { name: 'Try again' })
    await trouble.waitFor()
    await page.unroute(part)
    const isAnew = frameOf(page).waitForNavigation({ waitUntil: 'load' })
    await trouble.click()
    await isAnew
    await app.locator('.order-row').first().waitFor()
    await app.getByRole('button', { name: /alarm/i }).click()
    await app.getByText('Sound and vibration').waitFor()
    await backToList(board)
  })
})

describe('on a phone', () => {
  test('a link leads to its order, which is carried on by the main button', async () => {
    const { orderId } = await house.placedOrder(await house.customer('Kim'))
    const phone = await house.openApp(
      diego,
      { bot: 'crew', app: 'board', startParam: orderId },
      { width: 320, height: 640 },
    )
    await phone.app.locator(`[data-order-panel="${orderId}"]`).waitFor()
    await phone.pressMain('Confirm')
    await expect
      .poll(async () => (await house.db.prisma.order.findUniqueOrThrow({ where: { id: orderId } })).status)
      .toBe('confirmed')
    await phone.app.getByRole('button', { name: 'Show the whole list' }).click()
    await phone.app.locator('.bottom-sheet[data-height=full]').waitFor()
    await phone.pressBack()
    await phone.app.locator('.list-panel').waitFor()
    await phone.page.context().close()
  })

  test('an order that is held for a moment is dragged onto a driver by a finger; one that moves at once scrolls', async () => {
    const phone = await open(diego, pocket)
    const { app, page } = phone
    const finger = await fingerOn(page)
    await house.driverOnShift('Nia')
    const { orderId, deliveryId, number } = await confirmed('Nora')
    const row = rowOf(app, orderId)
    await app.getByRole('searchbox').fill(`${number} nora`)
    await row.waitFor()
    const from = await middleOf(row)

    // one after the other without waiting in between: a finger that scrolls does not rest
    await Promise.all([
      finger.down(from),
      ...[20, 50, 90].map(up => finger.move({ x: from.x, y: from.y - up })),
    ])
    await page.waitForTimeout(500)
    expect(await app.locator('.drag-ghost').count()).toBe(0)
    await finger.up()
    expect(await driverOf(deliveryId)).toBeUndefined()

    const held = await middleOf(row)
    await finger.down(held)
    await app.locator('.drag-ghost').waitFor()
    const target = app.locator('.drag-target').first()
    const name = await target.locator('strong').textContent()
    const to = await middleOf(target)
    for (const part of [0.3, 0.6, 1])
      await finger.move({ x: held.x + (to.x - held.x) * part, y: held.y + (to.y - held.y) * part })
    await app.locator('.drag-ghost[data-over=true]').waitFor()
    await finger.up()
    await expect.poll(() => driverOf(deliveryId)).toBe(name)
    expect(await app.locator('[data-order-panel]').count()).toBe(0)
    await page.context().close()
  })

  test('what lies over a screen takes the main button, and goes first when one goes back', async () => {
    const { orderId } = await house.placedOrder(await house.customer('Olga'))
    const phone = await house.openApp(diego, { bot: 'crew', app: 'board', startParam: orderId }, pocket)
    const { app, page } = phone
    await app.getByRole('button', { name: 'Reject' }).click()
    const sheet = app.getByRole('dialog')
    await sheet.waitFor()
    await page.locator('.app-whole').getByRole('button', { name: 'Confirm' }).waitFor({ state: 'detached' })
    expect(await objections(phone)).toEqual([])
    await phone.pressBack()
    await sheet.waitFor({ state: 'detached' })
    await app.locator(`[data-order-panel="${orderId}"]`).waitFor()
    await app.getByRole('button', { name: 'Reject' }).click()
    await app.getByRole('button', { name: 'We are closing' }).click()
    await phone.pressMain('Reject')
    await expect
      .poll(() => house.db.prisma.order.findUnique({ where: { id: orderId } }))
      .toMatchObject({ status: 'rejected', endReason: 'We are closing' })
    for (const height of ['full', 'peek', 'half']) {
      await app.locator('.sheet-grip').click()
      await app.locator(`.bottom-sheet[data-height=${height}]`).waitFor()
      expect(await objections(phone)).toEqual([])
    }
    await page.context().close()
  })
})

test('nothing went wrong on any page, and nothing was asked of any other machine', () => {
  expect(house.troubles).toEqual([])
})
