import { isNothing, money } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import type { Task } from '../state/predict.ts'
import { wordOf } from './status.ts'
import { Waits } from './Waits.tsx'

const pictures: Readonly<Record<string, string>> = { delivered: '🎉', returned: '↩️', cancelled: '✖️' }

/** A delivery that is over for this driver, and what it brought. */
export function Done({ task }: { readonly task: Task }) {
  const { status, orderNumber, pay, tip, cashToCollect } = task
  const earned = { ...pay, units: (BigInt(pay.units) + BigInt(tip.units)).toString() }
  return (
    <main class="screen">
      <Waits />
      <div class="empty" role="status">
        <span class="picture" aria-hidden="true">
          {pictures[status] ?? '👋'}
        </span>
        <h1>{t(`driver-app-done-${wordOf(task)}`, { number: orderNumber })}</h1>
        {status === 'delivered' && (
          <>
            <p>{t('driver-app-earned', { sum: money(earned) })}</p>
            {!isNothing(cashToCollect) && (
              <p class="hint">{t('driver-app-cash-taken', { cash: money(cashToCollect) })}</p>
            )}
          </>
        )}
      </div>
    </main>
  )
}
