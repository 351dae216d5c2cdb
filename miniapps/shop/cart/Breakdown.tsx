import { isNothing, money, type WireMoney } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import type { Cart } from '../state/cart.ts'

type Quote = Cart['quote']

const minus = (amount: WireMoney): string => money({ ...amount, units: `-${amount.units}` })
const sum = (amounts: readonly WireMoney[], currency: string): WireMoney => ({
  currency,
  units: String(amounts.reduce((total, { units }) => total + BigInt(units), 0n)),
})

/** What it costs and why, to the last line of it. Before there is an address, no fee is known. */
export function Breakdown({ quote, hasAddress }: { readonly quote: Quote; readonly hasAddress: boolean }) {
  const { gross, discounts, promos, credit, deliveryFee, tip, total, currency } = quote
  const discount = sum(
    discounts.map(one => one.amount),
    currency,
  )
  const promo = promos.filter(one => one.accepted)
  return (
    <dl class="breakdown card">
      <Line name={t('shop-app-goods')} value={money(gross)} />
      {!isNothing(discount) && <Line name={t('shop-app-discount')} value={minus(discount)} isGood />}
      {promo.map(one => (
        <Line key={one.code} name={one.code} value={minus(one.amount)} isGood />
      ))}
      {!isNothing(credit) && <Line name={t('shop-app-credit')} value={minus(credit)} isGood />}
      <Line
        name={t('shop-app-delivery')}
        value={
          !hasAddress
            ? t('shop-app-delivery-unknown')
            : isNothing(deliveryFee.amount)
              ? t('shop-app-free')
              : money(deliveryFee.amount)
        }
        isGood={hasAddress && isNothing(deliveryFee.amount)}
      />
      {!isNothing(tip) && <Line name={t('shop-app-tip')} value={money(tip)} />}
      <Line name={t('shop-app-total')} value={money(total)} isTotal />
    </dl>
  )
}

type LineProps = {
  readonly name: string
  readonly value: string
  readonly isGood?: boolean
  readonly isTotal?: boolean
}

function Line({ name, value, isGood = false, isTotal = false }: LineProps) {
  return (
    <div class="breakdown-line" data-total={isTotal} data-good={isGood}>
      <dt>{name}</dt>
      <dd class="money">{value}</dd>
    </div>
  )
}
