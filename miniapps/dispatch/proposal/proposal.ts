import { computed, signal } from '@preact/signals'
import type { z } from 'zod'
import type {
  assigned as assignedShape,
  proposal as proposalShape,
} from '../../../server/contracts/proposals.ts'
import { ask, newKey } from '../../kit/api/client.ts'
import { Problem } from '../../kit/api/problem.ts'
import { retrying } from '../../kit/api/retrying.ts'
import type { RouteOnMap } from '../../kit/map/map-data.ts'
import { result } from '../../kit/telegram/haptics.ts'
import { toast } from '../../kit/ui/Toasts.tsx'
import { t } from '../../kit/words/words.ts'
import { type AssignedItem, act } from '../state/acts.ts'
import { now } from '../state/clock.ts'
import { allRows } from '../state/rows.ts'
import { openProposal } from '../state/screens.ts'
import { isAllToPlan, toPlan } from '../state/view.ts'

export type Proposal = z.infer<typeof proposalShape>

export const proposal = signal<Proposal | null>(null)
export const isPlanning = signal(false)
export const planProblem = signal<Problem | null>(null)
/** Deliveries of it that are not wanted. */
export const leftOut = signal<ReadonlySet<string>>(new Set())
/** What became of each, once it was taken up. */
export const outcome = signal<ReadonlyMap<string, AssignedItem>>(new Map())

/** Whether it is too old to be taken up. */
export const isExpired = computed(
  () => proposal.value !== null && now.value >= Date.parse(proposal.value.expiresAt),
)

const clear = (): void => {
  proposal.value = null
  planProblem.value = null
  leftOut.value = new Set()
  outcome.value = new Map()
}

/** So many at once; the rest is for the next plan. */
const mostPlanned = 300

/** Plans who could take what: the marked ones, or those that are looked at. Nothing happens yet. */
export const propose = async (): Promise<void> => {
  if (isPlanning.value) return
  const deliveryIds = toPlan.peek().flatMap(({ deliveryId }) => deliveryId ?? [])
  if (deliveryIds.length === 0) {
    toast(t('dispatch-app-none-waits'))
    return
  }
  clear()
  openProposal()
  const key = newKey()
  isPlanning.value = true
  try {
    const made = await retrying(() =>
      ask<Proposal>('/api/dispatch/proposals', {
        method: 'POST',
        body: isAllToPlan.peek() ? {} : { deliveryIds: deliveryIds.slice(0, mostPlanned) },
        key,
      }),
    )
    // Counted from here, by this device: its clock may be another than the server's.
    const lasts = Date.parse(made.expiresAt) - Date.parse(made.madeAt)
    proposal.value = { ...made, expiresAt: new Date(Date.now() + lasts).toISOString() }
    result('success')
  } catch (trouble) {
    result('error')
    planProblem.value = trouble instanceof Problem ? trouble : new Problem({ code: 'our-fault', status: 500 })
  } finally {
    isPlanning.value = false
  }
}

/** Takes some of it in or leaves it out. */
export const choose = (deliveryId: string, isWanted: boolean): void => {
  const next = new Set(leftOut.value)
  if (isWanted) next.delete(deliveryId)
  else next.add(deliveryId)
  leftOut.value = next
}

export const wanted = computed(() =>
  (proposal.value?.assignments ?? []).filter(({ deliveryId }) => !leftOut.value.has(deliveryId)),
)

/** Gives the chosen ones out as proposed; each is refused or taken for itself, and the answer to a repeat is the same. */
export const applyProposal = async (): Promise<void> => {
  const made = proposal.value
  if (!made) return
  const deliveryIds = wanted.value.map(({ deliveryId }) => deliveryId)
  const orderIds = allRows().flatMap(({ id, deliveryId }) =>
    deliveryId !== null && deliveryIds.includes(deliveryId) ? id : [],
  )
  isPlanning.value = true
  await act(orderIds, async () => {
    const { items } = await retrying(() =>
      ask<z.infer<typeof assignedShape>>(`/api/dispatch/proposals/${made.proposalId}/apply`, {
        method: 'POST',
        body: { deliveryIds },
      }),
    ).catch((trouble: unknown) => {
      // The server's clock decides, not that of this device.
      if (trouble instanceof Problem && trouble.code === 'proposal.expired')
        proposal.value = { ...made, expiresAt: new Date(0).toISOString() }
      throw trouble
    })
    outcome.value = new Map(items.map(item => [item.deliveryId, item]))
  })
  isPlanning.value = false
}

const nothing: readonly RouteOnMap[] = []
/** The ways of the proposal as ghost lines, as long as it is only that. */
export const ghosts = computed((): readonly RouteOnMap[] => {
  const made = proposal.value
  if (!made || outcome.value.size > 0) return nothing
  return made.routes.map(({ driverId, line }) => ({
    id: driverId,
    path: line.map(([latitude, longitude]) => ({ latitude, longitude })),
    kind: 'ghost',
  }))
})
