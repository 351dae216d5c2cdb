import { signal } from '@preact/signals'
import type { z } from 'zod'
import type { assigned as assignedShape } from '../../../server/contracts/proposals.ts'
import { ask, newKey } from '../../kit/api/client.ts'
import { Problem } from '../../kit/api/problem.ts'
import { retrying } from '../../kit/api/retrying.ts'
import { result } from '../../kit/telegram/haptics.ts'
import { toast } from '../../kit/ui/Toasts.tsx'
import { sentence } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { driverById } from './drivers.ts'
import { refresh } from './live.ts'
import { type Row, rowOf } from './rows.ts'
import { mark } from './view.ts'

type Assigned = z.infer<typeof assignedShape>
export type AssignedItem = Assigned['items'][number]

/** What could not be given out of the last many, to be looked at. */
export const refusedItems = signal<readonly (AssignedItem & { readonly orderNumber: number })[]>([])

/** Does something with orders and shows them as they are then. Resolves to whether it was done. */
export const act = async (orderIds: readonly string[], send: () => Promise<unknown>): Promise<boolean> => {
  try {
    await send()
    result('success')
    return true
  } catch (trouble) {
    result('error')
    toast(trouble instanceof Problem ? sentence(trouble) : t('app-problem-our-fault'))
    return false
  } finally {
    refresh(orderIds)
  }
}

const nameOf = (driverId: string): string => driverById.value.get(driverId)?.name ?? '—'

const assignOne = async (row: Row, driverId: string): Promise<boolean> => {
  const { delivery } = row
  if (!delivery) return false
  const isDone = await act([row.id], () =>
    ask(`/api/dispatch/deliveries/${delivery.id}/assign`, {
      method: 'POST',
      body: { version: delivery.version, driverId },
    }),
  )
  if (isDone) toast(t('dispatch-app-assigned', { number: row.number, name: nameOf(driverId) }))
  return isDone
}

/** Tells what became of many: a sentence when all went well, otherwise the refused ones to look at. */
export const tellAssigned = (items: readonly AssignedItem[], rows: readonly Row[]): void => {
  const numberOf = new Map(rows.map(({ deliveryId, number }) => [deliveryId, number]))
  refusedItems.value = items
    .filter(({ isAssigned }) => !isAssigned)
    .map(item => ({ ...item, orderNumber: numberOf.get(item.deliveryId) ?? 0 }))
  const count = items.length - refusedItems.value.length
  result(refusedItems.value.length === 0 ? 'success' : 'warning')
  if (count > 0) toast(t('dispatch-app-assigned-many', { count }))
}

const assignMany = async (rows: readonly Row[], driverId: string): Promise<boolean> => {
  const key = newKey()
  const items = rows.flatMap(({ delivery }) =>
    delivery ? [{ deliveryId: delivery.id, version: delivery.version, driverId }] : [],
  )
  return await act(
    rows.map(({ id }) => id),
    async () => {
      const answer = await retrying(() =>
        ask<Assigned>('/api/dispatch/assignments', { method: 'POST', body: { items }, key }),
      )
      tellAssigned(answer.items, rows)
    },
  )
}

const most = 100

/**
 * An order as it is now, as long as it is still with whom the person has seen it; otherwise as they saw it, and the
 * server says what has happened: nobody's order is taken from them unseen.
 */
const presentOf = (seen: Row): Row => {
  const now = rowOf(seen.id).peek()
  return now && now.delivery?.driverId === seen.delivery?.driverId ? now : seen
}

/** Gives these orders, as they were seen, to a driver: one as one, many together, a hundred at most. */
export const assign = async (seen: readonly Row[], driverId: string): Promise<boolean> => {
  const rows = seen.slice(0, most).map(presentOf)
  const [first] = rows
  if (!first) return false
  const isDone = rows.length === 1 ? await assignOne(first, driverId) : await assignMany(rows, driverId)
  const ids = rows.map(({ id }) => id)
  if (isDone) mark(ids, false)
  return isDone
}
