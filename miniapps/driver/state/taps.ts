import { computed, effect, signal, untracked } from '@preact/signals'
import type { Problem } from '../../kit/api/problem.ts'
import { me } from '../../kit/api/session.ts'
import { type Kept, type Outcome, openQueue } from '../../kit/offline/queue.ts'
import { result } from '../../kit/telegram/haptics.ts'
import { toast } from '../../kit/ui/Toasts.tsx'
import { sentence } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import type { Photo } from '../task/shrink-photo.ts'
import { type ProofName, predict, type StepName, statusAfter, type Task } from './predict.ts'
import { screens } from './screens.ts'
import { offers, reloadWork, type Shift, shift, taskById, tellTask } from './work.ts'

type Queue = Awaited<ReturnType<typeof openQueue>>

export type Answer = 'accept' | 'decline'
export type ShiftChange = 'start' | 'pause' | 'resume' | 'end'
type Tap = Pick<Kept, 'path' | 'body' | 'about' | 'photo'>

/** What the thing is when such a tap has come through. */
const wanted: Readonly<Record<Answer | ShiftChange, string>> = {
  accept: 'accepted',
  decline: 'declined',
  start: 'on',
  resume: 'on',
  pause: 'paused',
  end: 'off',
}
/** Taps whose success is worth feeling. */
const heartfelt = ['deliver', 'code', 'accept', 'start', 'declare']

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

// An offer says which delivery it is about, too; only a task can be acted on.
const isTask = (answer: unknown): answer is Task =>
  typeof answer === 'object' && answer !== null && 'deliveryId' in answer && 'actions' in answer

const isShift = (answer: unknown): answer is Shift =>
  typeof answer === 'object' && answer !== null && 'locationAgeSeconds' in answer

const versionOf = ({ body }: Kept): number => ('version' in body ? Number(body.version) : Number.NaN)

/** Somebody tapped the same in the chat: what was wanted is so. */
const isSoAlready = (kept: Kept, { code, facts }: Problem): boolean => {
  const { what } = kept.about
  if (code === 'offer.already-done' || code === 'shift.already-done')
    return facts.status === wanted[what as Answer | ShiftChange]
  return (
    code === 'delivery.already-done' &&
    facts.status === statusAfter(what) &&
    facts.version === versionOf(kept) + 1
  )
}

/** Whether the driver looks at the very thing: then it is told in its place. */
const isInSight = (id: string): boolean => {
  const top = screens.top.value
  return (top.name === 'task' && top.deliveryId === id) || (top.name === 'offer' && top.offerId === id)
}

/** An offer that is theirs now leads to its delivery, unless they look at something else by then. */
const followOffer = (offerId: string, { deliveryId }: Task): void => {
  if (isInSight(offerId)) screens.restart({ name: 'home' }, { name: 'task', deliveryId })
}

/** An offer that is answered is no offer, though the list of them says so only when it is asked again. */
const dropOffer = (offerId: string): void => {
  const { value } = offers.state.value
  if (value) offers.put(value.filter(offer => offer.offerId !== offerId))
}

/** What was shown ahead is so, though the server has not shown it yet: the screen must not fall back for that moment. */
const keepAhead = ({ about, body }: Kept): void => {
  const told = taskById(about.id)
  if (told) tellTask(predict(told, { what: about.what, body }))
}

const settled = ({ kept, answer, refusal }: Outcome): 'go on' | undefined => {
  const { what, id } = kept.about
  if (refusal === null) {
    if (isTask(answer)) tellTask(answer)
    else keepAhead(kept)
    if (isShift(answer)) shift.put(answer)
    if (what === 'accept' || what === 'decline') dropOffer(id)
    if (what === 'accept' && isTask(answer)) followOffer(id, answer)
    if (heartfelt.includes(what)) result('success')
    void reloadWork()
    return
  }
  void reloadWork()
  if (isSoAlready(kept, refusal)) {
    keepAhead(kept)
    return 'go on'
  }
  refusals.value = { ...refusals.value, [id]: { what, problem: refusal } }
  result('error')
  if (!isInSight(id)) toast(sentence(refusal))
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

const add = async (tap: Tap): Promise<void> => {
  forget(tap.about.id)
  try {
    await queue.value?.add(tap)
  } catch {
    // The phone's store is full, or was taken from the app while it lay behind others: nothing was kept of it.
    result('error')
    toast(t('app-problem-our-fault'))
  }
}

const addToTask = (
  { deliveryId }: Task,
  what: StepName | ProofName,
  more: Pick<Kept, 'body'> & { readonly photo?: Photo },
): Promise<void> =>
  add({ path: `/api/driver/tasks/${deliveryId}/${what}`, about: { what, id: deliveryId }, ...more })

/** The taps about this thing that nobody has answered yet. */
export const onTheirWay = (id: string): readonly Kept[] =>
  waiting.value.filter(({ about }) => about.id === id)

// The thumb is quicker than the phone's store: two taps on one button are one.
let isTapping = false

const oneAtATime = async (work: () => Promise<void>): Promise<void> => {
  if (isTapping) return
  isTapping = true
  try {
    await work()
  } finally {
    isTapping = false
  }
}

const addOnce = (tap: Tap): Promise<void> =>
  oneAtATime(async () => {
    if (onTheirWay(tap.about.id).length === 0) await add(tap)
  })

/** Accepts or declines an offer. Whether it came in time is the server's to say, when it hears of it. */
export const answerOffer = (
  { offerId, version }: { readonly offerId: string; readonly version: number },
  what: Answer,
): Promise<void> =>
  addOnce({ path: `/api/driver/offers/${offerId}/${what}`, about: { what, id: offerId }, body: { version } })

/** `shift` and `cash` stand for themselves: a driver has one of each. */
export const changeShift = (what: ShiftChange): Promise<void> =>
  addOnce({ path: `/api/driver/shift/${what}`, about: { what, id: 'shift' }, body: {} })

/** Says how much cash is handed over, in minor units. */
export const declareCash = (units: bigint): Promise<void> =>
  addOnce({
    path: '/api/driver/cash/declare',
    about: { what: 'declare', id: 'cash' },
    body: { units: units.toString() },
  })

/** Where the driver is, for whatever is tapped behind it. */
export const tellPoint = (point: object): Promise<void> =>
  add({
    path: '/api/driver/positions',
    about: { what: 'position', id: 'position' },
    body: { points: [point] },
  })

/** One step on. It counts as done here at once, and with the server as soon as there is a line. */
export const takeStep = (task: Task, what: StepName, more: object = {}): Promise<void> =>
  oneAtATime(async () => {
    const now = ahead(taskById(task.deliveryId) ?? task)
    if (predict(now, { what, body: { version: now.version } }) === now) return
    await addToTask(now, what, { body: { version: now.version, ...more } })
  })

/** A code that is wrong costs one of few tries: it is given once, also where it was read twice. */
export const giveCode = (task: Task, code: string): Promise<void> =>
  oneAtATime(() => addToTask(task, 'code', { body: { code } }))

export const givePhoto = (task: Task, photo: Photo): Promise<void> =>
  addToTask(task, 'photo', { body: {}, photo })
