import type { OpeningHours } from '../../domain/catalog/opening-hours.ts'
import { slotWindows } from '../../domain/catalog/slots.ts'
import type { Deps } from '../deps.ts'

/** A slot is offered until this long before it begins: time to prepare and to drive. */
export const leadMinutes = 45
const rule = { lengthMinutes: 60, leadMinutes, daysAhead: 2 }
const capacity = 12

/** Makes the slots that the branch's hours ask for and that are not there yet. A slot that exists is left as it is. */
export const makeSlots = async (
  { db, ids, clock }: Pick<Deps, 'db' | 'ids' | 'clock'>,
  branchId: string,
  hours: OpeningHours,
): Promise<void> => {
  const windows = slotWindows(hours, rule, clock.now())
  if (windows.length === 0) return
  await db.prisma.slot.createMany({
    data: windows.map(window => ({
      id: ids.make('slt'),
      branchId,
      startsAt: window.from,
      endsAt: window.until,
      capacity,
    })),
    skipDuplicates: true,
  })
}
