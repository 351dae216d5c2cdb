import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Problem } from '../../kit/api/problem.ts'
import { confirm } from '../../kit/telegram/ask.ts'
import { useMainButton } from '../../kit/telegram/main-button.ts'
import { Skeleton } from '../../kit/ui/Skeleton.tsx'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { isNothing, money, sentence } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { mineInOrder } from '../state/next.ts'
import type { Task as TaskView } from '../state/predict.ts'
import { screens } from '../state/screens.ts'
import { ahead, giveCode, refusals, takeStep } from '../state/taps.ts'
import { fetchTask, taskById } from '../state/work.ts'
import { CashDue } from './CashDue.tsx'
import { Done } from './Done.tsx'
import { Goods } from './Goods.tsx'
import { Proof } from './Proof.tsx'
import { isOver, nextStep, wordOf } from './status.ts'
import { Waits } from './Waits.tsx'
import { WhereTo } from './WhereTo.tsx'

const codeLength = 4

/** What the one button says: the next step, or the proof that it waits for. */
const useNext = (task: TaskView | null, code: string, onCode: () => void): void => {
  const step = task ? nextStep(task) : null
  const missing = task?.status === 'at_dropoff' ? task.proof.missing : []
  const isCodeNext = missing.includes('code')
  const isCash = task !== null && !isNothing(task.cashToCollect)
  const after = task && mineInOrder.value.find(({ deliveryId }) => deliveryId !== task.deliveryId)
  useMainButton(
    task === null || step === null || isOver(task)
      ? after
        ? {
            text: t('driver-app-next-stop', { number: after.orderNumber }),
            onPress: () => screens.restart({ name: 'home' }, { name: 'task', deliveryId: after.deliveryId }),
          }
        : { text: t('driver-app-to-all'), onPress: () => screens.restart({ name: 'home' }) }
      : isCodeNext
        ? { text: t('driver-app-check-code'), isEnabled: code.length === codeLength, onPress: onCode }
        : step === 'deliver' && isCash
          ? {
              text: t('driver-app-do-deliver-cash', { cash: money(task.cashToCollect) }),
              isEnabled: missing.length === 0,
              onPress: () => void takeStep(task, step, { isCashCollected: true }),
            }
          : {
              text: t(`driver-app-do-${step}`),
              isEnabled: missing.length === 0,
              onPress: () => void takeStep(task, step, step === 'deliver' ? { isCashCollected: true } : {}),
            },
  )
}

/** One delivery, one step at a time: where to, what to take, how much cash, and the way on under the thumb. */
export function Task({ deliveryId }: { readonly deliveryId: string }) {
  const code = useSignal('')
  const problem = useSignal<Problem | null>(null)
  const told = taskById(deliveryId)
  const task = told && ahead(told)
  const load = (): void => {
    problem.value = null
    fetchTask(deliveryId).catch(trouble => {
      if (trouble instanceof Problem) problem.value = trouble
    })
  }
  useEffect(() => {
    if (!told) load()
  }, [deliveryId])
  useNext(task, code.value, () => {
    if (!task) return
    void giveCode(task, code.value)
    code.value = ''
  })

  const release = async (): Promise<void> => {
    if (!task) return
    const isSure = await confirm(t('driver-app-release-sure'), {
      yes: t('driver-app-do-release'),
      no: t('driver-app-keep'),
      isGrave: true,
    })
    if (isSure) await takeStep(task, 'release')
  }
  if (!task)
    return (
      <main class="screen">
        {problem.value ? <Trouble problem={problem.value} onRetry={load} /> : <Skeleton />}
      </main>
    )
  if (isOver(task)) return <Done task={task} />
  const can = (action: string): boolean => task.actions.includes(action)
  const refusal = refusals.value[deliveryId]
  return (
    <main class="screen task">
      <header class="between">
        <span class="badge accent">{t(`driver-app-is-${wordOf(task)}`)}</span>
        <span class="hint">{t('driver-app-number', { number: task.orderNumber })}</span>
      </header>
      <Waits />
      {refusal && refusal.what !== 'code' && (
        <p class="notice bad" role="alert">
          {sentence(refusal.problem)}
        </p>
      )}
      <WhereTo task={task} />
      {task.status === 'failed' && task.failureReason && (
        <p class="notice warn">
          {t('driver-app-failed-why', { reason: t(`driver-app-reason-${task.failureReason}`) })}
        </p>
      )}
      {task.status === 'at_dropoff' && <Proof task={task} code={code} />}
      {(task.status === 'picked_up' || task.status === 'at_dropoff') && <CashDue task={task} />}
      <Goods task={task} />
      <div class="pair">
        {can('talk-customer') && (
          <button
            type="button"
            class="button soft"
            onClick={() => screens.go({ name: 'talk', deliveryId, kind: 'driver' })}
          >
            💬 {t('driver-app-write-customer')}
          </button>
        )}
        {can('talk-dispatcher') && (
          <button
            type="button"
            class="button soft"
            onClick={() => screens.go({ name: 'talk', deliveryId, kind: 'crew' })}
          >
            💬 {t('driver-app-write-crew')}
          </button>
        )}
      </div>
      {can('retry') && (
        <button type="button" class="button soft wide" onClick={() => void takeStep(task, 'retry')}>
          {t('driver-app-do-retry')}
        </button>
      )}
      {can('fail') && (
        <button
          type="button"
          class="button grave wide"
          onClick={() => screens.go({ name: 'fail', deliveryId })}
        >
          {t('driver-app-do-fail')}
        </button>
      )}
      {can('release') && (
        <button type="button" class="button grave wide" onClick={() => void release()}>
          {t('driver-app-do-release')}
        </button>
      )}
    </main>
  )
}
