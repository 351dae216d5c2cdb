import { useEffect } from 'preact/hooks'
import { ask } from '../../kit/api/client.ts'
import { confirm } from '../../kit/telegram/ask.ts'
import { useMainButton } from '../../kit/telegram/main-button.ts'
import { Skeleton } from '../../kit/ui/Skeleton.tsx'
import { Stepper } from '../../kit/ui/Stepper.tsx'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { inTheWay } from '../../kit/words/refusals.ts'
import { money } from '../../kit/words/say-things.ts'
import { named, t } from '../../kit/words/words.ts'
import {
  type Cart as CartShape,
  cart,
  changeCart,
  isCartBusy,
  quantityOf,
  setQuantity,
} from '../state/cart.ts'
import { screens } from '../state/screens.ts'
import { Breakdown } from './Breakdown.tsx'
import { PromoField } from './PromoField.tsx'
import { fetchCartWords } from './promos.ts'
import './cart.css'

const empty = (): Promise<boolean> => changeCart(() => ask<CartShape>('/api/shop/cart', { method: 'DELETE' }))

/** What is about to be ordered. */
function Cart() {
  const { value, problem } = cart.state.value
  useEffect(() => void cart.reload(), [])
  const isEmpty = !value || value.lines.length === 0
  useMainButton(
    isEmpty
      ? { text: t('shop-app-to-menu'), onPress: () => screens.restart({ name: 'menu' }) }
      : {
          text: value.address
            ? t('shop-app-check-out', { total: money(value.quote.total) })
            : t('shop-app-set-address'),
          isBusy: isCartBusy.value,
          onPress: () =>
            screens.go(value.address ? { name: 'checkout' } : { name: 'address', next: 'checkout' }),
        },
  )
  if (!value)
    return (
      <main class="screen">
        {problem ? <Trouble problem={problem} onRetry={() => void cart.reload()} /> : <Skeleton />}
      </main>
    )
  if (isEmpty)
    return (
      <main class="screen">
        <div class="empty">
          <span class="picture" aria-hidden="true">
            🛍
          </span>
          <h1>{t('shop-app-cart-empty')}</h1>
          <p class="hint">{t('shop-app-cart-empty-text')}</p>
        </div>
      </main>
    )
  const askAndEmpty = async (): Promise<void> => {
    const isSure = await confirm(t('shop-app-empty-sure'), {
      yes: t('shop-app-empty-yes'),
      no: t('app-no'),
      isGrave: true,
    })
    if (isSure) await empty()
  }
  return (
    <main class="screen">
      <header class="cart-head">
        <h1>{t('shop-app-cart')}</h1>
        <button type="button" class="button plain" onClick={() => void askAndEmpty()}>
          {t('shop-app-empty')}
        </button>
      </header>
      {problem && <Trouble problem={problem} onRetry={() => void cart.reload()} />}
      <ul class="card flush">
        {value.lines.map(line => (
          <Line key={line.id} line={line} cart={value} />
        ))}
      </ul>
      <Hindrances cart={value} />
      <PromoField />
      <Breakdown quote={value.quote} hasAddress={value.address !== null} changeIn={value.timeZone} />
    </main>
  )
}

/** The screen, once it can say whatever may be in the way. @throws Problem */
export const cartScreen = async () => {
  await fetchCartWords()
  return Cart
}

function Line({ line, cart: { quote, timeZone } }: { line: CartShape['lines'][number]; cart: CartShape }) {
  const { names, total, available, id } = line
  const quantity = quantityOf(line)
  const name = named(names.product)
  const details = [named(names.variant), ...names.options.map(named)].filter(text => text && text !== name)
  const problems = quote.problems.filter(problem => problem.lineId === id)
  return (
    <li class="row cart-line">
      <span class="grow">
        {name}
        {details.length > 0 && <small>{details.join(' · ')}</small>}
        {quantity > available && problems.length === 0 && (
          <small class="trouble" role="alert">
            {available > 0 ? t('shop-app-left', { count: available }) : t('shop-app-sold-out')}
          </small>
        )}
        {problems.map(problem => (
          <small key={problem.code} class="trouble" role="alert">
            {inTheWay(problem, timeZone)}
          </small>
        ))}
      </span>
      <span class="end">
        <span class="money">{money(total)}</span>
        <Stepper
          value={quantity}
          most={Math.max(quantity, available)}
          label={name}
          onChange={next => void setQuantity(id, next)}
        />
      </span>
    </li>
  )
}

/** What keeps the whole cart from being ordered, apart from an address that has not been asked for yet. */
export function Hindrances({ cart: { quote, timeZone, address } }: { readonly cart: CartShape }) {
  const problems = quote.problems.filter(
    ({ lineId, code }) => lineId === null && (code !== 'cart.address-missing' || address !== null),
  )
  return (
    <>
      {problems.map(problem => (
        <p key={problem.code} class="notice warn" role="status">
          {inTheWay(problem, timeZone)}
        </p>
      ))}
    </>
  )
}
