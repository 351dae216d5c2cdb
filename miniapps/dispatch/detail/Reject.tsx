import { useSignal } from '@preact/signals'
import { useMainButton } from '../../kit/telegram/main-button.ts'
import { Sheet } from '../../kit/ui/Sheet.tsx'
import { t } from '../../kit/words/words.ts'
import { isWide } from '../layout/wide.ts'

type RejectProps = {
  readonly number: number
  readonly onReject: (reason: string) => Promise<boolean>
  readonly onClose: () => void
}

const usual = ['sold-out', 'too-busy', 'closed'] as const

/** Why an order is not taken on; the customer reads it. */
export function Reject({ number, onReject, onClose }: RejectProps) {
  const reason = useSignal('')
  const isBusy = useSignal(false)
  const send = async (): Promise<void> => {
    isBusy.value = true
    if (await onReject(reason.value.trim())) onClose()
    isBusy.value = false
  }
  const isEnabled = reason.value.trim() !== ''
  const text = t('dispatch-app-reject')
  useMainButton(isWide.value ? null : { text, isEnabled, isBusy: isBusy.value, onPress: () => void send() })
  return (
    <Sheet title={t('dispatch-app-reject-title', { number })} onClose={onClose}>
      <div class="talk-ways">
        {usual.map(one => (
          <button
            key={one}
            type="button"
            class="chip"
            aria-pressed={reason.value === t(`dispatch-app-reject-${one}`)}
            onClick={() => {
              reason.value = t(`dispatch-app-reject-${one}`)
            }}
          >
            {t(`dispatch-app-reject-${one}`)}
          </button>
        ))}
      </div>
      <label class="field">
        <span>{t('dispatch-app-reject-reason')}</span>
        <textarea
          maxLength={300}
          value={reason.value}
          onInput={event => {
            reason.value = event.currentTarget.value
          }}
        />
      </label>
      {isWide.value && (
        <button
          type="button"
          class="button grave wide"
          disabled={isBusy.value || !isEnabled}
          onClick={() => void send()}
        >
          {text}
        </button>
      )}
    </Sheet>
  )
}
