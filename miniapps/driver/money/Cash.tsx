import { useSignal } from '@preact/signals'
import type { z } from 'zod'
import type { cash as cashShape } from '../../../server/contracts/driver.ts'
import { ask } from '../../kit/api/client.ts'
import { useMainButton } from '../../kit/telegram/main-button.ts'
import { Skeleton } from '../../kit/ui/Skeleton.tsx'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { isNothing, money } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { declareCash, onTheirWay } from '../state/taps.ts'
import { useAskedAnew } from '../state/use-asked-anew.ts'
import { Waits } from '../task/Waits.tsx'
import { digitsOf, plain, unitsFrom } from './amounts.ts'
import './money.css'

type CashView = z.infer<typeof cashShape>

/** The cash in hand, how much of it may be there, and handing it over. */
export function Cash() {
  const cash = useAskedAnew(() => ask<CashView>('/api/driver/cash'))
  const amount = useSignal<string | null>(null)
  const { value, problem } = cash.state.value
  const typed = value && (amount.value ?? plain(value.inHand))
  const units = value && typed !== null ? unitsFrom(typed, digitsOf(value.inHand.currency)) : null
  const isPossible = value !== null && units !== null && units > 0n && units <= BigInt(value.inHand.units)

  const [declaring] = onTheirWay('cash')
  useMainButton(
    value && !value.handover && !isNothing(value.inHand)
      ? {
          text:
            units === null
              ? t('driver-app-hand-over')
              : t('driver-app-hand-over-sum', {
                  sum: money({ ...value.inHand, units: units.toString() }),
                }),
          isBusy: declaring !== undefined,
          isEnabled: isPossible,
          onPress: () => units !== null && void declareCash(units),
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
      <Waits />
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
            readOnly={declaring !== undefined}
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
