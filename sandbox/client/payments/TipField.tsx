import { useId, useState } from 'preact/hooks'
import type { InvoiceFormView } from '../../api/contract.ts'
import { amount } from '../i18n/format.ts'
import { words } from '../i18n/words.ts'
import { asTyped, typedAmount } from './money.ts'

type Props = { invoice: InvoiceFormView; tip: number; onTip: (tip: number) => void }

/** A tip by one of the suggestions or by one's own amount, up to what the shop takes. */
export function TipField({ invoice, tip, onTip }: Props) {
  const say = words.value
  const { currency, maxTip, suggestedTips } = invoice
  const [typed, setTyped] = useState(tip > 0 ? asTyped(tip, currency) : '')
  const hint = useId()
  const value = typed.trim() === '' ? 0 : typedAmount(typed, currency)
  const isTooMuch = value !== undefined && value > maxTip
  const isWrong = value === undefined || isTooMuch
  const set = (units: number) => {
    setTyped(units > 0 ? asTyped(units, currency) : '')
    onTip(units)
  }
  return (
    <fieldset class="pay-tip">
      <legend>{say.tip}</legend>
      {suggestedTips.length > 0 && (
        <div class="chips">
          {suggestedTips.map(units => (
            <button
              key={units}
              type="button"
              class={units === tip ? 'chip chip-button chip-on' : 'chip chip-button'}
              aria-pressed={units === tip}
              onClick={() => set(units === tip ? 0 : units)}
            >
              {amount(units, currency)}
            </button>
          ))}
        </div>
      )}
      <label class="field">
        <span>{say.ownTip}</span>
        <input
          inputMode="decimal"
          value={typed}
          placeholder={asTyped(0, currency)}
          autocomplete="off"
          aria-invalid={isWrong}
          aria-describedby={hint}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value)
            const units = currentTarget.value.trim() === '' ? 0 : typedAmount(currentTarget.value, currency)
            onTip(units !== undefined && units <= maxTip ? units : 0)
          }}
        />
      </label>
      <small id={hint} class={isWrong ? 'problem' : 'field-hint'} aria-live="polite">
        {isWrong && !isTooMuch ? say.notAnAmount : say.atMost(amount(maxTip, currency))}
      </small>
    </fieldset>
  )
}
