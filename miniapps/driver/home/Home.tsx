import { useSignal } from '@preact/signals'
import { isLive } from '../../kit/live/wire.ts'
import { useMainButton } from '../../kit/telegram/main-button.ts'
import { Skeleton } from '../../kit/ui/Skeleton.tsx'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { t } from '../../kit/words/words.ts'
import { askForShift } from '../state/change-shift.ts'
import { mineInOrder } from '../state/next.ts'
import { screens } from '../state/screens.ts'
import { onTheirWay, type ShiftChange } from '../state/taps.ts'
import { areTasksKnown, offers, reloadWork, shift, tasksProblem } from '../state/work.ts'
import { Waits } from '../task/Waits.tsx'
import { NothingToDo } from './NothingToDo.tsx'
import { OfferRow } from './OfferRow.tsx'
import { ShiftCard } from './ShiftCard.tsx'
import { TaskRow } from './TaskRow.tsx'
import { Ways } from './Ways.tsx'

/** Told to the server as soon as there is a line: for the driver it is gone. */
const isDeclined = (offerId: string): boolean =>
  onTheirWay(offerId).some(({ about }) => about.what === 'decline')

/** All that a driver works on: the shift, what is offered, what is to be brought, the money. */
export function Home() {
  // Where the driver is has to be found out before a shift begins; that takes its time.
  const isLooking = useSignal(false)
  const now = shift.state.value.value
  const mine = mineInOrder.value
  const open = (offers.state.value.value ?? []).filter(({ offerId }) => !isDeclined(offerId))
  const next = mine[0]

  const isBusy = isLooking.value || onTheirWay('shift').length > 0
  const change = async (how: ShiftChange): Promise<void> => {
    isLooking.value = true
    try {
      await askForShift(how)
    } finally {
      isLooking.value = false
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
            isBusy,
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
      {now && <ShiftCard shift={now} isBusy={isBusy} isFree={mine.length === 0} onChange={change} />}
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
