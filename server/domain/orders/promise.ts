import { addMinutes, type TimeWindow } from '../shared/time.ts'

/** When a customer wants the order: null as soon as possible, otherwise within a slot. */
export type Wanted = TimeWindow | null

export type OrderPromise = {
  /** When the kitchen should have packed it. */
  readonly readyBy: Date
  /** When it should be with the customer. */
  readonly deliverBy: Date
  /** When drivers start to be asked: so that one is at the branch about when the goods are. */
  readonly dispatchAt: Date
}

/**
 * The times an order is measured by. As soon as possible: preparation and the way, from now. A slot: the way must fit
 * before its end, drivers are asked `dispatchLeadMinutes` before the goods have to leave for its start.
 */
export const promiseFor = (input: {
  readonly placedAt: Date
  readonly wanted: Wanted
  readonly preparationMinutes: number
  readonly travelMinutes: number
  readonly dispatchLeadMinutes: number
}): OrderPromise => {
  const { placedAt, wanted, preparationMinutes, travelMinutes, dispatchLeadMinutes } = input
  const earliestReady = addMinutes(placedAt, preparationMinutes)
  const leaveForSlot = wanted ? addMinutes(wanted.from, -travelMinutes) : earliestReady
  const readyBy = leaveForSlot > earliestReady ? leaveForSlot : earliestReady
  const arrival = addMinutes(readyBy, travelMinutes)
  const lead = addMinutes(readyBy, -dispatchLeadMinutes)
  return {
    readyBy,
    deliverBy: wanted && wanted.until > arrival ? wanted.until : arrival,
    dispatchAt: lead > placedAt ? lead : placedAt,
  }
}
