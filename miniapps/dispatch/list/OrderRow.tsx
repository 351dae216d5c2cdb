import { tap } from '../../kit/telegram/haptics.ts'
import { money } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { beginDrag } from '../drag/drag.ts'
import { rowOf } from '../state/rows.ts'
import { openOrder, selected } from '../state/screens.ts'
import { canChangeHands, dueAt } from '../state/stages.ts'
import { cursor, isMarked, mark } from '../state/view.ts'
import { Countdown } from './Countdown.tsx'
import { StageBadge } from './StageBadge.tsx'

/** One order in the list; it can be opened, marked, and dragged onto a driver. */
export function OrderRow({ orderId }: { readonly orderId: string }) {
  const row = rowOf(orderId).value
  if (!row) return null
  const due = dueAt(row)
  const isOpen = selected.value?.id === orderId
  return (
    <div
      class="order-row"
      data-order={orderId}
      data-late={row.isLate}
      data-cursor={cursor.value === orderId}
      data-open={isOpen}
      data-draggable={canChangeHands(row)}
      onPointerDown={event => canChangeHands(row) && beginDrag(event, orderId)}
    >
      <label class="order-mark">
        <input
          type="checkbox"
          checked={isMarked(orderId)}
          aria-label={t('dispatch-app-mark', { number: row.number })}
          onChange={event => {
            tap()
            mark([orderId], event.currentTarget.checked)
          }}
        />
      </label>
      <button
        type="button"
        class="order-open"
        aria-current={isOpen}
        onClick={() => {
          cursor.value = orderId
          openOrder(orderId)
        }}
      >
        <span class="order-line">
          <strong>{t('dispatch-app-number', { number: row.number })}</strong>
          <StageBadge row={row} />
          <span class="grow" />
          {due !== null && <Countdown until={due} isLate={row.isLate} />}
        </span>
        <span class="order-address">{row.addressText}</span>
        <span class="order-line hint">
          <span class="order-who">
            {row.customerName}
            {row.driverName && ` · ${row.driverName}`}
          </span>
          <span class="grow" />
          <span class="money">{money(row.total)}</span>
        </span>
      </button>
    </div>
  )
}
