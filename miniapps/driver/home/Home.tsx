import { useSignal } from '@preact/signals'
import { Problem } from '../../kit/api/problem.ts'
import { retrying } from '../../kit/api/retrying.ts'
import { isLive } from '../../kit/live/wire.ts'
import { result } from '../../kit/telegram/haptics.ts'
import { useMainButton } from '../../kit/telegram/main-button.ts'
import { Skeleton } from '../../kit/ui/Skeleton.tsx'
import { toast } from '../../kit/ui/Toasts.tsx'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { sentence } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { changeShift } from '../state/change-shift.ts'
import { screens } from '../state/screens.ts'
import { ahead } from '../state/taps.ts'
import { areTasksKnown, offers, reloadWork, route, shift, tasks, tasksProblem } from '../state/work.ts'
import { Waits } from '../task/Waits.tsx'
import { NothingToDo } from './NothingToDo.tsx'
import { OfferRow } from './OfferRow.tsx'
import { ShiftCard } from './ShiftCard.tsx'
import { TaskRow } from './TaskRow.tsx'
import { Ways } from './Ways.tsx'

/** All that a driver works on: the shift, what is offered, what is to be brought, the money. */
export function Home() {
  const isBusy = useSignal(false)
  const now = shift.state.value.value
  const stops = route.state.value.value?.stops ?? []
  const rank = (deliveryId: string): number => {
    const at = stops.findIndex(stop => stop.deliveryId === deliveryId)
    return at < 0 ? stops.length : at
  }
  const mine = tasks.value
    .map(ahead)
    .filter(({ actions }) => actions.length > 0)
    .sort((one, other) => rank(one.deliveryId) - rank(other.deliveryId))
  const open = offers.state.value.value ?? []
  const next = mine[0]

  const change = async (how: 'start' | 'pause' | 'resume' | 'end'): Promise<void> => {
    isBusy.value = true
    try {
      shift.put(await retrying(() => changeShift(how)))
      result('success')
    } catch (trouble) {
      result('error')
      if (trouble instanceof Problem) toast(sentence(trouble))
    } finally {
      isBusy.value = false
      void reloadWork()
    }
  }
  useMainButton(
    next
      ? {
          text: t('driver-app-go-on-with', { number: next.orderNumber }),
          onPress: () => screens.go({ name: 'task', deliveryId: next.deliveryId }),
        }
      : now && now.status !== 'on'
        ? {
            text: t(now.status === 'off' ? 'driver-app-start' : 'driver-app-resume'),
            isBusy: isBusy.value,
            onPress: () => void change(now.status === 'off' ? 'start' : 'resume'),
          }
        : null,
  )
  const isKnown = now !== null && areTasksKnown.value
  const problem = shift.state.value.problem ?? tasksProblem.value
  return (
    <main class="screen">
      <h1 class="unseen">{t('driver-app-title')}</h1>
      {!isLive.value && isKnown && (
        <p class="hint" role="status">
          {t('app-behind')}
        </p>
      )}
      <Waits />
      {problem && !isKnown && <Trouble problem={problem} onRetry={() => void reloadWork()} />}
      {!isKnown && !problem && <Skeleton rows={4} height={88} />}
      {now && <ShiftCard shift={now} isBusy={isBusy.value} isFree={mine.length === 0} onChange={change} />}
      {open.length > 0 && (
        <section class="card flush" aria-label={t('driver-app-offers')}>
          {open.map(offer => (
            <OfferRow key={offer.offerId} offer={offer} />
          ))}
        </section>
      )}
      {mine.length > 0 && (
        <section class="tasks" aria-labelledby="tasks-title">
          <div class="between">
            <h2 id="tasks-title">{t('driver-app-tasks', { count: mine.length })}</h2>
            {mine.length > 1 && (
              <button type="button" class="button plain" onClick={() => screens.go({ name: 'route' })}>
                {t('driver-app-route')}
              </button>
            )}
          </div>
          {mine.map((task, at) => (
            <TaskRow key={task.deliveryId} task={task} isNext={at === 0} />
          ))}
        </section>
      )}
      {isKnown && mine.length === 0 && open.length === 0 && <NothingToDo status={now.status} />}
      <Ways />
    </main>
  )
}
