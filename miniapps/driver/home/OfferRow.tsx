import { distance, isNothing, money } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { screens } from '../state/screens.ts'
import type { Offer } from '../state/work.ts'

/** An offer that waits for an answer. */
export function OfferRow({ offer }: { readonly offer: Offer }) {
  const { offerId, orderNumber, pay, tip, pickup, distanceMetres } = offer
  return (
    <button type="button" class="row" onClick={() => screens.go({ name: 'offer', offerId })}>
      <span class="dot accent" aria-hidden="true" />
      <span class="grow">
        {t('driver-app-offer', { number: orderNumber })}
        <small>{t('driver-app-way', { distance: distance(distanceMetres + pickup.metres) })}</small>
      </span>
      <span class="end">
        <strong>{money(pay)}</strong>
        {!isNothing(tip) && <small>{t('driver-app-plus-tip', { tip: money(tip) })}</small>}
      </span>
    </button>
  )
}
