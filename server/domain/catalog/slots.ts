import { Refusal } from '../refusals.ts'
import { addDays, addMinutes, localPartsAt, type TimeWindow } from '../shared/time.ts'
import { type OpeningHours, openingWindows } from './opening-hours.ts'

/** How a branch cuts its days into delivery slots. */
export type SlotRule = {
  readonly lengthMinutes: number
  /** A slot is offered until this long before it begins. */
  readonly leadMinutes: number
  /** Today and this many local days after it. */
  readonly daysAhead: number
}

/** A slot as it is kept: how many orders it takes and has. */
export type Slot = TimeWindow & { readonly capacity: number; readonly taken: number }

/** The windows that should exist from now on: whole slots within the opening hours, cut from each opening's start. */
export const slotWindows = (hours: OpeningHours, rule: SlotRule, at: Date): TimeWindow[] => {
  if (!(rule.lengthMinutes > 0)) throw new RangeError(`a slot needs a length, got ${rule.lengthMinutes}`)
  const today = localPartsAt(at, hours.zone).date
  const lastDate = addDays(today, rule.daysAhead)
  const slots: TimeWindow[] = []
  for (const opening of openingWindows(hours, addDays(today, -1), rule.daysAhead + 2)) {
    let from = opening.from
    let until = addMinutes(from, rule.lengthMinutes)
    // A shop that never closes is one long opening: the date of the slot decides, not that of the opening.
    while (until <= opening.until && localPartsAt(from, hours.zone).date <= lastDate) {
      if (from >= at) slots.push({ from, until })
      from = until
      until = addMinutes(from, rule.lengthMinutes)
    }
  }
  return slots
}

const isInTime = (slot: TimeWindow, at: Date, leadMinutes: number) => slot.from >= addMinutes(at, leadMinutes)

/** Slots to show: still in time and with room, earliest first. */
export const slotsToShow = <S extends Slot>(slots: readonly S[], at: Date, leadMinutes: number): S[] =>
  slots
    .filter(slot => slot.taken < slot.capacity && isInTime(slot, at, leadMinutes))
    .sort((a, b) => a.from.getTime() - b.from.getTime())

/** @throws Refusal places.slot-absent when it is too late for it, places.slot-full */
export const requireSlot = (slot: Slot, at: Date, leadMinutes: number): void => {
  if (!isInTime(slot, at, leadMinutes)) throw new Refusal('places.slot-absent')
  if (slot.taken >= slot.capacity) throw new Refusal('places.slot-full')
}
