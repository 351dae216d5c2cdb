import { setTimeout as sleep } from 'node:timers/promises'
import { Composer, InlineKeyboard } from 'grammy'
import type { PlaygroundContext } from '../context.ts'
import { onShow } from './show.ts'

const square = { latitude: -34.9066, longitude: -56.1995 }
/** Degrees of latitude: some 80 metres. */
const radius = 0.0007
const steps = 40
const stepMs = 1500
const livePeriodSeconds = 900
const fullCircle = 360

/** A live location that walks once round a square and stops. */
export const movingPlaceActs = new Composer<PlaygroundContext>()

/** Where it is after so many steps, and where it looks: 1 to 360 degrees. */
export function placeAfter(step: number) {
  const angle = (step / steps) * 2 * Math.PI
  return {
    latitude: square.latitude + radius * Math.cos(angle),
    longitude: square.longitude + (radius * Math.sin(angle)) / Math.cos((square.latitude * Math.PI) / 180),
    heading: (Math.round((step / steps) * fullCircle + 90) % fullCircle) + 1,
  }
}

onShow(movingPlaceActs, 'place', async ctx => {
  const { place } = ctx.say
  const { latitude, longitude, heading } = placeAfter(0)
  await ctx.reply(place.title)
  const { chat, message_id } = await ctx.replyWithLocation(latitude, longitude, {
    live_period: livePeriodSeconds,
    heading,
    reply_markup: stopButton(ctx),
  })
  // It walks while other updates are heard. Whoever stopped it, or forgot the chat, ends the walk.
  void walk(ctx, chat.id, message_id).catch(() => {})
})

const stopButton = (ctx: PlaygroundContext) =>
  new InlineKeyboard().text({ text: ctx.say.place.stop, style: 'danger' }, 'place:stop')

async function walk(ctx: PlaygroundContext, chatId: number, messageId: number): Promise<void> {
  const { stopped } = ctx.place
  for (let step = 1; step <= steps; step++) {
    await sleep(stepMs, undefined, { signal: stopped })
    const { latitude, longitude, heading } = placeAfter(step)
    const options = { heading, reply_markup: stopButton(ctx) }
    await ctx.api.editMessageLiveLocation(chatId, messageId, latitude, longitude, options)
  }
  await ctx.api.stopMessageLiveLocation(chatId, messageId)
}

movingPlaceActs.callbackQuery('place:stop', async ctx => {
  await ctx.stopMessageLiveLocation()
  await ctx.answerCallbackQuery(ctx.say.place.stopped)
})
