import type { OrderOnMap, OrderState } from '../../kit/map/map-data.ts'
import type { Row } from './rows.ts'

/** What an order waits for, as a dispatcher sees it. */
export const stages = ['placed', 'waiting', 'kitchen', 'assigned', 'under-way', 'trouble', 'ended'] as const
export type Stage = (typeof stages)[number]

const onMap: Readonly<Record<Stage, OrderState>> = {
  placed: 'waiting',
  waiting: 'waiting',
  kitchen: 'preparing',
  assigned: 'assigned',
  'under-way': 'onTheWay',
  trouble: 'trouble',
  ended: 'done',
}

export const searching = ['unassigned', 'offered']
const active = ['accepted', 'at_pickup', 'picked_up', 'at_dropoff', 'failed', 'returning']

/** Whether the kitchen has still so long that nobody is looked for yet. */
const isEarly = ({ delivery }: Row, at: number): boolean =>
  delivery?.searchFrom != null && Date.parse(delivery.searchFrom) > at

export const stageOf = (row: Row, at: number = Date.now()): Stage => {
  if (row.endedAt !== null) return 'ended'
  const status = row.delivery?.status
  if (status === 'failed' || status === 'returning') return 'trouble'
  if (status === 'picked_up' || status === 'at_dropoff') return 'under-way'
  if (status === 'accepted' || status === 'at_pickup') return 'assigned'
  if (row.delivery?.isAlarmed) return 'trouble'
  if (row.status === 'placed') return 'placed'
  return isEarly(row, at) ? 'kitchen' : 'waiting'
}

export const stateOnMap = (row: Row): OrderState => onMap[stageOf(row)]

/** Whether somebody could be given this order's delivery now. */
export const needsDriver = ({ status, delivery }: Row): boolean =>
  delivery !== null && searching.includes(delivery.status) && status !== 'placed'

/** Whether a driver has it, on the way or in their hands. */
export const isTheirs = ({ delivery }: Row): boolean =>
  delivery?.driverId != null && active.includes(delivery.status)

/** Whether it has not been fetched yet, so that it can go to somebody else. */
export const canChangeHands = (row: Row): boolean =>
  needsDriver(row) || ['accepted', 'at_pickup'].includes(row.delivery?.status ?? '')

/** When it should be there: milliseconds; null when nothing is promised. */
export const dueAt = ({ delivery, wanted }: Row): number | null => {
  const due = delivery?.promisedAt ?? wanted?.until
  return due == null ? null : Date.parse(due)
}

const drawn = new WeakMap<Row, OrderOnMap>()

/** The same object for the same row, so that a thousand orders are not made anew for one of them. */
export const orderOnMap = (row: Row, label: (row: Row) => string): OrderOnMap | null => {
  if (!row.delivery) return null
  const known = drawn.get(row)
  const state = stateOnMap(row)
  if (known?.state === state) return known
  const made = {
    id: row.id,
    at: row.delivery.dropoff.place,
    state,
    isLate: row.isLate,
    label: label(row),
  }
  drawn.set(row, made)
  return made
}
