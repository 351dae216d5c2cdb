import { useSignal } from '@preact/signals'
import { ask } from '../../kit/api/client.ts'
import { confirm } from '../../kit/telegram/ask.ts'
import { t } from '../../kit/words/words.ts'
import { NextStep } from '../layout/NextStep.tsx'
import { act } from '../state/acts.ts'
import { openAssign } from './assigning.ts'
import type { Order } from './order.ts'
import { Reject } from './Reject.tsx'

type OrderStepsProps = { readonly order: Order; readonly onChanged: (order: Order) => void }

const steps = { confirm: 'confirm', prepare: 'prepare', 'mark-ready': 'ready' } as const
const searching = ['unassigned', 'offered']

/** What may be done now: the step that carries the order on, and the others. */
export function OrderSteps({ order, onChanged }: OrderStepsProps) {
  const isBusy = useSignal(false)
  const isRejecting = useSignal(false)
  const { id, actions, version, delivery } = order
  const can = (action: string): boolean => actions.includes(action)

  const run = async (send: () => Promise<unknown>): Promise<boolean> => {
    isBusy.value = true
    try {
      return await act([id], send)
    } finally {
      isBusy.value = false
    }
  }
  const step = (verb: string, body: object = {}): Promise<boolean> =>
    run(async () =>
      onChanged(
        await ask<Order>(`/api/dispatch/orders/${id}/${verb}`, {
          method: 'POST',
          body: { version, ...body },
        }),
      ),
    )
  const ofDelivery = (verb: 'search' | 'unassign'): Promise<boolean> =>
    run(() =>
      ask(`/api/dispatch/deliveries/${delivery?.id}/${verb}`, {
        method: 'POST',
        body: { version: delivery?.version },
      }),
    )
  const cancel = async (): Promise<void> => {
    const isSure = await confirm(t('dispatch-app-cancel-sure', { number: order.number }), {
      yes: t('dispatch-app-cancel-yes'),
      no: t('dispatch-app-no-keep'),
      isGrave: true,
    })
    if (isSure) await step('cancel', { reason: 'shop' })
  }
  const isSearching = searching.includes(delivery?.status ?? '')
  const isTaken = ['accepted', 'at_pickup'].includes(delivery?.status ?? '')
  const next = Object.keys(steps).find(can) as keyof typeof steps | undefined
  // Somebody to bring it is looked for while the kitchen works; a placed order is taken on first.
  const isAssignNext = can('assign') && isSearching && next === undefined
  const nextStep = next
    ? { text: t(`dispatch-app-${next}`), onPress: () => void step(steps[next]) }
    : isAssignNext
      ? { text: t('dispatch-app-assign'), onPress: () => openAssign([id]) }
      : null
  return (
    <div class="steps">
      {nextStep && <NextStep {...nextStep} isBusy={isBusy.value} />}
      {can('assign') && !isAssignNext && (
        <button type="button" class="button soft" onClick={() => openAssign([id])}>
          {t(isTaken ? 'dispatch-app-reassign' : 'dispatch-app-assign')}
        </button>
      )}
      {can('assign') && isSearching && (
        <button
          type="button"
          class="button soft"
          disabled={isBusy.value}
          onClick={() => void ofDelivery('search')}
        >
          {t('dispatch-app-search-now')}
        </button>
      )}
      {can('assign') && isTaken && (
        <button
          type="button"
          class="button soft"
          disabled={isBusy.value}
          onClick={() => void ofDelivery('unassign')}
        >
          {t('dispatch-app-unassign')}
        </button>
      )}
      {can('reject') && (
        <button
          type="button"
          class="button grave"
          onClick={() => {
            isRejecting.value = true
          }}
        >
          {t('dispatch-app-reject')}
        </button>
      )}
      {can('cancel') && (
        <button type="button" class="button grave" disabled={isBusy.value} onClick={() => void cancel()}>
          {t('dispatch-app-cancel')}
        </button>
      )}
      {isRejecting.value && (
        <Reject
          number={order.number}
          onReject={reason => step('reject', { reason })}
          onClose={() => {
            isRejecting.value = false
          }}
        />
      )}
    </div>
  )
}
