import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import { amountFrom } from '../../../locales/amount.ts'
import { takeFocus } from '../../kit/ui/take-focus.ts'
import { t } from '../../kit/words/words.ts'

type OwnAmountProps = {
  readonly label: string
  readonly currency: string
  /** Minor units, as decimal text. Resolves to whether the amount stands. */
  readonly onSet: (units: string) => Promise<boolean>
  readonly onClose: () => void
}

/** Another sum than those offered, typed as people write sums. */
export function OwnAmount({ label, currency, onSet, onClose }: OwnAmountProps) {
  const text = useSignal('')
  const isBusy = useSignal(false)
  const isWrong = useSignal(false)
  const id = useId()
  const set = async (): Promise<void> => {
    const units = amountFrom(text.value, currency as Parameters<typeof amountFrom>[1])
    isWrong.value = units === null
    if (units === null || isBusy.value) return
    isBusy.value = true
    const isSet = await onSet(String(units))
    isBusy.value = false
    if (isSet) onClose()
  }
  return (
    <form
      class="own-amount"
      onSubmit={event => {
        event.preventDefault()
        void set()
      }}
    >
      <label class="field">
        <span>{label}</span>
        <input
          ref={takeFocus}
          inputMode="decimal"
          autocomplete="off"
          maxLength={20}
          aria-invalid={isWrong.value}
          aria-describedby={id}
          value={text.value}
          onInput={event => {
            text.value = event.currentTarget.value
            isWrong.value = false
          }}
        />
      </label>
      <button type="submit" class="button soft" aria-disabled={isBusy.value || text.value.trim() === ''}>
        {t('shop-app-amount-set')}
      </button>
      <p class="trouble" id={id} role="alert">
        {isWrong.value && t('shop-app-amount-wrong')}
      </p>
    </form>
  )
}
