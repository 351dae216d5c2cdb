import { useState } from 'preact/hooks'
import type { CheckoutView } from '../../api/contract.ts'
import { addStars } from '../api/payments.ts'
import { words } from '../i18n/words.ts'
import { attempt, useDesk } from '../state/desk.ts'
import { sumOf } from './money.ts'
import { ProductCard } from './ProductCard.tsx'
import { TroubleNote } from './TroubleNote.tsx'

const PACKS = [50, 250, 1000] as const

/** Paying with Stars: one question, one button; who has too few buys some first. */
export function StarsStep({ view, onPay }: { view: CheckoutView; onPay: () => void }) {
  const desk = useDesk()
  const say = words.value
  const { invoice } = view
  const [balance, setBalance] = useState(invoice.starBalance)
  const price = sumOf(invoice.prices)
  const lacking = Math.max(0, price - balance)
  const buy = async (count: number) => {
    const stars = await attempt(desk, addStars(desk.me.id, count))
    if (stars) setBalance(stars.balance)
  }
  return (
    <>
      <p class="stars-balance" role="status">
        {say.starBalance(balance)}
      </p>
      <ProductCard invoice={invoice} />
      {view.trouble && (view.trouble.kind !== 'too_few_stars' || lacking > 0) && (
        <TroubleNote trouble={view.trouble} />
      )}
      <p class="stars-question">{say.starQuestion(invoice.title, invoice.bot.name, price)}</p>
      {lacking > 0 && (
        <div class="stars-buy">
          <p>{say.starsLacking(lacking)}</p>
          <div class="chips">
            {PACKS.map(count => (
              <button key={count} type="button" class="chip chip-button" onClick={() => buy(count)}>
                + {say.stars(count)}
              </button>
            ))}
          </div>
        </div>
      )}
      <button type="button" class="button button-wide" data-first disabled={lacking > 0} onClick={onPay}>
        {say.payAmount(say.stars(price))}
      </button>
    </>
  )
}
