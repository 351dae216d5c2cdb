import { minutesUntil, otherDay, time } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { type Order, stepOf, steps } from './status.ts'

/** So far ahead minutes are counted over midnight, too. */
const soonMinutes = 120

/** When it is there: in so many minutes, or on which day, on the shop's clocks. */
export const arrivalOf = (eta: string, timeZone: string, now: number): string => {
  const minutes = minutesUntil(eta, now)
  const later = minutes > soonMinutes ? otherDay(eta, timeZone, now) : null
  return later ?? t('app-minutes', { count: Math.max(1, minutes) })
}

type ArrivalProps = {
  readonly order: Order
  readonly status: string
  /** Epoch milliseconds. */
  readonly now: number
}

/** How far it is, and when it is there. */
export function Arrival({ order, status, now }: ArrivalProps) {
  const { delivery, branch, wanted, endReason } = order
  const step = stepOf(status)
  const eta = status === 'at-door' ? null : (delivery?.etaAt ?? delivery?.promisedAt)
  const wantedDay = wanted && otherDay(wanted.from, branch.timeZone, now)
  return (
    <>
      <h1 aria-live="polite">{t(`shop-app-status-${status}`)}</h1>
      {step !== null && step < 4 && eta && (
        <p class="arrival">
          <strong>{arrivalOf(eta, branch.timeZone, now)}</strong>{' '}
          <span class="hint">{t('shop-app-about-at', { time: time(eta, branch.timeZone) })}</span>
        </p>
      )}
      {wanted && step !== null && step < 3 && (
        <p class="hint">
          {t(wantedDay === null ? 'shop-app-wanted' : 'shop-app-wanted-on', {
            day: wantedDay ?? '',
            from: time(wanted.from, branch.timeZone),
            until: time(wanted.until, branch.timeZone),
          })}
        </p>
      )}
      {delivery?.isLate && step !== null && step < 4 && <p class="notice warn">{t('shop-app-late')}</p>}
      {endReason && step === null && <p class="hint">{endReasonText(endReason)}</p>}
      {step !== null && (
        <ol class="steps">
          {steps.map((name, at) => (
            <li key={name} data-done={at <= step} aria-current={at === step ? 'step' : undefined}>
              <span class="unseen">{t(`shop-app-step-${name}`)}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

/** Reasons of ours have words; what a person wrote is shown as it is. */
const endReasonText = (reason: string): string => {
  const key = `shop-app-reason-${reason}`
  const said = t(key)
  return said === key ? reason : said
}
