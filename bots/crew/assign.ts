import { Composer, InlineKeyboard } from 'grammy'
import { formatDistance, formatMoney } from '../../locales/format.ts'
import { escapeHtml, isolated } from '../../locales/words.ts'
import type { ChatContext } from '../kit/context.ts'
import type { Feature } from '../kit/create-bot.ts'
import { onTap } from '../kit/on-tap.ts'
import { assignTap, closeTap, driversTap, searchTap, unassignTap, whereTap } from './taps.ts'

const mostDrivers = 12

const first = new Composer<ChatContext>()

onTap(first, driversTap, async (ctx, deliveryId, version) => {
  const { services, person, words } = ctx.house
  const drivers = (await services.dispatch.drivers(person.actor, { deliveryId })).filter(
    driver => driver.shiftStatus !== 'off',
  )
  if (drivers.length === 0) {
    await ctx.answerCallbackQuery({ text: words.t('crew-nobody-on-shift'), show_alert: true })
    return
  }
  const keyboard = new InlineKeyboard()
  for (const driver of drivers.slice(0, mostDrivers)) {
    const distance =
      driver.pickupMetres === null ? '' : ` · ${formatDistance(driver.pickupMetres, words.language)}`
    const busy =
      driver.activeDeliveries > 0
        ? ` · ${words.t('crew-driver-busy', { count: driver.activeDeliveries })}`
        : ''
    const objection = driver.objection ? ` · ${words.t(`objection-${driver.objection}`)}` : ''
    keyboard
      .text(
        `${driver.name}${distance}${busy}${objection}`,
        assignTap.pack(deliveryId, driver.driverId as `drv_${string}`, version),
      )
      .row()
  }
  keyboard.text(words.t('crew-back'), closeTap.pack())
  await ctx.reply(words.t('crew-assign-whom'), { reply_markup: keyboard })
})

onTap(first, assignTap, async (ctx, deliveryId, driverId, version) => {
  const { services, person, words } = ctx.house
  await services.dispatch.assign(person.actor, { deliveryId, version, driverId })
  await ctx.answerCallbackQuery(words.t('crew-assigned'))
  await ctx.deleteMessage().catch(() => {})
})

onTap(first, unassignTap, async (ctx, deliveryId, version) => {
  const { services, person, words } = ctx.house
  await services.dispatch.unassign(person.actor, { deliveryId, version })
  await ctx.answerCallbackQuery(words.t('crew-noted'))
})

onTap(first, searchTap, async (ctx, deliveryId, version) => {
  const { services, person, words } = ctx.house
  await services.dispatch.search(person.actor, { deliveryId, version })
  await ctx.answerCallbackQuery(words.t('crew-searching'))
})

first.command('drivers', async ctx => {
  const { services, person, words } = ctx.house
  const drivers = await services.dispatch.drivers(person.actor)
  const { language } = words
  const lines = drivers.slice(0, 30).map(driver => {
    const age =
      driver.locationAgeSeconds === null
        ? words.t('crew-location-unknown')
        : words.t('crew-location-age', { minutes: Math.round(driver.locationAgeSeconds / 60) })
    const cash = driver.cashInHand.units > 0n ? ` · ${formatMoney(driver.cashInHand, language)}` : ''
    return `${words.t(`shift-mark-${driver.shiftStatus}`)} <b>${escapeHtml(isolated(driver.name))}</b> · ${words.t(`vehicle-${driver.vehicle}`)} · ${words.t('crew-driver-busy', { count: driver.activeDeliveries })} · ${age}${cash}`
  })
  const keyboard = new InlineKeyboard()
  const seen = drivers.filter(driver => driver.place !== null && driver.shiftStatus !== 'off').slice(0, 8)
  for (const [at, driver] of seen.entries()) {
    keyboard.text(`📍 ${driver.name}`, whereTap.pack(driver.driverId as `drv_${string}`))
    if (at % 2 === 1) keyboard.row()
  }
  await ctx.reply(lines.length > 0 ? lines.join('\n') : words.t('crew-no-drivers'), {
    parse_mode: 'HTML',
    reply_markup: keyboard,
  })
})

onTap(first, whereTap, async (ctx, driverId) => {
  const { services, person, words } = ctx.house
  const driver = (await services.dispatch.drivers(person.actor)).find(one => one.driverId === driverId)
  if (!driver?.place) {
    await ctx.answerCallbackQuery({ text: words.t('crew-location-unknown'), show_alert: true })
    return
  }
  await ctx.replyWithVenue(
    driver.place.latitude,
    driver.place.longitude,
    driver.name,
    words.t('crew-location-age', { minutes: Math.round((driver.locationAgeSeconds ?? 0) / 60) }),
  )
})

/** Who takes what: drivers by hand, and where everybody is. */
export const assign: Feature = { first }
