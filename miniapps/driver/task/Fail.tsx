import { useSignal } from '@preact/signals'
import { moved } from '../../kit/telegram/haptics.ts'
import { useMainButton } from '../../kit/telegram/main-button.ts'
import { t } from '../../kit/words/words.ts'
import { screens } from '../state/screens.ts'
import { ahead, takeStep } from '../state/taps.ts'
import { taskById } from '../state/work.ts'

const reasons = [
  'nobody-home',
  'wrong-address',
  'refused-goods',
  'cannot-pay',
  'unsafe',
  'damaged',
  'other',
] as const

/** Why it cannot be delivered, in a word and if need be in some more. */
export function Fail({ deliveryId }: { readonly deliveryId: string }) {
  const reason = useSignal<(typeof reasons)[number] | null>(null)
  const note = useSignal('')
  const told = taskById(deliveryId)
  const task = told && ahead(told)
  const isNoteMissing = reason.value === 'other' && !note.value.trim()
  useMainButton({
    text: t('driver-app-fail-now'),
    isEnabled: task !== null && reason.value !== null && !isNoteMissing,
    onPress: () => {
      if (!task || !reason.value) return
      const words = note.value.trim()
      void takeStep(task, 'fail', { reason: reason.value, ...(words ? { note: words } : {}) })
      screens.back()
    },
  })
  return (
    <main class="screen">
      <h1>{t('driver-app-fail-why')}</h1>
      <fieldset class="card flush reasons">
        <legend class="unseen">{t('driver-app-fail-why')}</legend>
        {reasons.map(name => (
          <label key={name} class="row">
            <input
              type="radio"
              name="reason"
              checked={reason.value === name}
              onChange={() => {
                moved()
                reason.value = name
              }}
            />
            <span class="grow">{t(`driver-app-reason-${name}`)}</span>
          </label>
        ))}
      </fieldset>
      <label class="field">
        <span>{t('driver-app-fail-note')}</span>
        <textarea
          maxLength={500}
          value={note.value}
          onInput={event => {
            note.value = event.currentTarget.value
          }}
        />
      </label>
    </main>
  )
}
