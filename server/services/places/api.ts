import type { Actor } from '../../domain/people/actor.ts'
import type { Language } from '../../domain/people/language.ts'
import type { Money } from '../../domain/shared/money.ts'
import type { LatLng } from '../../domain/shared/place.ts'

export type BranchView = {
  readonly id: string
  readonly name: string
  readonly addressText: string
  readonly place: LatLng
  readonly timeZone: string
  readonly currency: string
  readonly isOpen: boolean
  /** Next opening when closed. */
  readonly opensAt: Date | null
}

/** What delivery to a point would mean, before anything is chosen or paid. */
export type Reach = {
  readonly branchId: string
  readonly branchName: string
  readonly zoneId: string
  readonly metres: number
  readonly fee: Money
  readonly freeAbove: Money | null
  readonly minimumOrder: Money
}

export type FoundAddress = { readonly text: string; readonly place: LatLng }
export type SavedAddress = FoundAddress & {
  readonly id: string
  readonly label: string | null
  readonly note: string | null
}
export type SlotView = {
  readonly id: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly left: number
}

/** Where a branch delivers and at what price, as a map shows it. */
export type ZoneView = {
  readonly id: string
  readonly branchId: string
  readonly branchName: string
  readonly name: string
  /** Corners in order; the last is joined to the first. */
  readonly polygon: readonly LatLng[]
  /** Where zones overlap, the higher one holds. */
  readonly priority: number
  /** How its deliveries find a driver. */
  readonly strategy: string
  readonly baseFee: Money
  /** On top of the base, up to this distance. */
  readonly distanceBands: readonly { readonly uptoMetres: number; readonly fee: Money }[]
  /** What this hour adds; nothing at most times. */
  readonly surchargeNow: Money
  readonly freeAbove: Money | null
  readonly minimumOrder: Money
}

export type PlacesService = {
  branches(): Promise<readonly BranchView[]>
  branch(branchId: string): Promise<BranchView>
  /** Best zone for a point over all branches. @throws Refusal places.out-of-zone */
  reach(place: LatLng): Promise<Reach>
  /** Addresses that a typed text may mean, best first; empty when none is near. @throws Outage when nobody knows now */
  findAddresses(text: string, near?: LatLng, language?: Language): Promise<readonly FoundAddress[]>
  /** The address nearest to a point, or its coordinates in words when none is near, or nobody knows now. */
  describe(place: LatLng, language?: Language): Promise<string>
  savedAddresses(actor: Actor): Promise<readonly SavedAddress[]>
  /** Keeps an address; one that reads the same is the same. Whether anybody delivers there shows when it is used. */
  saveAddress(
    actor: Actor,
    address: { text: string; note?: string; label?: string; place: LatLng },
  ): Promise<SavedAddress>
  /** Changes what is given. @throws Refusal places.address-absent (also for somebody else's) | places.bad-place */
  changeAddress(
    actor: Actor,
    change: {
      addressId: string
      text?: string
      note?: string | null
      label?: string | null
      place?: LatLng
    },
  ): Promise<SavedAddress>
  forgetAddress(actor: Actor, addressId: string): Promise<void>
  /** What a map of the business has to show: amid its branches; west, south, east, north of these and their zones. */
  extent(): Promise<{
    readonly center: LatLng
    readonly bounds: readonly [number, number, number, number] | null
  }>
  /** The zones of a dispatcher's branches. */
  zones(actor: Actor): Promise<readonly ZoneView[]>
  slots(branchId: string): Promise<readonly SlotView[]>
}
