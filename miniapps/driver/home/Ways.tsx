import { t } from '../../kit/words/words.ts'
import { screens } from '../state/screens.ts'

const ways = [
  { name: 'cash', word: 'driver-app-my-cash', picture: '💵' },
  { name: 'earnings', word: 'driver-app-my-earnings', picture: '📊' },
  { name: 'me', word: 'driver-app-me', picture: '⚙️' },
] as const

/** The ways to everything that is not the work of this moment. */
export function Ways() {
  return (
    <nav class="card flush" aria-label={t('driver-app-more')}>
      {ways.map(({ name, word, picture }) => (
        <button key={name} type="button" class="row" onClick={() => screens.go({ name })}>
          <span aria-hidden="true">{picture}</span>
          <span class="grow">{t(word)}</span>
          <span class="hint" aria-hidden="true">
            ›
          </span>
        </button>
      ))}
    </nav>
  )
}
