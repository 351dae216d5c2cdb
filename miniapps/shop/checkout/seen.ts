import { useRef } from 'preact/hooks'
import { changesMade } from '../state/cart.ts'

/** Nobody reads a new sum and reaches the button faster: a press within so long was meant for the sum before. */
const glanceMs = 600

/**
 * Whether a sum has stood long enough to be the one that was read. Only changes by somebody else count: what people
 * change themselves they expect.
 * @param units the sum on the button, in minor units, or null while there is none
 */
export const useIsSeen = (units: string | null): (() => boolean) => {
  const shown = useRef({ units, changes: changesMade(), since: Number.NEGATIVE_INFINITY })
  const { current } = shown
  if (current.units !== units) {
    const isOwn = current.units === null || current.changes !== changesMade()
    shown.current = { units, changes: changesMade(), since: isOwn ? current.since : Date.now() }
  }
  return () => Date.now() - shown.current.since >= glanceMs
}
