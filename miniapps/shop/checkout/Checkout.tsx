import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { z } from 'zod'
import type { placedOrder } from '../../../server/contracts/orders.ts'
import { ask, newKey } from '../../kit/api/client.ts'
import { Problem } from '../../kit/api/problem.ts'
import { retrying } from '../../kit/api/retrying.ts'
import { warnBeforeClosing } from '../../kit/telegram/ask.ts'
import { result } from '../../kit/telegram/haptics.ts'
import { useMainButton } from '../../kit/telegram/main-button.ts'
import { Skeleton } from '../../kit/ui/Skeleton.tsx'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { fetchRefusals } from '../../kit/words/refusals.ts'
import { money } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { Breakdown } from '../cart/Breakdown.tsx'
import { Hindrances } from '../cart/Cart.tsx'
import '../cart/cart.css'
import { cart, isCartBusy, setTerm } from '../state/cart.ts'
import { screens } from '../state/screens.ts'
import { CashFrom } from './CashFrom.tsx'
import { Phone } from './Phone.tsx'
import { Slots } from './Slots.tsx'
import { Tip } from './Tip.tsx'
import './checkout.css'

type Placed = z.infer<typeof placedOrder>

/** The last look: where to, when, how it is paid, what it costs. */
export function Checkout() {
  const { value } = cart.state.value
  const isBusy = useSignal(false)
  const trouble = useSignal<Problem | null>(null)
  // One attempt to order this very cart is one order, however often the line breaks or the thumb presses.
  const attempt = useRef({ version: 0, key: '' })
  useEffect(() => {
    void fetchRefusals()
    void cart.reload()
  }, [])

  const place = async (): Promise<void> => {
    if (!value) return
    if (attempt.current.version !== value.version) attempt.current = { version: value.version, key: newKey() }
    isBusy.value = true
    trouble.value = null
    warnBeforeClosing(true)
    try {
      const { id } = await retrying(() =>
        ask<Placed>('/api/shop/orders', {
          method: 'POST',
          body: { cartVersion: value.version, paymentMethod: 'cash' },
          key: attempt.current.key,
        }),
      )
      result('success')
      screens.restart({ name: 'menu' }, { name: 'order', orderId: id })
      void cart.reload()
    } catch (problem) {
      result('error')
      if (problem instanceof Problem) trouble.value = problem
      await cart.reload()
    } finally {
      isBusy.value = false
      warnBeforeClosing(false)
    }
  }
  const canPlace = value !== null && value.lines.length > 0 && value.quote.problems.length === 0
  useMainButton(
    value && value.lines.length > 0
      ? {
          text: t('shop-app-place', { total: money(value.quote.total) }),
          isEnabled: canPlace,
          isBusy: isBusy.value || isCartBusy.value,
          onPress: () => void place(),
        }
      : null,
  )
  if (!value)
    return (
      <main class="screen">
        <Skeleton />
      </main>
    )
  return (
    <main class="screen">
      <h1>{t('shop-app-checkout')}</h1>
      {trouble.value && <Trouble problem={trouble.value} />}
      <Hindrances cart={value} />
      <section class="card flush" aria-label={t('shop-app-where')}>
        <button type="button" class="row" onClick={() => screens.go({ name: 'address' })}>
          <span class="grow">
            <small>{t('shop-app-deliver-to')}</small>
            {value.address?.text ?? t('shop-app-where')}
            {value.address?.note && <small>{value.address.note}</small>}
          </span>
          <span class="hint" aria-hidden="true">
            ›
          </span>
        </button>
        <Phone />
      </section>
      <Slots cart={value} />
      <Tip cart={value} />
      <CashFrom cart={value} />
      <Note note={value.note} />
      <Breakdown quote={value.quote} hasAddress={value.address !== null} />
    </main>
  )
}

/** A word to the kitchen, kept when the field is left. */
function Note({ note }: { readonly note: string | null }) {
  return (
    <label class="field">
      <span>{t('shop-app-note')}</span>
      <textarea
        maxLength={500}
        placeholder={t('shop-app-note-example')}
        onBlur={event => {
          const text = event.currentTarget.value.trim() || null
          if (text !== note) void setTerm('note', { note: text })
        }}
      >
        {note ?? ''}
      </textarea>
    </label>
  )
}
