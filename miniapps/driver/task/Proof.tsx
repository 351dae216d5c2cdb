import { type Signal, useSignal } from '@preact/signals'
import { canScan, scan } from '../../kit/telegram/ask.ts'
import { result, tap } from '../../kit/telegram/haptics.ts'
import { sentence } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { platform } from '../state/platform.ts'
import type { Task } from '../state/predict.ts'
import { giveCode, givePhoto, refusals, waiting } from '../state/taps.ts'
import { shrink } from './shrink-photo.ts'

const codeLength = 4

type ProofProps = { readonly task: Task; readonly code: Signal<string> }

/** What the shop wants to see at the door: the customer's code, a photo, either or both. */
export function Proof({ task, code }: ProofProps) {
  const { missing, rule } = task.proof
  const isReading = useSignal(false)
  const isUnreadable = useSignal(false)
  const isOther = useSignal(false)
  const refusal = refusals.value[task.deliveryId]
  const onItsWay = waiting.value.filter(({ about }) => about.id === task.deliveryId)
  const isSent = (what: string): boolean => onItsWay.some(({ about }) => about.what === what)

  const read = async (): Promise<void> => {
    isOther.value = false
    const found = await scan(t('driver-app-scan-text'))
    if (found === null) return
    const digits = found.replace(/\D/g, '')
    if (digits.length === codeLength) return giveCode(task, digits)
    result('error')
    isOther.value = true
  }
  const show = async (file: File | undefined): Promise<void> => {
    if (!file) return
    isReading.value = true
    isUnreadable.value = false
    try {
      await givePhoto(task, await shrink(file))
      tap('medium')
    } catch {
      result('error')
      isUnreadable.value = true
    } finally {
      isReading.value = false
    }
  }
  if (missing.length === 0)
    return rule === 'none' ? null : (
      <p class="notice good" role="status">
        {t(
          isSent('code')
            ? 'driver-app-code-kept'
            : isSent('photo')
              ? 'driver-app-photo-kept'
              : 'driver-app-proven',
        )}
      </p>
    )
  const hint = missing.length === 2 ? (rule === 'code-and-photo' ? 'both' : 'either') : missing[0]
  return (
    <section class="card proof" aria-label={t('driver-app-proof')}>
      <p>{t(`driver-app-proof-${hint}`)}</p>
      {missing.includes('code') && (
        <div class="proof-code">
          <input
            class="code-field"
            type="text"
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="[0-9]*"
            maxLength={codeLength}
            aria-label={t('driver-app-code')}
            aria-invalid={refusal?.what === 'code'}
            placeholder="••••"
            value={code.value}
            onInput={event => {
              isOther.value = false
              code.value = event.currentTarget.value.replace(/\D/g, '').slice(0, codeLength)
              event.currentTarget.value = code.value
            }}
          />
          {canScan(platform.value) && (
            <button type="button" class="button soft" onClick={() => void read()}>
              {t('driver-app-scan')}
            </button>
          )}
        </div>
      )}
      {(isOther.value || refusal?.what === 'code') && (
        <p class="trouble" role="alert">
          {isOther.value || !refusal ? t('driver-app-scan-other') : sentence(refusal.problem)}
        </p>
      )}
      {missing.includes('photo') && (
        <label class="button soft wide photo-button" aria-disabled={isReading.value}>
          {isReading.value ? <span class="spinner" aria-hidden="true" /> : '📷'} {t('driver-app-photo')}
          <input
            type="file"
            accept="image/*"
            capture="environment"
            disabled={isReading.value}
            onChange={event => {
              void show(event.currentTarget.files?.[0])
              event.currentTarget.value = ''
            }}
          />
        </label>
      )}
      {isUnreadable.value && (
        <p class="trouble" role="alert">
          {t('driver-app-photo-unreadable')}
        </p>
      )}
    </section>
  )
}
