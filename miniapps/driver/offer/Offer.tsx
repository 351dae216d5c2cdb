import { useMainButton } from '../../kit/telegram/main-button.ts'
import { Sheet } from '../../kit/ui/Sheet.tsx'
import { Skeleton } from '../../kit/ui/Skeleton.tsx'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { distance, isNothing, money, sentence } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { screens } from '../state/screens.ts'
import { answerOffer, onTheirWay, refusals } from '../state/taps.ts'
import { useAskedAnew } from '../state/use-asked-anew.ts'
import { askOffer, offers } from '../state/work.ts'
import { Waits } from '../task/Waits.tsx'
import { Countdown } from './Countdown.tsx'

/** A delivery that is put to the driver: enough to decide, and the seconds there are for it. */
export function Offer({ offerId }: { readonly offerId: string }) {
  // Taken, withdrawn, expired: whatever happens to it is asked again with all the rest.
  const offer = useAskedAnew(() => askOffer(offerId))
  const { value: told, problem } = offer.state.value
  // What the list says is all there is to decide on: the seconds are not spent on waiting for another answer.
  const value = told ?? offers.state.value.value?.find(one => one.offerId === offerId)
  const isAnswered = onTheirWay(offerId).length > 0
  const refusal = refusals.value[offerId]?.problem
  const decline = async (): Promise<void> => {
    if (!value || isAnswered) return
    await answerOffer(value, 'decline')
    screens.back()
  }
  const isOpen = value?.status === 'open'
  useMainButton(
    isOpen
      ? {
          text: t('driver-app-accept'),
          isBusy: isAnswered,
          onPress: () => void answerOffer(value, 'accept'),
        }
      : { text: t('app-close'), onPress: screens.back },
    'sheet',
  )
  const title = value ? t('driver-app-offer', { number: value.orderNumber }) : t('driver-app-offer-any')
  return (
    <Sheet title={title} onClose={screens.back}>
      {value ? (
        <>
          <div class="offer-head">
            <div>
              <p class="offer-pay">
                {money(value.pay)}
                {!isNothing(value.tip) && (
                  <span class="badge good">{t('driver-app-plus-tip', { tip: money(value.tip) })}</span>
                )}
              </p>
              <p class="hint">
                {t('driver-app-way', { distance: distance(value.distanceMetres + value.pickup.metres) })}
              </p>
            </div>
            {isOpen && <Countdown deadline={value.deadline} onOver={() => void offer.reload()} />}
          </div>
          {!isOpen && (
            <p class="notice warn" role="status">
              {refusal ? sentence(refusal) : t(`driver-app-offer-${value.status}`)}
            </p>
          )}
          <Waits />
          {isOpen && refusal && (
            <p class="notice bad" role="alert">
              {sentence(refusal)}
            </p>
          )}
          <ol class="card way">
            <li data-kind="pickup">
              {value.pickup.text}
              <small>{t('driver-app-from-you', { distance: distance(value.pickup.metres) })}</small>
            </li>
            <li data-kind="dropoff">
              {value.dropoff.text}
              <small>{t('driver-app-from-shop', { distance: distance(value.distanceMetres) })}</small>
            </li>
          </ol>
          {!isNothing(value.cashToCollect) && (
            <p class="card offer-cash">
              <span>{t('driver-app-cash-to-take')}</span>
              <strong>{money(value.cashToCollect)}</strong>
            </p>
          )}
          {isOpen && (
            <button
              type="button"
              class="button grave wide"
              aria-disabled={isAnswered}
              onClick={() => void decline()}
            >
              {t('driver-app-decline')}
            </button>
          )}
        </>
      ) : problem ? (
        <Trouble problem={problem} onRetry={() => void offer.reload()} />
      ) : (
        <Skeleton rows={3} />
      )}
    </Sheet>
  )
}
