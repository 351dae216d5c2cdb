import type { CashEvent, DeliveryEvent, ShiftEvent } from './delivery/events.ts'
import type { OfferEvent } from './dispatch/events.ts'
import type { OrderEvent } from './orders/events.ts'
import type { PeopleEvent } from './people/events.ts'

/**
 * Everything that can have happened. An event is plain JSON: ids and small facts, never a snapshot; whoever reacts
 * reads the present state.
 */
export type DomainEvent = OrderEvent | DeliveryEvent | ShiftEvent | CashEvent | OfferEvent | PeopleEvent

export type EventType = DomainEvent['type']
export type EventOf<T extends EventType> = Extract<DomainEvent, { readonly type: T }>
