import type { CheckoutView } from '../../api/contract.ts'
import { amount } from '../i18n/format.ts'
import { words } from '../i18n/words.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { brandOf, lastFour } from './cards.ts'
import { totalOf } from './money.ts'
import type { Order, Step } from './PaymentSheet.tsx'
import { PriceLines } from './PriceLines.tsx'
import { ProductCard } from './ProductCard.tsx'
import { TipField } from './TipField.tsx'
import { TroubleNote } from './TroubleNote.tsx'

type Props = {
  view: CheckoutView
  order: Order
  onChange: (by: Partial<Order>) => void
  onStep: (step: Step) => void
  onPay: () => void
}

/** The order as it stands: what it costs, what is still to be said, and the button that pays. */
export function OrderStep({ view, order, onChange, onStep, onPay }: Props) {
  const say = words.value
  const { invoice } = view
  const { currency } = invoice
  const needsInfo = invoice.needsName || invoice.needsPhone || invoice.needsEmail || invoice.needsAddress
  const isInfoMissing = (needsInfo || invoice.isFlexible) && order.info === null
  const isOptionMissing = view.shippingOptions !== null && order.option === null
  const missing: Step | null = isInfoMissing
    ? 'info'
    : isOptionMissing
      ? 'shipping'
      : order.card === null
        ? 'card'
        : null
  const total = amount(totalOf(invoice, order.tip, order.option ?? undefined), currency)
  const row = (icon: IconName, label: string, value: string | null, step: Step) => (
    <li>
      <button type="button" class="pay-row" onClick={() => onStep(step)}>
        <Icon name={icon} />
        <span>
          <small>{label}</small>
          <strong>{value ?? say.choose}</strong>
        </span>
        <span class="pay-more" aria-hidden="true">
          ›
        </span>
      </button>
    </li>
  )
  return (
    <>
      <ProductCard invoice={invoice} />
      {view.trouble && <TroubleNote trouble={view.trouble} />}
      <PriceLines
        currency={currency}
        prices={[
          ...invoice.prices,
          ...(order.option ? order.option.prices : []),
          ...(order.tip > 0 ? [{ label: say.tip, amount: order.tip }] : []),
        ]}
        total={totalOf(invoice, order.tip, order.option ?? undefined)}
      />
      {invoice.maxTip > 0 && <TipField invoice={invoice} tip={order.tip} onTip={tip => onChange({ tip })} />}
      <ul class="pay-rows">
        {row(
          'card',
          say.paymentMethod,
          order.card ? `${brandOf(order.card.number)} ···· ${lastFour(order.card.number)}` : null,
          'card',
        )}
        {(needsInfo || invoice.isFlexible) &&
          row('person', say.shippingInformation, order.info && infoLine(order.info), 'info')}
        {view.shippingOptions && row('truck', say.shippingMethod, order.option?.title ?? null, 'shipping')}
      </ul>
      <button
        type="button"
        class="button button-wide"
        data-first
        onClick={() => (missing ? onStep(missing) : onPay())}
      >
        {say.payAmount(total)}
      </button>
    </>
  )
}

function infoLine({ name, phone, email, address }: NonNullable<Order['info']>): string {
  const street = address && `${address.streetLine1}, ${address.city}`
  return [name, phone, email, street].filter(Boolean).join(' · ')
}
