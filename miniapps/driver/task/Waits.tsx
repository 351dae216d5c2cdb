import { t } from '../../kit/words/words.ts'
import { waiting } from '../state/taps.ts'
import { useLater } from './use-later.ts'

/** What is on a good line through by then is not worth a word. */
const worthSayingMs = 1200

/** Says how many taps the server has not heard of yet. They are kept, and nothing has to be done about them. */
export function Waits() {
  const count = waiting.value.length
  const isSlow = useLater(count > 0, worthSayingMs)
  return (
    <div role="status" aria-live="polite">
      {count > 0 && isSlow && (
        <p class="notice warn waits">
          <span class="spinner" aria-hidden="true" />
          <span class="grow">{t('driver-app-waiting', { count })}</span>
        </p>
      )}
    </div>
  )
}
