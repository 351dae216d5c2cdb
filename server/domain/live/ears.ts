import type { EventType } from '../events.ts'

/** In which capacity somebody listens to a topic of the live wire. */
export type Ear = 'customer' | 'driver' | 'staff'

const all: readonly Ear[] = ['customer', 'driver', 'staff']
const crew: readonly Ear[] = ['driver', 'staff']
const staff: readonly Ear[] = ['staff']
const nobody: readonly Ear[] = []

/** Who may hear of what, when it is about something of theirs. Exhaustive: news without a line here does not compile. */
const ears: Readonly<Record<EventType, readonly Ear[] | 'whom it is sent to'>> = {
  'order.placed': all,
  'order.confirmed': all,
  'order.preparing': all,
  'order.ready': all,
  'order.rejected': all,
  'order.cancelled': all,
  'order.expired': all,
  'order.fulfilled': all,
  'order.returned': all,
  'order.preparation-late': staff,
  'order.late': all,
  'review.asked': ['customer', 'staff'],
  'review.left': ['customer', 'staff'],
  'delivery.opened': ['customer', 'staff'],
  'delivery.unserved': staff,
  'delivery.cancelled': all,
  'delivery.accepted': all,
  'delivery.assigned': all,
  'delivery.released': all,
  'delivery.arrived-at-pickup': all,
  'delivery.picked-up': all,
  'delivery.arrived-at-dropoff': all,
  'delivery.delivered': all,
  'delivery.failed': all,
  'delivery.returning': all,
  'delivery.returned': all,
  'delivery.retried': all,
  // Who was asked and said no is nothing for the customer.
  'offer.made': crew,
  'offer.accepted': crew,
  'offer.declined': crew,
  'offer.expired': crew,
  'offer.withdrawn': crew,
  'shift.started': crew,
  'shift.paused': crew,
  'shift.resumed': crew,
  'shift.ended': crew,
  'position.stale': crew,
  'cash.collected': all,
  'cash.declared': crew,
  'cash.counted': crew,
  'cash.settled': crew,
  'staff.joined': nobody,
  'role.granted': nobody,
  'role.revoked': nobody,
  'bond.made': nobody,
  'person.blocked-bot': nobody,
  'session.ended': nobody,
  'chat.message-sent': 'whom it is sent to',
}

/**
 * Whether news of this type may be told to this ear. News of a build newer than this one is told to nobody.
 * @param toldTo whom a message was sent to, where the news is of one: customer, driver or dispatcher
 */
export const mayHear = (ear: Ear, type: string, toldTo: string | null): boolean => {
  if (!Object.hasOwn(ears, type)) return false
  const said = ears[type as EventType]
  if (said !== 'whom it is sent to') return said.includes(ear)
  return toldTo === (ear === 'staff' ? 'dispatcher' : ear)
}

/** After such news the one it names may do more or less than before: what was allowed is asked again. */
export const changesRights = (type: string): boolean =>
  ['role.granted', 'role.revoked', 'staff.joined', 'session.ended'].includes(type)
