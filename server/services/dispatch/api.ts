import type { OfferStatus } from '../../domain/dispatch/offer.ts'
import type { Actor } from '../../domain/people/actor.ts'
import type { Refusal } from '../../domain/refusals.ts'
import type { Money } from '../../domain/shared/money.ts'
import type { LatLng } from '../../domain/shared/place.ts'
import type { TaskView } from '../delivery/api.ts'

/** An offer as the driver sees it: enough to decide, no more (no name, no exact door before acceptance). */
export type OfferView = {
  readonly offerId: string
  readonly version: number
  readonly status: OfferStatus
  readonly deliveryId: string
  readonly orderNumber: number
  readonly expiresAt: Date
  /** To answer; 0 for an offer that is not open. */
  readonly secondsLeft: number
  readonly pickup: { readonly text: string; readonly place: LatLng; readonly metres: number }
  readonly dropoff: { readonly text: string; readonly place: LatLng }
  readonly distanceMetres: number
  readonly pay: Money
  readonly tip: Money
  readonly cashToCollect: Money
  readonly timeZone: string
}

export type DriverOnMap = {
  readonly driverId: string
  readonly userId: string
  readonly name: string
  readonly vehicle: string
  /** null for a driver of every branch. */
  readonly branchId: string | null
  readonly shiftStatus: 'off' | 'on' | 'paused'
  readonly shiftSince: Date | null
  readonly place: LatLng | null
  /** Degrees clockwise from north, where the phone says so. */
  readonly heading: number | null
  readonly locationAgeSeconds: number | null
  /** How many deliveries the vehicle takes at once. */
  readonly capacity: number
  readonly activeDeliveries: number
  /** Oldest accepted first. */
  readonly activeDeliveryIds: readonly string[]
  readonly cashInHand: Money
  readonly cashCap: Money
  /** Metres to the pickup of the delivery asked about, when one was. */
  readonly pickupMetres: number | null
  /** Why this driver should not take it, when so. */
  readonly objection: string | null
}

/** Where a driver has been, and what they did on the way. */
export type DriverTrack = {
  readonly driverId: string
  readonly name: string
  readonly from: Date
  readonly until: Date
  /** Oldest first, at most 601: the longer the time, the wider they stand apart. */
  readonly points: readonly { readonly place: LatLng; readonly at: Date }[]
  /** Oldest first; goods that were picked up, delivered, or could not be handed over. */
  readonly stops: readonly {
    readonly type: 'picked-up' | 'delivered' | 'failed'
    readonly at: Date
    readonly place: LatLng
    readonly deliveryId: string
    readonly orderId: string
    readonly orderNumber: number
  }[]
}

export type AlarmCode = 'no-driver' | 'late' | 'failed' | 'driver-stale' | 'cash-over-cap'
/** Something that somebody has to look after now. It is gone when its reason is. */
export type Alarm = {
  readonly code: AlarmCode
  readonly since: Date
  readonly orderId: string | null
  readonly orderNumber: number | null
  readonly deliveryId: string | null
  readonly driverId: string | null
  readonly driverName: string | null
}

/** Something to do on a way, and when. */
export type StopView = {
  readonly kind: 'pickup' | 'dropoff' | 'return'
  readonly deliveryId: string
  readonly orderNumber: number
  readonly place: LatLng
  readonly arrivesAt: Date
  readonly promisedAt: Date | null
  readonly lateMinutes: number
}

type WayView = {
  readonly driveMinutes: number
  readonly metres: number
  /** Latitude and longitude of each point. */
  readonly line: readonly (readonly [number, number])[]
  readonly isByStreet: boolean
}

export type UnassignedReason =
  | 'nobody-on-shift'
  | 'no-fresh-location'
  | 'full'
  | 'no-room-for-cash'
  | 'too-far-for-vehicle'
  | 'too-far-away'
  | 'wrong-moment'

type EffortView = { readonly driveMinutes: number; readonly late: number; readonly unassigned: number }

/** Who could take what. Nothing has happened yet. */
export type ProposalView = {
  readonly proposalId: string
  readonly madeAt: Date
  readonly expiresAt: Date
  readonly assignments: readonly {
    readonly deliveryId: string
    readonly version: number
    readonly driverId: string
    readonly orderNumber: number
  }[]
  readonly routes: readonly (WayView & {
    readonly driverId: string
    readonly name: string
    readonly vehicle: string
    readonly stops: readonly (StopView & { readonly isNew: boolean })[]
  })[]
  readonly unassigned: readonly {
    readonly deliveryId: string
    readonly orderNumber: number
    readonly reason: UnassignedReason
  }[]
  readonly savings: { readonly proposed: EffortView; readonly oneByOne: EffortView }
}

/** What became of one of many: given to the driver, or why not. */
export type AssignedView = {
  readonly deliveryId: string
  readonly driverId: string
  readonly refusal: Refusal | null
}

/** A driver's own way. */
export type DriverRouteView = WayView & {
  readonly madeAt: Date
  readonly from: LatLng | null
  readonly stops: readonly StopView[]
}

export type DispatchService = {
  offer(actor: Actor, offerId: string): Promise<OfferView>
  /** The offers a driver can answer now, the first to expire first. */
  myOffers(actor: Actor): Promise<readonly OfferView[]>
  /** Won by exactly one; under a key it is answered once, and asked again tells the same. @throws Refusal offer.taken | offer.expired | offer.withdrawn | offer.not-yours */
  acceptOffer(
    actor: Actor,
    input: { offerId: string; version: number; idempotencyKey?: string },
  ): Promise<TaskView>
  declineOffer(
    actor: Actor,
    input: { offerId: string; version: number; idempotencyKey?: string },
  ): Promise<OfferView>
  /** Drivers of the dispatcher's branches, on shift first; for a delivery: best first. */
  drivers(actor: Actor, input?: { deliveryId?: string }): Promise<readonly DriverOnMap[]>
  /** A driver's last minutes, at most a day. @throws Refusal dispatch.driver-absent (also for one of other branches) */
  track(actor: Actor, input: { driverId: string; minutes: number }): Promise<DriverTrack>
  /** What needs a dispatcher on their branches now, the oldest first; at most 500. */
  alarms(actor: Actor): Promise<readonly Alarm[]>
  /** Gives a delivery to a driver, taking it from another one if need be. @throws Refusal delivery.already-done | dispatch.driver-unfit */
  assign(actor: Actor, input: { deliveryId: string; version: number; driverId: string }): Promise<void>
  /** Several at once, each for itself; the same key again tells what became of them and assigns nothing twice. */
  assignMany(
    actor: Actor,
    input: {
      items: readonly { deliveryId: string; version: number; driverId: string }[]
      idempotencyKey: string
    },
  ): Promise<readonly AssignedView[]>
  /**
   * Plans who could take what waits (or the chosen ones), kept for two minutes. @throws Refusal delivery.absent for one of
   * another branch; Outage where nothing can be planned
   */
  propose(
    actor: Actor,
    input: { deliveryIds?: readonly string[]; idempotencyKey: string },
  ): Promise<ProposalView>
  /** @throws Refusal proposal.absent */
  proposal(actor: Actor, proposalId: string): Promise<ProposalView>
  /**
   * Takes a proposal up, or some of it, each delivery for itself. What was answered once is answered the same again.
   * @throws Refusal proposal.absent | proposal.expired | proposal.not-in-it
   */
  applyProposal(
    actor: Actor,
    input: { proposalId: string; deliveryIds?: readonly string[] },
  ): Promise<readonly AssignedView[]>
  /** What a driver has still to do, in the best order from where they are. */
  myRoute(actor: Actor): Promise<DriverRouteView>
  /** Takes a delivery back from its driver before pickup. */
  unassign(actor: Actor, input: { deliveryId: string; version: number }): Promise<void>
  /** Looks for a driver now, from the first round. */
  search(actor: Actor, input: { deliveryId: string; version: number }): Promise<void>
  /** Takes the next step for a delivery without a driver: offers, escalates or alarms. Safe to call at any time, by anyone, twice. */
  advance(deliveryId: string): Promise<void>
  /** Looks again at the deliveries that wait for a driver, after somebody became free or came on shift. At most 50 at a time. */
  advanceWaiting(): Promise<void>
  /** Adds or renews a group where a branch's dispatchers work. */
  joinGroup(
    actor: Actor,
    group: { chatId: bigint; title: string; hasTopics: boolean; branchId?: string },
  ): Promise<void>
  leaveGroup(chatId: bigint): Promise<void>
}
