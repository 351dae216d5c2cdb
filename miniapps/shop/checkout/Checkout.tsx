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
import { money } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { Breakdown } from '../cart/Breakdown.tsx'
import { Hindrances } from '../cart/Cart.tsx'
import { fetchCartWords } from '../cart/promos.ts'
import '../cart/cart.css'
import { type Cart, cart, setTerm, settled } from '../state/cart.ts'
import { screens } from '../state/screens.ts'
import { CashFrom } from './CashFrom.tsx'
import { Phone } from './Phone.tsx'
import { Slots } from './Slots.tsx'
import { useIsSeen } from './seen.ts'
import { Tip } from './Tip.tsx'
import './checkout.css'

type Placed = z.infer<typeof placedOrder>

/** Whether two carts are the same order, apart from the note. */
const isSameOrder = (a: Cart, b: Cart): boolean => {
  const gistOf = ({ lines, address, slot, quote }: Cart): string =>
    JSON.stringify([lines.map(({ id, quantity }) => [id, quantity]), address, slot, quote.total])
  return gistOf(a) === gistOf(b)
}

/** The last look: where to, when, how it is paid, what it costs. */
function Checkout() {
  const { value, problem } = cart.state.value
  const isBusy = useSignal(false)
  const trouble = useSignal<Problem | null>(null)
  // One attempt to order this very cart is one order, however often the line breaks or the thumb presses.
  const attempt = useRef({ version: 0, totalUnits: '', key: '' })
  const isUnsure = useRef(false)
  // What stands in the field; Telegram's button is no part of the page, and a press on it does not leave the field.
  const note = useRef<string | null>(null)
  const isSeen = useIsSeen(value?.quote.total.units ?? null)
  useEffect(() => void cart.reload(), [])

  const sayChanged = (): null => {
    trouble.value = new Problem({ code: 'changed-meanwhile', status: 409 })
    return null
  }
  /** Keeps the note that has just been typed. @returns the cart's version when it is still what was looked at, or null */
  const settle = async (seen: Cart): Promise<number | null> => {
    await settled()
    const kept = cart.state.value.value?.note ?? ''
    const isNoteNew = note.current !== null && note.current !== kept
    if (isNoteNew && !(await setTerm('note', { note: note.current || null }))) return null
    const now = cart.state.value.value
    return now && isSameOrder(seen, now) ? now.version : sayChanged()
  }
  const send = async (): Promise<void> => {
    isBusy.value = true
    trouble.value = null
    warnBeforeClosing(true)
    const { version, totalUnits, key } = attempt.current
    try {
      const body = { cartVersion: version, totalUnits, paymentMethod: 'cash' }
      const { id } = await retrying(() => ask<Placed>('/api/shop/orders', { method: 'POST', body, key }))
      isUnsure.current = false
      result('success')
      screens.restart({ name: 'menu' }, { name: 'order', orderId: id })
      void cart.reload()
    } catch (problem) {
      result('error')
      if (problem instanceof Problem) trouble.value = problem
      isUnsure.current = problem instanceof Problem && problem.isPassing
      if (!isUnsure.current) await cart.reload()
    } finally {
      isBusy.value = false
      warnBeforeClosing(false)
    }
  }
  const place = async (): Promise<void> => {
    if (!value || isBusy.value) return
    isBusy.value = true
    trouble.value = null
    const version = isSeen() ? await settle(value) : sayChanged()
    isBusy.value = false
    if (version === null) return
    const totalUnits = value.quote.total.units
    if (attempt.current.version !== version || attempt.current.totalUnits !== totalUnits)
      attempt.current = { version, totalUnits, key: newKey() }
    await send()
  }
  // No answer came, and then the cart is another: perhaps it was ordered after all. The same key tells.
  useEffect(() => {
    if (isUnsure.current && !isBusy.value && value && value.version !== attempt.current.version) void send()
  }, [value?.version])
  const isShort = value?.lines.some(({ quantity, available }) => quantity > available) ?? false
  const canPlace = value !== null && value.quote.problems.length === 0 && !isShort
  useMainButton(
    value && value.lines.length > 0
      ? {
          text: t('shop-app-place', { total: money(value.quote.total) }),
          isEnabled: canPlace,
          isBusy: isBusy.value,
          onPress: () => void place(),
        }
      : value && { text: t('shop-app-to-menu'), onPress: () => screens.restart({ name: 'menu' }) },
  )
  if (!value || value.lines.length === 0)
    return (
      <main class="screen">
        {value && (
          <div class="empty">
            <h1>{t('shop-app-cart-empty')}</h1>
            <p class="hint">{t('shop-app-cart-empty-text')}</p>
          </div>
        )}
        {!value &&
          (problem ? <Trouble problem={problem} onRetry={() => void cart.reload()} /> : <Skeleton />)}
      </main>
    )
  return (
    <main class="screen">
      <h1>{t('shop-app-checkout')}</h1>
      {trouble.value && <Trouble problem={trouble.value} />}
      <Hindrances cart={value} />
      {(isShort || value.quote.problems.some(({ lineId }) => lineId !== null)) && (
        <p class="notice warn" role="status">
          <span class="grow">{t('shop-app-look-at-cart')}</span>
          <button type="button" class="button soft" onClick={screens.back}>
            {t('shop-app-cart')}
          </button>
        </p>
      )}
      <section class="card flush" aria-label={t('shop-app-where')}>
        <button type="button" class="row" onClick={() => screens.go({ name: 'address', next: '' })}>
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
      <Slots cart={value} attempt={trouble.value} />
      <Tip cart={value} />
      <CashFrom cart={value} />
      <Note
        note={value.note}
        onType={typed => {
          note.current = typed
        }}
      />
      <Breakdown quote={value.quote} hasAddress={value.address !== null} changeIn={value.timeZone} />
    </main>
  )
}

type NoteProps = { readonly note: string | null; readonly onType: (note: string) => void }

/** A word to the kitchen, kept when the field is left. */
function Note({ note, onType }: NoteProps) {
  return (
    <label class="field">
      <span>{t('shop-app-note')}</span>
      <textarea
        maxLength={500}
        placeholder={t('shop-app-note-example')}
        onInput={event => onType(event.currentTarget.value.trim())}
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

/** The screen, once it can say whatever may be in the way. @throws Problem */
export const checkoutScreen = async () => {
  await fetchCartWords()
  return Checkout
}
