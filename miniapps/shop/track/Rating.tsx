import { useSignal } from '@preact/signals'
import { moved } from '../../kit/telegram/haptics.ts'
import { t } from '../../kit/words/words.ts'
import type { Order } from './status.ts'

type Review = { stars: number; driverStars?: number; text?: string }
type RatingProps = { readonly order: Order; readonly onRate: (review: Review) => Promise<void> }

/** How it was: the food, the driver, a word. */
export function Rating({ order, onRate }: RatingProps) {
  const stars = useSignal(0)
  const driverStars = useSignal(0)
  const text = useSignal('')
  const isBusy = useSignal(false)
  const send = async (): Promise<void> => {
    isBusy.value = true
    await onRate({
      stars: stars.value,
      ...(driverStars.value > 0 ? { driverStars: driverStars.value } : {}),
      ...(text.value.trim() ? { text: text.value.trim() } : {}),
    })
    isBusy.value = false
  }
  return (
    <section class="card rating" aria-labelledby="rating-title">
      <h2 id="rating-title">{t('shop-app-rate')}</h2>
      <Stars label={t('shop-app-rate-food')} value={stars.value} onChange={value => (stars.value = value)} />
      {order.delivery?.driver && (
        <Stars
          label={t('shop-app-rate-driver', { name: order.delivery.driver.name })}
          value={driverStars.value}
          onChange={value => (driverStars.value = value)}
        />
      )}
      {stars.value > 0 && (
        <>
          <label class="field">
            <span>{t('shop-app-rate-text')}</span>
            <textarea
              maxLength={1000}
              value={text.value}
              onInput={event => {
                text.value = event.currentTarget.value
              }}
            />
          </label>
          <button
            type="button"
            class="button soft wide"
            aria-disabled={isBusy.value}
            onClick={() => isBusy.value || void send()}
          >
            {t('shop-app-rate-send')}
          </button>
        </>
      )}
    </section>
  )
}

type StarsProps = {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
}

function Stars({ label, value, onChange }: StarsProps) {
  return (
    <fieldset class="stars">
      <legend>{label}</legend>
      {[1, 2, 3, 4, 5].map(star => (
        <label key={star} data-on={star <= value}>
          <input
            type="radio"
            name={label}
            checked={star === value}
            aria-label={t('shop-app-stars', { count: star })}
            onChange={() => {
              moved()
              onChange(star)
            }}
          />
          <span aria-hidden="true">★</span>
        </label>
      ))}
    </fieldset>
  )
}
