import { useEffect, useState } from 'preact/hooks'
import { minutesUntil, time } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { type Order, stepOf, steps } from './status.ts'

const tickMs = 10_000

/** How far it is, and in how many minutes it is there: the minutes count down by themselves. */
export function Arrival({ order, status }: { readonly order: Order; readonly status: string }) {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs)
    return () => clearInterval(timer)
  }, [])
  const { delivery, branch, wanted, endReason } = order
  const step = stepOf(status)
  const eta = status === 'at-door' ? null : (delivery?.etaAt ?? delivery?.promisedAt)
  return (
    <>
      <h1 aria-live="polite">{t(`shop-app-status-${status}`)}</h1>
      {step !== null && step < 4 && eta && (
        <p class="arrival">
          <strong>{t('app-minutes', { count: Math.max(1, minutesUntil(eta, now)) })}</strong>{' '}
          <span class="hint">{t('shop-app-about-at', { time: time(eta, branch.timeZone) })}</span>
        </p>
      )}
      {wanted && step !== null && step < 3 && (
        <p class="hint">
          {t('shop-app-wanted', {
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
