import { useEffect, useRef, useState } from 'preact/hooks'
import type { CheckoutInfo, CheckoutPayment, ShippingOptionView } from '../../api/contract.ts'
import { amount } from '../i18n/format.ts'
import { words } from '../i18n/words.ts'
import { notify, useDesk } from '../state/desk.ts'
import { Icon } from '../ui/Icon.tsx'
import { Overlay } from '../ui/Overlay.tsx'
import { CardStep } from './CardStep.tsx'
import { EndStep } from './EndStep.tsx'
import { InfoStep } from './InfoStep.tsx'
import { isOver, totalOf } from './money.ts'
import { OrderStep } from './OrderStep.tsx'
import type { InvoiceEnd, OpenInvoice } from './open-invoice.ts'
import { ShippingStep } from './ShippingStep.tsx'
import { StarsStep } from './StarsStep.tsx'
import { useCheckout } from './use-checkout.ts'
import { WaitStep } from './WaitStep.tsx'

/** What the person has decided so far; the sandbox learns of it step by step. */
export type Order = {
  tip: number
  card: CheckoutPayment['card'] | null
  info: Omit<CheckoutInfo, 'as'> | null
  option: ShippingOptionView | null
}

export type Step = 'order' | 'card' | 'info' | 'shipping'

/** Paying an invoice, over one window. */
export function PaymentSheet({ opened }: { opened: OpenInvoice }) {
  const desk = useDesk()
  const say = words.value
  const checkout = useCheckout(desk.me.id, opened.invoice)
  const [step, setStep] = useState<Step>('order')
  const [order, setOrder] = useState<Order>({ tip: 0, card: null, info: null, option: null })
  const body = useRef<HTMLDivElement>(null)
  const { view, waits, refusal } = checkout
  const isWaiting = waits === 'pay' || view?.state === 'asking'

  const close = (how: InvoiceEnd) => {
    checkout.cancel()
    opened.end(how)
  }
  // While the bot is being asked nobody can say how it ends.
  const leave = () => {
    if (isWaiting || view?.state === 'pending') close('pending')
    else close(view?.state === 'failed' ? 'failed' : 'cancelled')
  }
  useEffect(() => {
    if (view?.state !== 'paid') return
    notify(desk, say.paidNote(amount(view.total, view.invoice.currency), view.invoice.bot.name))
    opened.end('paid')
  }, [view?.state])
  useEffect(() => {
    const first = body.current?.querySelector<HTMLElement>('[data-first]')
    ;(first ?? body.current?.querySelector<HTMLElement>('input, button'))?.focus()
  }, [step, view === null, isWaiting])

  const titles: Record<Step, string> = {
    order: say.checkout,
    card: say.paymentMethod,
    info: say.shippingInformation,
    shipping: say.shippingMethod,
  }
  const change = (by: Partial<Order>) => setOrder({ ...order, ...by })
  const isPaying = view !== null && !isWaiting && !isOver(view) && view.state !== 'pending'
  return (
    <div class="pay-layer">
      <Overlay role="dialog" label={titles[step]} onClose={leave}>
        <div class="pay-head">
          {step !== 'order' && isPaying ? (
            <button type="button" class="icon-button" aria-label={say.back} onClick={() => setStep('order')}>
              <Icon name="back" />
            </button>
          ) : (
            <span class="pay-mark">
              <Icon name="card" />
            </span>
          )}
          <h3>{titles[step]}</h3>
          <button type="button" class="icon-button" aria-label={say.close} onClick={leave}>
            <Icon name="close" />
          </button>
        </div>
        <div class="pay-body" ref={body}>
          {!view && !refusal && <p class="hollow">{say.loading}</p>}
          {refusal && (
            <p class="pay-trouble" role="alert">
              {refusal}
            </p>
          )}
          {view && isWaiting && <WaitStep botName={view.invoice.bot.name} />}
          {view && !isWaiting && !isPaying && view.state !== 'paid' && (
            <EndStep view={view} onClose={leave} />
          )}
          {isPaying && view.invoice.paidBy === 'stars' && (
            <StarsStep view={view} onPay={() => checkout.pay({})} />
          )}
          {isPaying && view.invoice.paidBy === 'card' && step === 'order' && (
            <OrderStep
              view={view}
              order={order}
              onChange={change}
              onStep={setStep}
              onPay={() =>
                checkout.pay({
                  tip: order.tip,
                  ...(order.card ? { card: order.card } : {}),
                  ...(order.option ? { shippingOptionId: order.option.id } : {}),
                })
              }
            />
          )}
          {isPaying && step === 'card' && (
            <CardStep
              chosen={order.card ?? null}
              onDone={card => {
                change({ card })
                setStep('order')
              }}
            />
          )}
          {isPaying && step === 'info' && (
            <InfoStep
              view={view}
              given={order.info}
              isBusy={waits === 'info'}
              onDone={async info => {
                const next = await checkout.give(info)
                if (!next || next.trouble) return
                change({ info, option: null })
                setStep(next.shippingOptions ? 'shipping' : 'order')
              }}
            />
          )}
          {isPaying && step === 'shipping' && (
            <ShippingStep
              view={view}
              chosen={order.option}
              onDone={option => {
                change({ option })
                setStep('order')
              }}
            />
          )}
        </div>
        {isPaying && view.invoice.paidBy === 'card' && step === 'order' && (
          <p class="unseen" aria-live="polite">
            {amount(totalOf(view.invoice, order.tip, order.option ?? undefined), view.invoice.currency)}
          </p>
        )}
      </Overlay>
    </div>
  )
}
