import type { Words } from '../../../locales/words.ts'
import type { Notice, OrderView, Services } from '../../../server/services/index.ts'
import { button, keyboard } from '../../kit/buttons.ts'
import type { Renderers, Shown } from '../../kit/outgoing/cards.ts'
import { asId } from '../../kit/taps.ts'
import { orderCard } from '../card/order-card.ts'
import { rateTap } from '../taps.ts'
import { alert } from './alert.ts'
import { relayed } from './relayed.ts'

/** A moving dot is announced for so long; a longer way gets another one. */
const liveSeconds = 2 * 3600

/** The order of a notice as its reader sees it now. @throws Refusal order.absent when it is not theirs */
const orderOf = async (notice: Notice, services: Services): Promise<OrderView | null> => {
  const orderId = notice.ref.startsWith('ord_') ? notice.ref : notice.facts.orderId
  if (notice.userId === null || typeof orderId !== 'string') return null
  return services.orders.track(await services.people.actorOf(notice.userId), orderId)
}

const reviewAsk = (view: OrderView, words: Words): Shown => {
  if (!view.actions.includes('rate')) return { as: 'nothing' }
  const id = asId('ord', view.id)
  return {
    as: 'message',
    html: words.h('review-ask', { number: String(view.number) }),
    keyboard: keyboard([1, 2, 3, 4, 5].map(stars => button(`${stars} ⭐`, rateTap.pack(id, stars)))),
  }
}

/** A dot that moves while the driver is on the way, and stops at the door. */
export const liveDot = (view: OrderView): Shown => {
  const place = view.delivery?.driverPlace
  const isUnderWay = view.delivery?.status === 'picked_up'
  if (isUnderWay && !place) return { as: 'nothing' }
  return {
    as: 'live-place',
    place: place?.place ?? view.address.place,
    heading: place?.heading ?? null,
    seconds: liveSeconds,
    isOver: !isUnderWay,
  }
}

/** Draws a notice about an order from the order as it is now. */
const ofOrder =
  (draw: (view: OrderView, words: Words, notice: Notice) => Shown): Renderers[string] =>
  async (notice, { services, words }) => {
    const view = await orderOf(notice, services)
    return view ? draw(view, words, notice) : { as: 'nothing' }
  }

/** How the customer bot shows what it is told to show. */
export const renderers: Renderers = {
  'order-card': ofOrder((view, words) => orderCard(view, words, new Date())),
  'customer-alert': ofOrder((view, words, notice) =>
    alert(String(notice.facts.key), view, words, new Date()),
  ),
  'live-location': ofOrder(liveDot),
  'review-ask': ofOrder(reviewAsk),
  'relay-message': async (notice, { services, words }) =>
    relayed(await services.talking.message(notice.ref, 'customer'), words),
}
