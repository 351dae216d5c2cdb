import { time } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { PanelHead } from '../layout/PanelHead.tsx'
import { Countdown } from '../list/Countdown.tsx'
import { StageBadge } from '../list/StageBadge.tsx'
import { rowOf } from '../state/rows.ts'
import { openDriver } from '../state/screens.ts'
import { dueAt } from '../state/stages.ts'
import type { Order } from './order.ts'

/** Where to, until when, and who brings it. */
export function OrderHead({ order }: { readonly order: Order }) {
  const row = rowOf(order.id).value
  const due = row && dueAt(row)
  const { driver, etaAt, failureReason, openOffers } = order.delivery ?? {}
  const offersUntil = row?.delivery?.offersUntil
  return (
    <>
      <PanelHead title={t('dispatch-app-number', { number: order.number })}>
        {due != null && <Countdown until={due} isLate={row?.isLate ?? false} />}
      </PanelHead>
      <div class="card">
        <p class="order-line">
          {row ? (
            <StageBadge row={row} />
          ) : (
            <span class="badge">{t(`dispatch-app-stage-${order.status}`)}</span>
          )}
          {failureReason && <span class="badge bad">{t(`failure-${failureReason}`)}</span>}
        </p>
        <p>
          <strong>{order.address.text}</strong>
          {order.address.note && <span class="hint"> · {order.address.note}</span>}
        </p>
        <p class="hint">
          {order.customer.name} · {order.branch.name}
          {etaAt && ` · ${t('dispatch-app-eta', { time: time(etaAt, order.branch.timeZone) })}`}
        </p>
        {order.wanted && (
          <p class="hint">
            {t('dispatch-app-wanted', {
              from: time(order.wanted.from, order.branch.timeZone),
              until: time(order.wanted.until, order.branch.timeZone),
            })}
          </p>
        )}
        {driver && (
          <button type="button" class="row person" onClick={() => openDriver(driver.driverId)}>
            <span class="driver-face" aria-hidden="true">
              {driver.name.slice(0, 1)}
            </span>
            <span class="grow">
              {driver.name}
              <small>
                {t(`vehicle-${driver.vehicle}`)}
                {driver.stars !== null && ` · ★ ${driver.stars.toFixed(1)}`}
              </small>
            </span>
          </button>
        )}
        {!!openOffers && (
          <p class="order-line">
            {t('dispatch-app-offers', { count: openOffers })}
            {offersUntil && <Countdown until={Date.parse(offersUntil)} />}
          </p>
        )}
      </div>
    </>
  )
}
