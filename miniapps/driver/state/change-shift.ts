import { measure } from './positions.ts'
import { changeShift, type ShiftChange, tellPoint } from './taps.ts'
import { shift } from './work.ts'

/**
 * Changes the shift. To go on shift somebody has to know where the driver is: where nobody does, the app looks, and says so
 * before.
 */
export const askForShift = async (how: ShiftChange): Promise<void> => {
  const isNeeded = how === 'start' || how === 'resume'
  if (isNeeded && !shift.state.value.value?.isLocationFresh) {
    const point = await measure()
    if (point) await tellPoint(point)
  }
  await changeShift(how)
}
