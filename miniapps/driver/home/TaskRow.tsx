import { isNothing, money } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import type { Task } from '../state/predict.ts'
import { screens } from '../state/screens.ts'
import { byWhen } from '../task/by-when.ts'
import { leadsTo, wordOf } from '../task/status.ts'

type TaskRowProps = { readonly task: Task; readonly isNext: boolean }

/** A delivery under way: what is next, where, until when. */
export function TaskRow({ task, isNext }: TaskRowProps) {
  const { deliveryId, orderNumber, promisedAt, wanted, timeZone, cashToCollect } = task
  const until = wanted?.until ?? promisedAt
  return (
    <button
      type="button"
      class="card task-row"
      data-next={isNext}
      onClick={() => screens.go({ name: 'task', deliveryId })}
    >
      <span class="between">
        <span class={`badge ${isNext ? 'accent' : ''}`}>{t(`driver-app-is-${wordOf(task)}`)}</span>
        <span class="hint">{t('driver-app-number', { number: orderNumber })}</span>
      </span>
      <strong class="task-row-where">{leadsTo(task).text}</strong>
      <span class="hint">
        {until && byWhen(until, timeZone)}
        {until && !isNothing(cashToCollect) && ' · '}
        {!isNothing(cashToCollect) && t('driver-app-cash', { cash: money(cashToCollect) })}
      </span>
    </button>
  )
}
