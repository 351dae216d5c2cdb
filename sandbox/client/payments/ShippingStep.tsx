import type { CheckoutView, ShippingOptionView } from '../../api/contract.ts'
import { amount } from '../i18n/format.ts'
import { words } from '../i18n/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { sumOf } from './money.ts'

type Props = {
  view: CheckoutView
  chosen: ShippingOptionView | null
  onDone: (option: ShippingOptionView) => void
}

/** The ways of shipping that the bot offers to this address. */
export function ShippingStep({ view, chosen, onDone }: Props) {
  const options = view.shippingOptions ?? []
  if (options.length === 0) return <p class="hollow">{words.value.noShipping}</p>
  return (
    <ul class="pay-rows">
      {options.map((option, n) => (
        <li key={option.id}>
          <button
            type="button"
            class="pay-row"
            data-first={n === 0 ? true : undefined}
            aria-current={option.id === chosen?.id ? 'true' : undefined}
            onClick={() => onDone(option)}
          >
            <Icon name="truck" />
            <span>
              <strong>{option.title}</strong>
              <small>{option.prices.map(({ label }) => label).join(', ')}</small>
            </span>
            <b>{amount(sumOf(option.prices), view.invoice.currency)}</b>
          </button>
        </li>
      ))}
    </ul>
  )
}
