import { toMessage } from '../../world/bot-view/message.ts'
import { isLive } from '../../world/live-locations.ts'
import { editMessage } from '../../world/messages.ts'
import type { LocationContent } from '../../world/model.ts'
import type { Call } from '../call.ts'
import { assertModified, type EditTarget, editTarget, inlineMarkup } from '../edits.ts'
import { badRequest } from '../failure.ts'
import type { Handlers } from '../handlers.ts'
import { courseOf, isLivePeriod, liveShareOf, placeOf } from '../places.ts'
import { having, send } from '../send.ts'

const dayInSeconds = 86_400

/** Pins on the map, and pins that move. */
export const locationMethods: Handlers = {
  sendLocation: call => {
    const content: LocationContent = { kind: 'location', place: placeOf(call), live: liveShareOf(call) }
    return having(send(call, content), 'location')
  },
  editMessageLiveLocation: call => {
    const place = placeOf(call)
    const course = courseOf(call)
    const buttons = inlineMarkup(call)
    const { chat, message, content, isInline } = liveMessage(call)
    const live = { ...content.live, ...course, period: extendedPeriod(call, content, message.date) }
    if (course.heading === undefined) Reflect.deleteProperty(live, 'heading')
    if (course.proximityAlertRadius === undefined) Reflect.deleteProperty(live, 'proximityAlertRadius')
    const changed: LocationContent = { kind: 'location', place, live }
    assertModified(message, changed, buttons)
    editMessage(call.world, chat, message, { content: changed, buttons })
    if (isInline) return true
    return having(toMessage(call.world, call.bot, chat, message), 'location', 'edit_date')
  },
  stopMessageLiveLocation: call => {
    const buttons = inlineMarkup(call)
    const { chat, message, content, isInline } = liveMessage(call)
    const stopped: LocationContent = { ...content, live: { ...content.live, isStopped: true } }
    editMessage(call.world, chat, message, { content: stopped, buttons })
    if (isInline) return true
    return having(toMessage(call.world, call.bot, chat, message), 'location', 'edit_date')
  },
}

type LiveContent = LocationContent & { live: NonNullable<LocationContent['live']> }

function liveMessage(
  call: Call<'chat_id' | 'message_id' | 'inline_message_id'>,
): EditTarget & { content: LiveContent } {
  const target = editTarget(call)
  const { message } = target
  const { content } = message
  if (content.kind !== 'location' || !content.live || !isLive(content.live, message.date)) {
    throw badRequest("message can't be edited")
  }
  return { ...target, content: { ...content, live: content.live } }
}

/** A period may be made longer by at most a day at a time, and never end before now. */
function extendedPeriod(call: Call<'live_period'>, content: LiveContent, sentAt: number): number {
  const wanted = call.integer('live_period', 0, 0)
  if (wanted === 0) return content.live.period
  const elapsed = Date.now() / 1000 - sentAt
  const isTooLong = wanted !== 0x7fffffff && wanted > content.live.period + dayInSeconds
  if ((!isLivePeriod(wanted) && wanted < content.live.period) || wanted <= elapsed || isTooLong) {
    throw badRequest('wrong live location period specified')
  }
  return wanted
}
