import { computed, signal } from '@preact/signals'
import type { z } from 'zod'
import type { cart as cartShape } from '../../../server/contracts/cart.ts'
import { ask, newKey } from '../../kit/api/client.ts'
import { Problem } from '../../kit/api/problem.ts'
import { retrying } from '../../kit/api/retrying.ts'
import { resource } from '../../kit/state/loaded.ts'
import { result } from '../../kit/telegram/haptics.ts'
import { toast } from '../../kit/ui/Toasts.tsx'
import { sentence } from '../../kit/words/say-things.ts'

export type Cart = z.infer<typeof cartShape>

/** The one cart of the person; it lives on the server, so that the chat and every device have the same. */
export const cart = resource(() => ask<Cart>('/api/shop/cart'))

// Steps that the server has not answered yet, by variant, and numbers by line: the thumb is not made to wait.
const ahead = signal<Readonly<Record<string, number>>>({})
const wanted = signal<Readonly<Record<string, number>>>({})
let line: Promise<unknown> = Promise.resolve()
const waiting = signal(0)
let made = 0

/** How many changes this page has made. */
export const changesMade = (): number => made

/** Whether changes are still on their way, so that the sum shown is not yet the sum. */
export const isCartBusy = computed(() => waiting.value > 0)

export const pieces = computed(() => {
  const known = cart.state.value.value?.lines.reduce((sum, one) => sum + one.quantity, 0) ?? 0
  return Math.max(
    0,
    Object.values(ahead.value).reduce((sum, one) => sum + one, known),
  )
})

/** How many of a variant are in the cart, steps under way included. */
export const countOf = (variantId: string): number => {
  const known = cart.state.value.value?.lines.filter(one => one.variantId === variantId) ?? []
  return Math.max(0, known.reduce((sum, one) => sum + one.quantity, 0) + (ahead.value[variantId] ?? 0))
}

/**
 * Changes the cart, one change after the other. What the server refuses is said, and the cart is shown as it is.
 * @param say where it is said; in passing when nothing else is given
 */
export const changeCart = (
  send: () => Promise<Cart>,
  say: (trouble: Problem) => void = trouble => toast(sentence(trouble)),
): Promise<boolean> => {
  waiting.value++
  const done = line.then(async () => {
    try {
      const changed = await retrying(send)
      made++
      cart.put(changed)
      return true
    } catch (trouble) {
      result('error')
      if (trouble instanceof Problem) say(trouble)
      await cart.reload()
      return false
    } finally {
      waiting.value--
    }
  })
  line = done
  return done
}

/** Resolves when every change so far has been answered. */
export const settled = async (): Promise<void> => {
  await line
}

const step = (variantId: string, by: number): void => {
  ahead.value = { ...ahead.value, [variantId]: (ahead.value[variantId] ?? 0) + by }
}

/** Puts so many of a variant into the cart. Resolves to whether they are in. */
export const addLine = (
  variantId: string,
  optionIds: readonly string[],
  quantity: number,
): Promise<boolean> => {
  const key = newKey()
  step(variantId, quantity)
  return changeCart(() =>
    ask<Cart>('/api/shop/cart/lines', { method: 'POST', body: { variantId, optionIds, quantity }, key }),
  ).finally(() => step(variantId, -quantity))
}

/** How many of a line are wanted, which the server may not know yet. */
export const quantityOf = ({ id, quantity }: Cart['lines'][number]): number => wanted.value[id] ?? quantity

/** Sets how many of a line there are. Of many taps in a row the last one counts, and only it is sent. */
export const setQuantity = async (lineId: string, quantity: number): Promise<void> => {
  const isUnderWay = wanted.value[lineId] !== undefined
  wanted.value = { ...wanted.value, [lineId]: quantity }
  if (isUnderWay) return
  for (;;) {
    const sent = wanted.value[lineId] ?? 0
    const isIn = await changeCart(() =>
      ask<Cart>(`/api/shop/cart/lines/${lineId}`, { method: 'PUT', body: { quantity: sent } }),
    )
    if (!isIn || wanted.value[lineId] === sent) break
  }
  const { [lineId]: _, ...others } = wanted.value
  wanted.value = others
}

/** One less of something that has no options. */
export const takeOne = (variantId: string): Promise<boolean> => {
  step(variantId, -1)
  return changeCart(async () => {
    const now = cart.state.value.value?.lines.find(one => one.variantId === variantId)
    if (!now) return ask<Cart>('/api/shop/cart')
    return ask<Cart>(`/api/shop/cart/lines/${now.id}`, {
      method: 'PUT',
      body: { quantity: now.quantity - 1 },
    })
  }).finally(() => step(variantId, 1))
}

/** Sets one of the cart's terms: slot, note, tip, cash-from, address-note. */
export const setTerm = (
  term: 'slot' | 'note' | 'tip' | 'cash-from' | 'address-note',
  body: object,
): Promise<boolean> => changeCart(() => ask<Cart>(`/api/shop/cart/${term}`, { method: 'PUT', body }))
