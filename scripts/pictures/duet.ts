import { type LanguageCode, wordsIn } from '../../locales/words.ts'
import { doorPhoto } from '../autopilot/door-photo.ts'
import { bots, customerOf, driver, speak, takeOrderOn } from './people.ts'
import { type Seat, type Studio, sit } from './seat.ts'

/** What looks the same on a desktop, only wider, is taken on phones. */
const phones = [390, 320] as const

/** From the menu to an order that waits for the shop. */
const order = async ({ app, page, main, take, back }: Seat): Promise<void> => {
  await app.locator('.tile').first().waitFor()
  await app.locator('.tile-plus').nth(2).click()
  await take('menu')
  await app.locator('.tile-open').nth(1).click()
  await app.locator('.product').waitFor()
  for (const group of await app.locator('fieldset').all()) {
    const choice = group.locator('input[type=radio]').first()
    if (await choice.count()) await choice.check()
  }
  await take('product', phones)
  await main()
  await app.locator('main.menu').waitFor()
  await app.locator('.menu-address').click()
  const field = app.locator('.address-search input')
  await field.fill('rivera 2000')
  await app.locator('.address-found button').first().click()
  await app.locator('.notice.good').waitFor()
  await take('address')
  await main()
  await app.locator('main.menu').waitFor()
  await main()
  const steppers = app.locator('[role=group]')
  await steppers.first().waitFor()
  // A busy town may have bought up what is dearer: more of what there is reaches the least that is delivered.
  for (let times = 0; times < 8 && (await app.locator('main .notice.warn').count()) > 0; times++) {
    await steppers.last().locator('button').last().click()
    await page.waitForTimeout(800)
  }
  await take('cart')
  await main()
  await app.locator('.breakdown').waitFor()
  await take('checkout')
  await main()
  await app.locator('.steps').waitFor()
  await take('placed', phones)
  await app.locator('.track-ways .button.soft').first().click()
  await app.locator('textarea').waitFor()
  await take('talk', phones)
  await back()
  await app.locator('.steps').waitFor()
}

/** One order in one language, as its customer and its driver see it. */
export const takeDuet = async (studio: Studio, language: LanguageCode): Promise<void> => {
  const { telegram } = studio
  const { t } = wordsIn(language)
  await speak(telegram, driver, language)
  const shop = await sit(studio, {
    app: 'shop',
    language,
    person: customerOf[language],
    bot: bots.customer,
    path: `${bots.customer}?startapp=`,
  })
  await order(shop)

  const road = await sit(studio, {
    app: 'driver',
    language,
    person: driver,
    bot: bots.crew,
    path: `${bots.crew}/driver`,
  })
  await road.app.locator('main.screen .card').first().waitFor()
  await road.take('home')
  await takeOrderOn(telegram, 'confirm')
  await road.app.getByRole('timer').waitFor()
  await road.take('offer')
  await road.main()
  await road.app.locator('main.task').waitFor()
  await road.take('to-the-shop', phones)
  const step = async (status: string): Promise<void> => {
    await road.main()
    await road.app
      .getByText(t(`driver-app-is-${status}`), { exact: true })
      .first()
      .waitFor()
  }
  await step('at-pickup')
  await road.take('at-the-shop')
  await step('picked-up')
  await shop.app.locator('.code').waitFor()
  // the code stands there before the driver is on the way, and the map comes only then
  await shop.app.locator('.track-map .town-map[data-phase=shown]').waitFor()
  await shop.take('under-way')
  await step('at-dropoff')
  await road.take('at-the-door')
  await road.app.getByRole('button', { name: t('driver-app-do-fail'), exact: true }).click()
  await road.app.locator('.reasons').waitFor()
  await road.take('cannot-deliver', phones)
  await road.back()
  await road.app.locator('main.task').waitFor()
  const code = (await shop.app.locator('.code-digits').textContent())?.replace(/\D/g, '') ?? ''
  const proof = road.app.locator('.proof')
  const field = road.app.locator('.code-field')
  if (await field.count()) {
    await field.fill(code)
    await road.main()
    await field.waitFor({ state: 'detached' })
  }
  if (await proof.count()) {
    const buffer = Buffer.from(await doorPhoto(), 'base64')
    const photo = { name: 'door.jpg', mimeType: 'image/jpeg', buffer }
    await road.app.locator('.photo-button input').setInputFiles(photo)
    await proof.waitFor({ state: 'detached' })
  }
  // the bar is Telegram's, and hears of the next step a moment later
  await road.page.locator('.app-bar button:enabled', { hasText: t('driver-app-do-deliver') }).waitFor()
  await road.main()
  await road.app.locator('.empty h1').waitFor()
  await road.take('delivered')
  await road.main()
  const ways = road.app.locator('nav .row')
  // Whoever has another delivery is led to it first.
  await road.app.locator('nav .row, main.task').first().waitFor()
  if (await road.app.locator('main.task').count()) await road.back()
  await ways.first().waitFor()
  for (const [at, screen] of ['cash', 'earnings', 'settings'].entries()) {
    await ways.nth(at).click()
    await ways.first().waitFor({ state: 'detached' })
    await road.take(screen, phones)
    await road.back()
    await ways.first().waitFor()
  }
  await road.leave()

  await shop.app.locator('.rating').waitFor()
  await shop.take('delivered')
  await shop.back()
  const heads = shop.app.locator('.menu-top .round')
  for (const [at, screen] of ['orders', 'profile'].entries()) {
    await heads.nth(at).click()
    await heads.first().waitFor({ state: 'detached' })
    await shop.take(screen, phones)
    await shop.back()
    await heads.first().waitFor()
  }
  await heads.last().click()
  await shop.app.getByRole('button', { name: t('shop-app-my-addresses') }).click()
  await shop.app.locator('.address-change').first().click()
  await shop.app.locator('.address-sheet').waitFor()
  await shop.take('an-address', phones)
  await shop.leave()
}
