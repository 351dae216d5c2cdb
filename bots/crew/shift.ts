import { Composer, InlineKeyboard } from 'grammy'
import type { ShiftView } from '../../server/services/index.ts'
import type { ChatContext } from '../kit/context.ts'
import type { Feature } from '../kit/create-bot.ts'
import { onTap } from '../kit/on-tap.ts'
import { showScreen } from '../kit/screen.ts'
import { shiftTap } from './taps.ts'

const screenOf = (ctx: ChatContext, shift: ShiftView) => {
  const { h, t } = ctx.house.words
  const keyboard = new InlineKeyboard()
  if (shift.status === 'off')
    keyboard.text({ text: t('crew-shift-start'), style: 'success' }, shiftTap.pack('start'))
  if (shift.status === 'on') keyboard.text(t('crew-shift-pause'), shiftTap.pack('pause'))
  if (shift.status === 'paused')
    keyboard.text({ text: t('crew-shift-resume'), style: 'success' }, shiftTap.pack('resume'))
  if (shift.status !== 'off')
    keyboard.text({ text: t('crew-shift-end'), style: 'danger' }, shiftTap.pack('end'))
  const location = shift.isLocationFresh
    ? h('crew-location-fresh')
    : shift.locationAgeSeconds === null
      ? h('crew-location-none')
      : h('crew-location-stale', { minutes: Math.max(1, Math.round(shift.locationAgeSeconds / 60)) })
  const why = shift.status === 'paused' && shift.pauseReason === 'stale' ? [h('crew-shift-paused-stale')] : []
  return {
    html: [
      h(`crew-shift-${shift.status}`),
      ...why,
      '',
      location,
      ...(shift.isLocationFresh ? [] : [h('crew-location-how')]),
    ].join('\n'),
    keyboard,
  }
}

/** Shows the driver's shift where they are looking. */
export const showShift = async (ctx: ChatContext): Promise<void> => {
  const { services, person } = ctx.house
  await showScreen(ctx, screenOf(ctx, await services.delivery.shift(person.actor)))
}

const first = new Composer<ChatContext>()

first.chatType('private').command('shift', ctx => showShift(ctx))

onTap(first, shiftTap, async (ctx, what) => {
  const { services, person } = ctx.house
  const { delivery } = services
  const change = {
    show: delivery.shift,
    start: delivery.startShift,
    pause: delivery.pauseShift,
    resume: delivery.resumeShift,
    end: delivery.endShift,
  }[what]
  await showScreen(ctx, screenOf(ctx, await change(person.actor)))
})

/**
 * A driver's live location: the first message and every move come here, the move as an edit. An edit without a live period
 * is the last one: sharing has ended.
 */
first.on(['message:location', 'edited_message:location'], async (ctx, next) => {
  const message = ctx.msg
  const { services, person, words } = ctx.house
  if (person.actor.driverId === undefined || ctx.chat.type !== 'private') return next()
  const {
    latitude,
    longitude,
    live_period: livePeriod,
    heading,
    horizontal_accuracy: accuracy,
  } = message.location
  const isEdit = ctx.editedMessage !== undefined
  if (livePeriod === undefined && !isEdit) {
    await ctx.reply(words.t('crew-location-not-live'))
    return
  }
  const at = new Date((message.edit_date ?? message.date) * 1000)
  // 0x7FFFFFFF is Telegram's "until I stop it".
  const liveUntil =
    livePeriod === undefined || livePeriod >= 0x7fffffff
      ? undefined
      : new Date((message.date + livePeriod) * 1000)
  await services.delivery.reportPosition(person.actor, {
    place: { latitude, longitude },
    at,
    isLive: livePeriod !== undefined,
    ...(heading === undefined ? {} : { heading }),
    ...(accuracy === undefined ? {} : { accuracyMetres: accuracy }),
    ...(liveUntil === undefined ? {} : { liveUntil }),
  })
  if (!isEdit) await showShift(ctx)
  else if (livePeriod === undefined) await ctx.reply(words.t('crew-location-ended'))
})

/** On and off shift, and the driver's own live location. */
export const shift: Feature = { first }
