import { ask } from '../../kit/api/client.ts'
import { Problem } from '../../kit/api/problem.ts'
import { tellPosition } from './positions.ts'
import { type Shift, shift } from './work.ts'

type Change = 'start' | 'pause' | 'resume' | 'end'

const wanted = { start: 'on', resume: 'on', pause: 'paused', end: 'off' } as const

/**
 * Changes the shift. To go on shift somebody has to know where the driver is: where nobody does, the app looks. A change
 * whose answer was lost is found done.
 * @throws Problem
 */
export const changeShift = async (how: Change): Promise<Shift> => {
  const isFresh = shift.state.value.value?.isLocationFresh ?? false
  if (wanted[how] === 'on' && !isFresh) await tellPosition()
  try {
    return await ask<Shift>(`/api/driver/shift/${how}`, { method: 'POST' })
  } catch (trouble) {
    if (!(trouble instanceof Problem) || !trouble.code.startsWith('shift.')) throw trouble
    const now = await ask<Shift>('/api/driver/shift')
    if (now.status === wanted[how]) return now
    throw trouble
  }
}
