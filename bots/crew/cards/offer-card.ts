import { InlineKeyboard } from 'grammy'
import { formatDistance, formatMoney, formatTime } from '../../../locales/format.ts'
import type { Words } from '../../../locales/words.ts'
import type { OfferView } from '../../../server/services/index.ts'
import { mapUrl } from '../../kit/links.ts'
import type { Renderer, Shown } from '../../kit/outgoing/cards.ts'
import { acceptTap, declineTap } from '../taps.ts'

/** What a driver needs to decide: where from, where to, how far, for how much, and the cash to be taken. */
export const offerCard = (offer: OfferView, { h, t, language }: Words): Shown => {
  const cash =
    offer.cashToCollect.units > 0n
      ? [h('crew-offer-cash', { cash: formatMoney(offer.cashToCollect, language) })]
      : []
  const tip = offer.tip.units > 0n ? h('crew-offer-tip', { tip: formatMoney(offer.tip, language) }) : ''
  const facts = [
    h('crew-offer-pickup', {
      place: offer.pickup.text,
      distance: formatDistance(offer.pickup.metres, language),
    }),
    h('crew-offer-dropoff', {
      place: offer.dropoff.text,
      distance: formatDistance(offer.distanceMetres, language),
    }),
    `${h('crew-offer-pay', { pay: formatMoney(offer.pay, language) })}${tip}`,
    ...cash,
  ]
  if (offer.status !== 'open')
    return {
      as: 'card',
      html: [h(`crew-offer-${offer.status}`, { number: offer.orderNumber }), '', ...facts].join('\n'),
    }
  return {
    as: 'card',
    html: [
      h('crew-offer-open', { number: offer.orderNumber }),
      '',
      ...facts,
      '',
      h('crew-offer-until', { time: formatTime(offer.expiresAt, offer.timeZone, language) }),
    ].join('\n'),
    keyboard: new InlineKeyboard()
      .text(
        { text: t('crew-accept'), style: 'success' },
        acceptTap.pack(offer.offerId as `ofr_${string}`, offer.version),
      )
      .text(
        { text: t('crew-decline'), style: 'danger' },
        declineTap.pack(offer.offerId as `ofr_${string}`, offer.version),
      )
      .row()
      .url(t('crew-map-pickup'), mapUrl(offer.pickup.place))
      .url(t('crew-map-dropoff'), mapUrl(offer.dropoff.place)),
  }
}

/** Offers as their driver sees them. */
export const renderOfferCard: Renderer = async (notice, { services, words }) => {
  const actor = await services.people.actorOf(notice.userId ?? '')
  return offerCard(await services.dispatch.offer(actor, notice.ref), words)
}
