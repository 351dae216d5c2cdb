import { useEffect, useRef, useState } from 'preact/hooks'
import type { CheckoutInfo, CheckoutPayment, CheckoutView, InvoiceRef } from '../../api/contract.ts'
import { beginCheckout, cancelCheckout, giveInfo, pay, readCheckout } from '../api/payments.ts'
import { words } from '../i18n/words.ts'

const LOOK_EVERY_MS = 700

export type Checkout = {
  view: CheckoutView | null
  /** What a step is being waited for. */
  waits: 'info' | 'pay' | null
  /** The sandbox's own refusal, where a step could not be taken at all. */
  refusal: string | null
  give: (info: Omit<CheckoutInfo, 'as'>) => Promise<CheckoutView | undefined>
  pay: (payment: Omit<CheckoutPayment, 'as'>) => Promise<CheckoutView | undefined>
  /** Gives it up; nothing is charged any more unless it is already under way. */
  cancel: () => void
}

/** One payment of one person from its beginning; a slow provider is looked after until it has answered. */
export function useCheckout(as: number, invoice: InvoiceRef): Checkout {
  const [view, setView] = useState<CheckoutView | null>(null)
  const [waits, setWaits] = useState<Checkout['waits']>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const isGone = useRef(false)

  const step = async (what: Checkout['waits'], doing: Promise<CheckoutView>) => {
    setWaits(what)
    setRefusal(null)
    try {
      const next = await doing
      if (!isGone.current) setView(next)
      return next
    } catch (trouble) {
      if (!isGone.current)
        setRefusal(trouble instanceof Error && trouble.message ? trouble.message : words.value.offline)
      return undefined
    } finally {
      if (!isGone.current) setWaits(null)
    }
  }
  useEffect(() => {
    step(null, beginCheckout(as, invoice))
    return () => {
      isGone.current = true
    }
  }, [])

  const state = view?.state
  const id = view?.id
  useEffect(() => {
    if (id === undefined || (state !== 'asking' && state !== 'pending')) return undefined
    const timer = setInterval(() => {
      readCheckout(id).then(
        next => !isGone.current && setView(next),
        () => undefined,
      )
    }, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [id, state])

  return {
    view,
    waits,
    refusal,
    give: async info => (view ? step('info', giveInfo(view.id, { as, ...info })) : undefined),
    pay: async payment => (view ? step('pay', pay(view.id, { as, ...payment })) : undefined),
    cancel: () => {
      if (view?.state === 'open') cancelCheckout(view.id, as).catch(() => undefined)
    },
  }
}
