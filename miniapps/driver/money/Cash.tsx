import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { z } from 'zod'
import type { cash as cashShape, declaredCash } from '../../../server/contracts/driver.ts'
import { ask, newKey } from '../../kit/api/client.ts'
import { Problem } from '../../kit/api/problem.ts'
import { retrying } from '../../kit/api/retrying.ts'
import { useResource } from '../../kit/state/loaded.ts'
import { result } from '../../kit/telegram/haptics.ts'
import { useMainButton } from '../../kit/telegram/main-button.ts'
import { Skeleton } from '../../kit/ui/Skeleton.tsx'
import { toast } from '../../kit/ui/Toasts.tsx'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { isNothing, money, sentence } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { heard } from '../state/work.ts'
import { digitsOf, plain, unitsFrom } from './amounts.ts'
import './money.css'

type CashView = z.infer<typeof cashShape>
type Handover = z.infer<typeof declaredCash>

/** The cash in hand, how much of it may be there, and handing it over. */
export function Cash() {
  const cash = useResource(() => ask<CashView>('/api/driver/cash'), [heard.value])
  const amount = useSignal<string | null>(null)
  const isBusy = useSignal(false)
  const key = useRef(newKey())
  const { value, problem } = cash.state.value
  const typed = value && (amount.value ?? plain(value.inHand))
  const units = value && typed !== null ? unitsFrom(typed, digitsOf(value.inHand.currency)) : null
  const isPossible = value !== null && units !== null && units > 0n && units <= BigInt(value.inHand.units)

  const declare = async (): Promise<void> => {
    if (!value || units === null) return
    isBusy.value = true
    try {
      const handover = await retrying(() =>
        ask<Handover>('/api/driver/cash/declare', {
          method: 'POST',
          body: { units: units.toString() },
          key: key.current,
        }),
      )
      result('success')
      cash.put({ ...value, handover })
    } catch (trouble) {
      result('error')
      if (trouble instanceof Problem) toast(sentence(trouble))
      await cash.reload()
    } finally {
      key.current = newKey()
      amount.value = null
      isBusy.value = false
    }
  }
  useMainButton(
    value && !value.handover && !isNothing(value.inHand)
      ? {
          text:
            units === null
              ? t('driver-app-hand-over')
              : t('driver-app-hand-over-sum', {
                  sum: money({ ...value.inHand, units: units.toString() }),
                }),
          isBusy: isBusy.value,
          isEnabled: isPossible,
          onPress: () => void declare(),
        }
      : null,
  )
  if (!value)
    return (
      <main class="screen">
        <h1>{t('driver-app-my-cash')}</h1>
        {problem ? <Trouble problem={problem} onRetry={() => void cash.reload()} /> : <Skeleton rows={2} />}
      </main>
    )
  const { inHand, cap, handover } = value
  const share = Number((BigInt(inHand.units) * 100n) / (BigInt(cap.units) || 1n))
  return (
    <main class="screen">
      <h1>{t('driver-app-my-cash')}</h1>
      <section class="card">
        <p class="hint">{t('driver-app-in-hand')}</p>
        <p class="sum">{money(inHand)}</p>
        <div class="gauge" data-full={share >= 90} aria-hidden="true">
          <span style={{ width: `${Math.min(100, share)}%` }} />
        </div>
        <p class="hint">{t('driver-app-cap', { cap: money(cap) })}</p>
      </section>
      {handover ? (
        <section class="card" aria-label={t('driver-app-handed-over')}>
          <p class="between">
            <span>{t('driver-app-handed-over')}</span>
            <strong>{money(handover.declared)}</strong>
          </p>
          <p class="notice" role="status">
            {t('driver-app-handover-waits')}
          </p>
        </section>
      ) : isNothing(inHand) ? (
        <p class="notice good">{t('driver-app-no-cash')}</p>
      ) : (
        <label class="field">
          <span>{t('driver-app-how-much')}</span>
          <input
            inputMode="decimal"
            value={typed ?? ''}
            aria-invalid={!isPossible}
            onInput={event => {
              amount.value = event.currentTarget.value
            }}
          />
          {!isPossible && (
            <span class="trouble" role="alert">
              {t('driver-app-at-most', { sum: money(inHand) })}
            </span>
          )}
        </label>
      )}
    </main>
  )
}
