import type { Localised } from '../../domain/catalog/product.ts'
import type { DeliveryStatus } from '../../domain/delivery/delivery.ts'
import type { OrderStatus } from '../../domain/orders/order.ts'
import type { Actor } from '../../domain/people/actor.ts'
import type { Quote } from '../../domain/pricing/quote.ts'
import type { Money } from '../../domain/shared/money.ts'
import type { LatLng } from '../../domain/shared/place.ts'

/** What this actor may do with the order at this moment. */
export type OrderAction =
  | 'confirm'
  | 'reject'
  | 'prepare'
  | 'mark-ready'
  | 'assign'
  | 'cancel'
  | 'rate'
  | 'reorder'
  | 'talk-driver'
  | 'talk-dispatcher'

export type OrderView = {
  readonly id: string
  /** Short number people say aloud. */
  readonly number: number
  readonly version: number
  readonly status: OrderStatus
  readonly paymentMethod: 'cash'
  readonly paymentStatus: string
  readonly customer: { readonly userId: string; readonly name: string; readonly language: string }
  readonly branch: {
    readonly id: string
    readonly name: string
    readonly addressText: string
    readonly place: LatLng
    readonly timeZone: string
  }
  readonly address: { readonly text: string; readonly note: string | null; readonly place: LatLng }
  readonly lines: readonly {
    readonly names: {
      readonly product: Localised
      readonly variant: Localised
      readonly options: readonly Localised[]
    }
    readonly quantity: number
    readonly total: Money
  }[]
  readonly quote: Quote
  readonly total: Money
  readonly cashFrom: Money | null
  readonly note: string | null
  readonly wanted: { readonly from: Date; readonly until: Date } | null
  readonly placedAt: Date
  readonly endReason: string | null
  readonly delivery: {
    readonly id: string
    readonly version: number
    readonly status: DeliveryStatus
    readonly driver: {
      readonly driverId: string
      readonly userId: string
      readonly name: string
      readonly vehicle: string
      readonly stars: number | null
    } | null
    readonly driverPlace: {
      readonly place: LatLng
      readonly heading: number | null
      readonly recordedAt: Date
    } | null
    readonly etaAt: Date | null
    readonly promisedAt: Date | null
    readonly isLate: boolean
    readonly isAlarmed: boolean
    readonly failureReason: string | null
    readonly openOffers: number
  } | null
  /** Only for the customer who owns it, from the moment a driver has it. */
  readonly handoverCode: string | null
  readonly review: { readonly stars: number; readonly text: string | null } | null
  readonly actions: readonly OrderAction[]
}

export type OrderSummary = {
  readonly id: string
  readonly number: number
  readonly status: OrderStatus
  readonly deliveryStatus: DeliveryStatus | null
  readonly total: Money
  readonly placedAt: Date
  readonly addressText: string
  readonly driverName: string | null
  readonly isLate: boolean
}

/** Which orders a board shows; what is left out does not matter. */
export type BoardFilter = {
  readonly statuses?: readonly OrderStatus[]
  readonly branchId?: string
  readonly isOpen?: boolean
  readonly isLate?: boolean
  readonly needsDriver?: boolean
  readonly number?: number
}
export type BoardPage = {
  readonly after?: { readonly placedAt: Date; readonly id: string }
  readonly limit: number
}
/** How an order's goods move, as a map shows it. */
export type BoardDelivery = {
  readonly id: string
  readonly version: number
  readonly status: DeliveryStatus
  readonly driverId: string | null
  readonly pickup: { readonly text: string; readonly place: LatLng }
  readonly dropoff: { readonly text: string; readonly note: string | null; readonly place: LatLng }
  /** From door to door, along the road. */
  readonly distanceMetres: number
  readonly cashToCollect: Money
  readonly attempt: number
  /** From when on a driver is looked for; null as long as the shop has not taken the order on. */
  readonly searchFrom: Date | null
  readonly etaAt: Date | null
  readonly promisedAt: Date | null
  readonly isLate: boolean
  readonly isAlarmed: boolean
  readonly openOffers: number
  /** When the last open offer runs out. */
  readonly offersUntil: Date | null
  readonly failureReason: string | null
  readonly acceptedAt: Date | null
  readonly arrivedAtPickupAt: Date | null
  readonly pickedUpAt: Date | null
  readonly arrivedAtDropoffAt: Date | null
  readonly deliveredAt: Date | null
  readonly failedAt: Date | null
  readonly returnedAt: Date | null
}
export type BoardOrder = OrderSummary & {
  readonly version: number
  readonly branchId: string
  readonly customerName: string
  readonly paymentMethod: string
  readonly paymentStatus: string
  readonly wanted: { readonly from: Date; readonly until: Date } | null
  readonly confirmedAt: Date | null
  readonly readyAt: Date | null
  readonly fulfilledAt: Date | null
  readonly endedAt: Date | null
  readonly deliveryId: string | null
  readonly delivery: BoardDelivery | null
}

/** Where orders came from in a span of time, by cells of the ground. */
export type Heat = {
  readonly from: Date
  readonly until: Date
  readonly cellMetres: number
  /** The middle of each cell that has any, the hottest first; at most 2,000. */
  readonly cells: readonly { readonly place: LatLng; readonly orders: number }[]
}

/** One thing that happened to an order: what, when, by whom. */
export type HistoryEntry = {
  readonly at: Date
  /** The event, such as `order.confirmed` or `delivery.failed`; for a staff action its name in the audit log. */
  readonly type: string
  /** In which capacity, and by what name; null for the business itself: timers and reactions. */
  readonly by: { readonly as: string; readonly userId: string | null; readonly name: string | null } | null
  /** The driver it was about. */
  readonly driver: { readonly driverId: string; readonly name: string } | null
  readonly reason: string | null
  readonly note: string | null
}

/** What placing answers at once; `track` shows the rest. `isRepeat`: this key had placed it before. */
export type PlacedOrder = { readonly id: string; readonly number: number; readonly isRepeat: boolean }

export type OrdersService = {
  /**
   * Turns the actor's cart into an order: prices it anew, reserves stock and slot, opens delivery and payment, all or nothing.
   * The same key gives the same order. `via`: where it was said, the chat when nothing else is said. `totalUnits`: the total
   * that was seen; when it is another by now nothing is ordered. @throws Refusal cart.empty | cart.changed |
   * cart.<problem> | stock.not-enough | places.slot-full | promo.used-up | promo.used-by-you
   */
  place(
    actor: Actor,
    input: {
      cartVersion: number
      totalUnits?: bigint
      paymentMethod: 'cash'
      idempotencyKey: string
      via?: 'chat' | 'app'
    },
  ): Promise<PlacedOrder>
  /** @throws Refusal order.absent (also for a stranger's order) */
  track(actor: Actor, orderId: string): Promise<OrderView>
  /** Newest first, a keyset page: what was placed before `before`, or then with an id before `beforeId`. */
  listMine(
    actor: Actor,
    page: { before?: Date; beforeId?: string; isOpen?: boolean; limit: number },
  ): Promise<readonly OrderSummary[]>
  /** Orders of a dispatcher's branches, newest first, a keyset page. */
  board(actor: Actor, filter: BoardFilter, page: BoardPage): Promise<readonly BoardOrder[]>
  /** These orders as the board shows them, at most 100; those of other branches, and those that are not there, are left out. */
  boardRows(actor: Actor, orderIds: readonly string[]): Promise<readonly BoardOrder[]>
  /** Orders of the last hours (at most a week) by place, whatever became of them: what was wanted where. */
  heat(actor: Actor, input: { hours: number; branchId?: string }): Promise<Heat>
  /** What has happened to an order, oldest first. @throws Refusal order.absent (also for a stranger's order) */
  history(actor: Actor, orderId: string): Promise<readonly HistoryEntry[]>
  /** Orders of a dispatcher's branches that are not ended, oldest first. */
  listOpen(actor: Actor, page?: { limit: number }): Promise<readonly OrderSummary[]>
  /** Each takes the version the button was made for. @throws Refusal order.already-done | order.wrong-moment | order.absent */
  confirm(actor: Actor, input: { orderId: string; version: number }): Promise<OrderView>
  reject(actor: Actor, input: { orderId: string; version: number; reason: string }): Promise<OrderView>
  prepare(actor: Actor, input: { orderId: string; version: number }): Promise<OrderView>
  markReady(actor: Actor, input: { orderId: string; version: number }): Promise<OrderView>
  cancel(actor: Actor, input: { orderId: string; version: number; reason?: string }): Promise<OrderView>
  /** Once per order, 1 to 5 stars; text may follow later. @throws Refusal order.not-delivered-yet */
  review(
    actor: Actor,
    input: { orderId: string; stars?: number; driverStars?: number; text?: string },
  ): Promise<OrderView>
}
