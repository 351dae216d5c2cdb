import { t } from '../../kit/words/words.ts'
import type { Shift } from '../state/work.ts'

const pictures = { off: '🌙', on: '🛵', paused: '☕️' } as const

/** Nothing to bring: what it takes that something comes. */
export function NothingToDo({ status }: Pick<Shift, 'status'>) {
  return (
    <div class="empty">
      <span class="picture" aria-hidden="true">
        {pictures[status]}
      </span>
      <h2>{t(`driver-app-nothing-${status}`)}</h2>
      <p class="hint">{t(`driver-app-nothing-${status}-text`)}</p>
    </div>
  )
}
