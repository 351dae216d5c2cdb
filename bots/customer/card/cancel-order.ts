import { Composer } from 'grammy'
import { sentenceFor } from '../../../locales/sentence.ts'
import { Refusal } from '../../../server/domain/refusals.ts'
import type { OrderView } from '../../../server/services/index.ts'
import { button, keyboard } from '../../kit/buttons.ts'
import type { ChatContext } from '../../kit/context.ts'
import type { Feature } from '../../kit/create-bot.ts'
import { onTap } from '../../kit/on-tap.ts'
import { type Screen, sendScreen, showScreen } from '../../kit/screen.ts'
import { asId } from '../../kit/taps.ts'
import { cancelSureTap, cancelTap, dispatcherTap, leaveTap } from '../taps.ts'

/** The question before the deed; when it is too late, the way to somebody who can still help. */
const askScreen = (ctx: ChatContext, view: OrderView): Screen => {
  const { words } = ctx.house
  const id = asId('ord', view.id)
  const number = String(view.number)
  if (!view.actions.includes('cancel'))
    return {
      html: words.h('cancel-too-late', { number }),
      keyboard: view.actions.includes('talk-dispatcher')
        ? keyboard([button(words.t('card-talk-dispatcher'), dispatcherTap.pack(id), 'primary')])
        : keyboard(),
    }
  return {
    html: words.h('cancel-ask', { number }),
    keyboard: keyboard([
      button(words.t('cancel-yes'), cancelSureTap.pack(id, view.version), 'danger'),
      button(words.t('cancel-no'), leaveTap.pack()),
    ]),
  }
}

const first = new Composer<ChatContext>()
onTap(first, cancelTap, async (ctx, orderId) => {
  const { services, person } = ctx.house
  // A message of its own: the card itself is the send loop's.
  await sendScreen(ctx, askScreen(ctx, await services.orders.track(person.actor, orderId)))
})
onTap(first, cancelSureTap, async (ctx, orderId, version) => {
  const { services, person, words } = ctx.house
  try {
    const view = await services.orders.cancel(person.actor, { orderId, version, reason: 'changed-mind' })
    await showScreen(ctx, {
      html: words.h('cancel-done', { number: String(view.number) }),
      keyboard: keyboard(),
    })
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'conflict') throw error
    // The order has moved on since the question was asked: it is asked again for the order as it is now.
    const view = await services.orders.track(person.actor, orderId)
    const isDone = view.status === 'cancelled'
    await ctx.answerCallbackQuery({ text: sentenceFor(error, words).slice(0, 200), show_alert: !isDone })
    await showScreen(
      ctx,
      isDone
        ? { html: words.h('cancel-done', { number: String(view.number) }), keyboard: keyboard() }
        : askScreen(ctx, view),
    )
  }
})

/** Calling an order off, after "are you sure?". */
export const cancelOrder: Feature = { first }
