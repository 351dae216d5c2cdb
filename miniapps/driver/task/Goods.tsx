import { signal } from '@preact/signals'
import { moved } from '../../kit/telegram/haptics.ts'
import { named, t } from '../../kit/words/words.ts'
import type { Task } from '../state/predict.ts'

// Ticks help the eye at the counter; nobody else needs to know of them.
const ticked = signal<readonly string[]>([])

const toggle = (key: string): void => {
  moved()
  ticked.value = ticked.value.includes(key) ? ticked.value.filter(one => one !== key) : [...ticked.value, key]
}

/** What to take: a list to tick off at the shop, folded away on the road. */
export function Goods({ task }: { readonly task: Task }) {
  const { deliveryId, lines, orderNote, status, isOrderReady } = task
  const isAtShop = status === 'accepted' || status === 'at_pickup'
  const count = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  return (
    <details class="card goods" open={isAtShop}>
      <summary>
        <span>{t('driver-app-goods', { count })}</span>
        {isAtShop && (
          <span class={`badge ${isOrderReady ? 'good' : 'warn'}`}>
            {t(isOrderReady ? 'driver-app-ready' : 'driver-app-not-ready')}
          </span>
        )}
      </summary>
      <ul>
        {lines.map(({ names, quantity }, at) => {
          const key = `${deliveryId} ${at}`
          const [product, variant] = [named(names.product), named(names.variant)]
          const text = (
            <span class="grow">
              <strong>{quantity} ×</strong> {product}
              {variant && variant !== product && <small>{variant}</small>}
            </span>
          )
          return (
            <li key={key}>
              {isAtShop ? (
                <label class="tick">
                  <input type="checkbox" checked={ticked.value.includes(key)} onChange={() => toggle(key)} />
                  {text}
                </label>
              ) : (
                text
              )}
            </li>
          )
        })}
      </ul>
      {orderNote && <p class="note">💬 {orderNote}</p>}
    </details>
  )
}
