import { computed, effect, signal, untracked } from '@preact/signals'
import { createStore, get, set } from 'idb-keyval'
import type { z } from 'zod'
import type { offers as offersShape, shift as shiftShape } from '../../../server/contracts/driver.ts'
import type { driverRoute as routeShape } from '../../../server/contracts/proposals.ts'
import { ask } from '../../kit/api/client.ts'
import { retrying } from '../../kit/api/retrying.ts'
import { me } from '../../kit/api/session.ts'
import { isLive, listen } from '../../kit/live/wire.ts'
import { resource } from '../../kit/state/loaded.ts'
import type { Task } from './predict.ts'

export type Shift = z.infer<typeof shiftShape>
type ToldOffer = z.infer<typeof offersShape>[number]
/** `deadline`: when its time is over, by `performance.now()`; the phone's own clock may be wrong. */
export type Offer = ToldOffer & { readonly deadline: number }
export type Route = z.infer<typeof routeShape>

const pollMs = 10_000

const timed = (offer: ToldOffer): Offer => ({
  ...offer,
  deadline: performance.now() + offer.secondsLeft * 1000,
})

// One lost answer must not leave the screen empty, or an offer unseen, until the next look.
export const shift = resource(() => retrying(() => ask<Shift>('/api/driver/shift')))
const list = resource(() => retrying(() => ask<readonly Task[]>('/api/driver/tasks')))
export const offers = resource(() =>
  retrying(async () => (await ask<readonly ToldOffer[]>('/api/driver/offers')).map(timed)),
)
/** One offer, open or not. @throws Problem */
export const askOffer = (offerId: string): Promise<Offer> =>
  retrying(async () => timed(await ask<ToldOffer>(`/api/driver/offers/${offerId}`)))
export const route = resource(() => ask<Route>('/api/driver/route'))

/** How often something has changed: what is shown and not listed here is asked again. */
export const heard = signal(0)
// All tasks that were ever seen since the app opened, in the newest state that anybody has told.
const known = signal<Readonly<Record<string, Task>>>({})
const listed = signal<readonly string[]>([])

/** Takes a task as the server tells it, unless something newer is known. */
export const keepTask = (task: Task): void => {
  const before = known.value[task.deliveryId]
  if (!before || before.version <= task.version) known.value = { ...known.value, [task.deliveryId]: task }
}

/**
 * Takes what came of a tap: it is newer than any list that was asked for before, also where it is still on its way and
 * has the same version, as a proof makes none.
 */
export const tellTask = (task: Task): void => {
  keepTask(task)
  const { value } = list.state.value
  if (value) list.put(value.map(one => (one.deliveryId === task.deliveryId ? task : one)))
}

export const taskById = (deliveryId: string): Task | null => known.value[deliveryId] ?? null

/** The tasks under way as the server told last, in the order in which they were taken. */
export const tasks = computed<readonly Task[]>(() =>
  listed.value.map(taskById).filter((task): task is Task => task !== null),
)
/** Whether anything is known of the tasks: from the server, or from the last time. */
export const areTasksKnown = signal(false)
export const tasksProblem = computed(() => list.state.value.problem)

const take = (fetched: readonly Task[]): void => {
  for (const task of fetched) keepTask(task)
  listed.value = fetched.map(({ deliveryId }) => deliveryId)
  areTasksKnown.value = true
}

/** Tasks that look like work still, and are not in the list any more: cancelled, taken away, or done in the chat. */
const missing = computed<readonly string[]>(() =>
  Object.values(known.value)
    .filter(({ deliveryId, actions }) => actions.length > 0 && !listed.value.includes(deliveryId))
    .map(({ deliveryId }) => deliveryId),
)

/** A task as the server tells it, also where it is not this driver's any more. @throws Problem */
export const fetchTask = async (deliveryId: string): Promise<void> =>
  keepTask(await retrying(() => ask<Task>(`/api/driver/tasks/${deliveryId}`)))

/** Asks for all that a driver works on, and what has become of what is not among it any more. */
export const reloadWork = async (): Promise<void> => {
  await Promise.all([list.reload(), offers.reload(), shift.reload()])
  heard.value++
  const planned = route.state.value.value?.stops.length ?? 0
  if (Math.max(planned, listed.value.length) > 1) void route.reload()
  await Promise.allSettled(missing.value.map(fetchTask))
}

type Kept = { readonly tasks: readonly Task[]; readonly shift: Shift | null }

/**
 * Begins to follow a driver's work: at first what the phone remembers, then what the server says, then whatever changes.
 * Where the live wire is down, or something got no answer however often it was asked, it asks every ten seconds.
 */
export const followWork = async (owner: string): Promise<void> => {
  const store = createStore('gora-driver', 'work')
  const remembered = await get<Kept>(owner, store).catch(() => undefined)
  if (remembered) {
    take(remembered.tasks)
    if (remembered.shift) shift.put(remembered.shift)
  }
  // only what is new in the list: while it is asked for again, what it said before is old
  const fetched = computed(() => list.state.value.value)
  effect(() => {
    const { value } = fetched
    if (value) untracked(() => take(value))
  })
  effect(() => {
    if (!areTasksKnown.value) return
    const kept: Kept = { tasks: tasks.value, shift: shift.state.value.value }
    set(owner, kept, store).catch(() => {})
  })
  const driverId = computed(() => shift.state.value.value?.driverId)
  effect(() => {
    const id = driverId.value
    return id ? listen(`driver:${id}`, { changed: () => void reloadWork() }) : undefined
  })
  effect(() => {
    if (me.value) void untracked(() => reloadWork())
  })
  setInterval(() => {
    const isBehind =
      !isLive.value ||
      missing.value.length > 0 ||
      [list, offers, shift].some(({ state }) => state.value.problem?.isPassing)
    if (isBehind && document.visibilityState === 'visible') void reloadWork()
  }, pollMs)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void reloadWork()
  })
}
