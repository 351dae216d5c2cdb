import type { Localised } from '../../domain/catalog/product.ts'
import type { DeliveryStatus, FailureReason } from '../../domain/delivery/delivery.ts'
import type { ProofRule } from '../../domain/delivery/proof.ts'
import type { ShiftStatus } from '../../domain/delivery/shift.ts'
import type { Actor } from '../../domain/people/actor.ts'
import type { Money } from '../../domain/shared/money.ts'
import type { LatLng } from '../../domain/shared/place.ts'

export type TaskAction =
  | 'arrive-at-pickup'
  | 'pick-up'
  | 'arrive-at-dropoff'
  | 'prove-by-code'
  | 'prove-by-photo'
  | 'deliver'
  | 'fail'
  | 'release'
  | 'retry'
  | 'return'
  | 'complete-return'
  | 'talk-customer'
  | 'talk-dispatcher'

/** A delivery as its driver sees it. The customer's phone is never part of it. */
export type TaskView = {
  readonly deliveryId: string
  readonly orderId: string
  readonly orderNumber: number
  readonly version: number
  readonly status: DeliveryStatus
  readonly pickup: { readonly text: string; readonly place: LatLng }
  readonly dropoff: { readonly text: string; readonly note: string | null; readonly place: LatLng }
  readonly customerName: string
  readonly lines: readonly {
    readonly names: { readonly product: Localised; readonly variant: Localised }
    readonly quantity: number
  }[]
  readonly orderNote: string | null
  readonly distanceMetres: number
  readonly pay: Money
  readonly tip: Money
  readonly cashToCollect: Money
  readonly cashFrom: Money | null
  readonly wanted: { readonly from: Date; readonly until: Date } | null
  readonly promisedAt: Date | null
  readonly timeZone: string
  readonly proof: { readonly rule: ProofRule; readonly missing: readonly ('code' | 'photo')[] }
  readonly isOrderReady: boolean
  readonly failureReason: FailureReason | null
  readonly actions: readonly TaskAction[]
}

export type ShiftView = {
  readonly driverId: string
  readonly shiftId: string | null
  readonly status: ShiftStatus
  readonly startedAt: Date | null
  readonly pauseReason: string | null
  /** null when no live location has come yet. */
  readonly locationAgeSeconds: number | null
  readonly isLocationFresh: boolean
  readonly vehicle: string
  /** Of the branch they drive for; the phone may be set to another. */
  readonly timeZone: string
}

export type DayEarnings = {
  /** 'YYYY-MM-DD' on the clocks of the branch. */
  readonly date: string
  readonly deliveries: number
  readonly pay: Money
  readonly tips: Money
  readonly total: Money
}

export type EarningsByDayView = { readonly days: readonly DayEarnings[]; readonly balance: Money }

export type EarningsView = {
  readonly from: Date
  readonly deliveries: number
  readonly pay: Money
  readonly tips: Money
  readonly total: Money
  readonly balance: Money
}

/** Under a key a step is taken once, however often it is asked for; the answer is the delivery as it is by then. */
type Once = { idempotencyKey?: string }
type Step = Once & { deliveryId: string; version: number }

export type DeliveryService = {
  /** The driver's deliveries under way, oldest accepted first. */
  myTasks(actor: Actor): Promise<readonly TaskView[]>
  task(actor: Actor, deliveryId: string): Promise<TaskView>
  /** Each step takes the version its button was made for. @throws Refusal delivery.already-done | delivery.wrong-moment | delivery.not-yours */
  arriveAtPickup(actor: Actor, step: Step): Promise<TaskView>
  /** Consumes the reserved stock. @throws Refusal delivery.order-not-ready when the kitchen is not done */
  pickUp(actor: Actor, step: Step): Promise<TaskView>
  arriveAtDropoff(actor: Actor, step: Step): Promise<TaskView>
  /** @throws Refusal delivery.wrong-code (facts.left) | delivery.code-locked */
  proveByCode(actor: Actor, input: Once & { deliveryId: string; code: string }): Promise<TaskView>
  proveByPhoto(
    actor: Actor,
    input: Once & { deliveryId: string; photo: { bytes: Uint8Array; mimeType: string }; place?: LatLng },
  ): Promise<TaskView>
  /** Hands over: proof checked by the zone's rule, cash collected and revenue posted. @throws Refusal delivery.proof-missing | delivery.cash-missing */
  deliver(actor: Actor, step: Step & { isCashCollected: boolean }): Promise<TaskView>
  fail(actor: Actor, step: Step & { reason: FailureReason; note?: string }): Promise<TaskView>
  /** Give the delivery back before pickup; it goes to others. */
  release(actor: Actor, step: Step): Promise<void>
  /** After a failure: try the same door again. */
  retry(actor: Actor, step: Step): Promise<TaskView>
  startReturn(actor: Actor, step: Step): Promise<TaskView>
  completeReturn(actor: Actor, step: Step): Promise<TaskView>
  shift(actor: Actor): Promise<ShiftView>
  startShift(actor: Actor, tap?: Once): Promise<ShiftView>
  pauseShift(actor: Actor, tap?: Once): Promise<ShiftView>
  resumeShift(actor: Actor, tap?: Once): Promise<ShiftView>
  /** @throws Refusal shift.has-deliveries */
  endShift(actor: Actor, tap?: Once): Promise<ShiftView>
  /** A point of the driver's own live location; `isLive` false when the sharing has ended. Older points than the stored one are ignored. */
  reportPosition(
    actor: Actor,
    point: {
      place: LatLng
      heading?: number
      accuracyMetres?: number
      at: Date
      isLive: boolean
      liveUntil?: Date
    },
  ): Promise<void>
  /** Earned since the start of the local day, and the balance still to be paid out. */
  earnings(actor: Actor): Promise<EarningsView>
  /** Earned on each of the last days on the clocks of the branch, today first; days without deliveries included. */
  earningsByDay(actor: Actor, input: { days: number }): Promise<EarningsByDayView>
}
