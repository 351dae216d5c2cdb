import { inTheWay } from '../../kit/words/refusals.ts'
import { isNothing, money, type WireMoney } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import type { Cart } from '../state/cart.ts'
import { removePromo } from './promos.ts'

type Quote = Cart['quote']

const minus = (amount: WireMoney): string => money({ ...amount, units: `-${amount.units}` })
const sum = (amounts: readonly WireMoney[], currency: string): WireMoney => ({
  currency,
  units: String(amounts.reduce((total, { units }) => total + BigInt(units), 0n)),
})

type BreakdownProps = {
  readonly quote: Quote
  readonly hasAddress: boolean
  /** Of a cart, where codes can still be taken out: the zone on whose clocks it is said when they count. */
  readonly changeIn?: string
}

/** What it costs and why, to the last line of it. Before there is an address, no fee is known. */
export function Breakdown({ quote, hasAddress, changeIn }: BreakdownProps) {
  const { gross, discounts, promos, credit, deliveryFee, tip, total, currency } = quote
  const discount = sum(
    discounts.map(one => one.amount),
    currency,
  )
  const taken = (on: 'goods' | 'delivery') =>
    promos
      .filter(one => one.accepted && one.on === on)
      .map(promo => <PromoLine key={promo.code} promo={promo} changeIn={changeIn} />)
  const refused = changeIn === undefined ? [] : promos.filter(one => !one.accepted)
  return (
    <dl class="breakdown card">
      <Line name={t('shop-app-goods')} value={money(gross)} />
      {!isNothing(discount) && <Line name={t('shop-app-discount')} value={minus(discount)} isGood />}
      {taken('goods')}
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
      {taken('delivery')}
      {!isNothing(tip) && <Line name={t('shop-app-tip')} value={money(tip)} />}
      {refused.map(promo => (
        <PromoLine key={promo.code} promo={promo} changeIn={changeIn} />
      ))}
      <Line name={t('shop-app-total')} value={money(total)} isTotal />
    </dl>
  )
}

type PromoLineProps = { readonly promo: Quote['promos'][number]; readonly changeIn: string | undefined }

/** A code: what it takes off, or why it does not; in a cart with the button that takes it out. */
function PromoLine({ promo: { code, accepted, amount, reason, facts }, changeIn }: PromoLineProps) {
  return (
    <div class="breakdown-line promo-line" data-good={accepted} data-open={changeIn !== undefined}>
      <dt>
        {code}
        {reason !== null && changeIn !== undefined && (
          <small>{inTheWay({ code: `promo.${reason}`, facts }, changeIn, 'why')}</small>
        )}
      </dt>
      <dd class="money">
        {accepted && minus(amount)}
        {changeIn !== undefined && (
          <button
            type="button"
            aria-label={t('shop-app-promo-remove', { code })}
            onClick={() => void removePromo(code)}
          >
            ✕
          </button>
        )}
      </dd>
    </div>
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
