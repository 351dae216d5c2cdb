import { Sheet } from '../../kit/ui/Sheet.tsx'
import { t } from '../../kit/words/words.ts'
import { refusedItems } from '../state/acts.ts'

/** Which of many could not be given out, and why. */
export function Refused() {
  const items = refusedItems.value
  return (
    <Sheet
      title={t('dispatch-app-refused', { count: items.length })}
      onClose={() => {
        refusedItems.value = []
      }}
    >
      <ul class="card flush">
        {items.map(({ deliveryId, orderNumber, problem }) => (
          <li key={deliveryId} class="row">
            <strong>{t('dispatch-app-number', { number: orderNumber })}</strong>
            <span class="grow">{problem?.title}</span>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
