import { computed, effect, signal, untracked } from '@preact/signals'
import { ask } from '../../kit/api/client.ts'
import type { Problem } from '../../kit/api/problem.ts'
import { me } from '../../kit/api/session.ts'
import { type Kept, type Outcome, openQueue } from '../../kit/offline/queue.ts'
import { result } from '../../kit/telegram/haptics.ts'
import { toast } from '../../kit/ui/Toasts.tsx'
import { sentence } from '../../kit/words/say-things.ts'
import type { Photo } from '../task/shrink-photo.ts'
import { type ProofName, predict, type StepName, statusAfter, type Task } from './predict.ts'
import { screens } from './screens.ts'
import { keepTask, reloadWork, taskById } from './work.ts'

type Queue = Awaited<ReturnType<typeof openQueue>>

const queue = signal<Queue | null>(null)
/** Taps that the server has not answered yet, oldest first. */
export const waiting = computed<readonly Kept[]>(() => queue.value?.waiting.value ?? [])
/** What was refused last, by delivery, until something else is tapped there. */
export const refusals = signal<
  Readonly<Record<string, { readonly what: string; readonly problem: Problem }>>
>({})

const forget = (id: string): void => {
  const { [id]: _gone, ...others } = refusals.value
  refusals.value = others
}

const isTask = (answer: unknown): answer is Task =>
  typeof answer === 'object' && answer !== null && 'deliveryId' in answer && 'version' in answer

const versionOf = ({ body }: Kept): number => ('version' in body ? Number(body.version) : Number.NaN)

/** Somebody tapped the same in the chat: what was wanted is so. */
const isSoAlready = (kept: Kept, { code, facts }: Problem): boolean =>
  code === 'delivery.already-done' &&
  facts.status === statusAfter(kept.about.what) &&
  facts.version === versionOf(kept) + 1

/** What was shown ahead is so, though the server has not shown it yet: the screen must not fall back for that moment. */
const keepAhead = ({ about, body }: Kept): void => {
  const told = taskById(about.id)
  if (told) keepTask(predict(told, { what: about.what, body }))
}

const settled = ({ kept, answer, refusal }: Outcome): 'go on' | undefined => {
  const { what, id } = kept.about
  if (refusal === null) {
    if (isTask(answer)) keepTask(answer)
    else keepAhead(kept)
    if (what === 'deliver' || what === 'code') result('success')
    void reloadWork(isTask(answer) ? undefined : id)
    return
  }
  void reloadWork(id)
  if (isSoAlready(kept, refusal)) {
    keepAhead(kept)
    return 'go on'
  }
  refusals.value = { ...refusals.value, [id]: { what, problem: refusal } }
  result('error')
  // On the screen of this very task it is told in its place.
  const { top } = screens
  if (top.value.name !== 'task' || top.value.deliveryId !== id) toast(sentence(refusal))
}

/** Opens what this driver has tapped on this phone and nobody has answered yet. */
export const openTaps = async (owner: string): Promise<void> => {
  queue.value ??= await openQueue(owner, settled)
  effect(() => {
    if (me.value) untracked(() => queue.value?.hurry())
  })
}

/** A task as it looks with all that was tapped and is still on its way. */
export const ahead = (task: Task): Task =>
  waiting.value
    .filter(({ about }) => about.id === task.deliveryId)
    .reduce((now, { about, body }) => predict(now, { what: about.what, body }), task)

const add = async (
  { deliveryId }: Task,
  what: StepName | ProofName,
  more: Pick<Kept, 'body'> & { readonly photo?: Photo },
): Promise<void> => {
  forget(deliveryId)
  await queue.value?.add({
    path: `/api/driver/tasks/${deliveryId}/${what}`,
    about: { what, id: deliveryId },
    ...more,
  })
}

// The thumb is quicker than the phone's store: two taps on one button are one.
let isTapping = false

/** One step on. It counts as done here at once, and with the server as soon as there is a line. */
export const takeStep = async (task: Task, what: StepName, more: object = {}): Promise<void> => {
  if (isTapping) return
  isTapping = true
  try {
    const now = ahead(taskById(task.deliveryId) ?? task)
    if (predict(now, { what, body: { version: now.version } }) === now) return
    await add(now, what, { body: { version: now.version, ...more } })
  } finally {
    isTapping = false
  }
}

export const giveCode = (task: Task, code: string): Promise<void> => add(task, 'code', { body: { code } })

export const givePhoto = (task: Task, photo: Photo): Promise<void> => add(task, 'photo', { body: {}, photo })

/** A task that is not among those under way: what has become of it. */
export const fetchTask = async (deliveryId: string): Promise<void> =>
  keepTask(await ask<Task>(`/api/driver/tasks/${deliveryId}`))
