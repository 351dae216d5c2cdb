import { isNothing, money } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import type { Task } from '../state/predict.ts'

/** How much to take at the door, and how much to give back. */
export function CashDue({ task: { cashToCollect, cashFrom } }: { readonly task: Task }) {
  if (isNothing(cashToCollect)) return <p class="notice good">{t('driver-app-paid')}</p>
  const change = cashFrom && {
    ...cashFrom,
    units: (BigInt(cashFrom.units) - BigInt(cashToCollect.units)).toString(),
  }
  return (
    <section class="card cash-due" aria-label={t('driver-app-cash-to-take')}>
      <p class="between">
        <span>{t('driver-app-cash-to-take')}</span>
        <strong class="cash-sum">{money(cashToCollect)}</strong>
      </p>
      {cashFrom && change && !isNothing(change) && (
        <p class="between">
          <span>{t('driver-app-change', { from: money(cashFrom) })}</span>
          <strong>{money(change)}</strong>
        </p>
      )}
    </section>
  )
}
