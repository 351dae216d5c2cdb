import { useSignal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import type { z } from 'zod'
import type { reordered } from '../../../server/contracts/orders.ts'
import { ask } from '../../kit/api/client.ts'
import { config, mapConfigOf } from '../../kit/api/config.ts'
import { Problem } from '../../kit/api/problem.ts'
import { isLive, listen } from '../../kit/live/wire.ts'
import { CourierMap } from '../../kit/map/CourierMap.tsx'
import { useResource } from '../../kit/state/loaded.ts'
import { confirm } from '../../kit/telegram/ask.ts'
import { result } from '../../kit/telegram/haptics.ts'
import { useMainButton } from '../../kit/telegram/main-button.ts'
import { isDark } from '../../kit/telegram/theme.ts'
import { Behind } from '../../kit/ui/Behind.tsx'
import { Skeleton } from '../../kit/ui/Skeleton.tsx'
import { toast } from '../../kit/ui/Toasts.tsx'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { sentence } from '../../kit/words/say-things.ts'
import { language, t } from '../../kit/words/words.ts'
import { cart } from '../state/cart.ts'
import { screens } from '../state/screens.ts'
import { Arrival } from './Arrival.tsx'
import { Code } from './Code.tsx'
import { Contents } from './Contents.tsx'
import { courierOf, type Told, toldBy } from './courier.ts'
import { Rating } from './Rating.tsx'
import { isOpen, type Order as OrderView, statusOf } from './status.ts'
import './track.css'

/** Minutes count down, and what was seen grows old. */
const tickMs = 10_000
/** Without a wire the order is asked for so often. */
const pollMs = 12_000

/** An order from placed to rated, always as it is at this moment. */
export function Order({ orderId }: { readonly orderId: string }) {
  const path = `/api/shop/orders/${orderId}`
  const order = useResource(() => ask<OrderView>(path), [orderId])
  const told = useSignal<Told | null>(null)
  const isBusy = useSignal(false)
  const { value, problem } = order.state.value

  useEffect(() => {
    if (!config.state.value.value) void config.reload()
    return listen(`order:${orderId}`, {
      changed: () => void order.reload(),
      moved: ([last]) => {
        if (last) told.value = toldBy(last, order.state.value.value?.delivery)
      },
    })
  }, [orderId])
  const isUnheard = !isLive.value && value !== null && isOpen(value.status)
  useEffect(() => {
    if (!isUnheard) return
    const look = (): void => {
      if (document.visibilityState === 'visible') void order.reload()
    }
    const timer = setInterval(look, pollMs)
    return () => clearInterval(timer)
  }, [isUnheard, order])
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs)
    return () => clearInterval(timer)
  }, [])

  const change = async (what: () => Promise<OrderView>): Promise<void> => {
    isBusy.value = true
    try {
      order.put(await what())
      result('success')
    } catch (trouble) {
      result('error')
      if (trouble instanceof Problem) toast(sentence(trouble))
      await order.reload()
    } finally {
      isBusy.value = false
    }
  }
  const cancel = async (): Promise<void> => {
    if (!value) return
    const isSure = await confirm(t('shop-app-cancel-sure', { number: value.number }), {
      yes: t('shop-app-cancel-yes'),
      no: t('shop-app-cancel-no'),
      isGrave: true,
    })
    if (isSure)
      await change(() =>
        ask<OrderView>(`${path}/cancel`, { method: 'POST', body: { version: value.version } }),
      )
  }
  const reorder = async (): Promise<void> => {
    const isFilled = (cart.state.value.value?.lines.length ?? 0) > 0
    const answers = { yes: t('shop-app-reorder-yes'), no: t('app-no') }
    if (isFilled && !(await confirm(t('shop-app-reorder-sure'), answers))) return
    isBusy.value = true
    const here = screens.top.value
    try {
      const { cart: filled, missing } = await ask<z.infer<typeof reordered>>(`${path}/reorder`, {
        method: 'POST',
      })
      cart.put(filled)
      if (missing > 0) toast(t('shop-app-reorder-missing', { count: missing }))
      // whoever has gone on meanwhile stays where they are
      if (screens.top.value === here) screens.restart({ name: 'menu' }, { name: 'cart' })
    } catch (trouble) {
      if (trouble instanceof Problem) toast(sentence(trouble))
    } finally {
      isBusy.value = false
    }
  }
  const can = (action: string): boolean => value?.actions.includes(action) ?? false
  useMainButton(
    value && !isOpen(value.status) && can('reorder')
      ? { text: t('shop-app-reorder'), isBusy: isBusy.value, onPress: () => void reorder() }
      : null,
  )
  if (!value)
    return (
      <main class="screen">
        {problem ? (
          <Trouble
            problem={problem}
            {...(problem.status === 404 ? {} : { onRetry: () => void order.reload() })}
          />
        ) : (
          <Skeleton />
        )}
      </main>
    )
  const { delivery, branch, address } = value
  const status = statusOf({ status: value.status, deliveryStatus: delivery?.status ?? null })
  const isMoving = status === 'under-way' || status === 'at-door'
  const seen = courierOf(delivery, told.value)
  const { value: source, problem: mapProblem } = config.state.value
  return (
    <main class="screen track">
      <header>
        <p class="hint">{t('shop-app-order', { number: value.number })}</p>
        <Arrival order={value} status={status} now={now} />
      </header>
      {isOpen(value.status) && <Behind />}
      {problem && <Trouble problem={problem} onRetry={() => void order.reload()} />}
      {isMoving && !source && mapProblem && (
        <Trouble problem={mapProblem} onRetry={() => void config.reload()} />
      )}
      {isMoving && source && (
        <div class="track-map">
          <CourierMap
            config={mapConfigOf(source)}
            theme={isDark.value ? 'dark' : 'light'}
            language={language.value}
            label={t('shop-app-track-map')}
            courier={seen ? { ...seen, ...(delivery?.driver ? { name: delivery.driver.name } : {}) } : null}
            door={address.place}
            shop={branch.place}
          />
        </div>
      )}
      {value.handoverCode && isOpen(value.status) && <Code code={value.handoverCode} />}
      {delivery?.driver && isOpen(value.status) && (
        <section class="card flush" aria-label={t('shop-app-driver')}>
          <p class="row">
            <span class="driver-face" aria-hidden="true">
              {delivery.driver.name.slice(0, 1)}
            </span>
            <span class="grow">
              {delivery.driver.name}
              <small>
                {t('shop-app-driver')}
                {delivery.driver.stars !== null && ` · ★ ${delivery.driver.stars.toFixed(1)}`}
              </small>
            </span>
            {can('talk-driver') && (
              <button
                type="button"
                class="button soft"
                onClick={() => screens.go({ name: 'talk', orderId, kind: 'driver' })}
              >
                {t('shop-app-write')}
              </button>
            )}
          </p>
        </section>
      )}
      {can('rate') && (
        <Rating
          order={value}
          onRate={body => change(() => ask<OrderView>(`${path}/review`, { method: 'POST', body }))}
        />
      )}
      <Contents order={value} />
      <div class="track-ways">
        {can('talk-dispatcher') && (
          <button
            type="button"
            class="button soft wide"
            onClick={() => screens.go({ name: 'talk', orderId, kind: 'dispatcher' })}
          >
            {t('shop-app-write-shop')}
          </button>
        )}
        {can('cancel') && (
          <button
            type="button"
            class="button grave wide"
            aria-disabled={isBusy.value}
            onClick={() => isBusy.value || void cancel()}
          >
            {t('shop-app-cancel')}
          </button>
        )}
      </div>
    </main>
  )
}
