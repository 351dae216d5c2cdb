import { signal } from '@preact/signals'
import { moved, tap } from '../../kit/telegram/haptics.ts'
import { map } from '../map/handle.ts'
import { assign } from '../state/acts.ts'
import { type Row, rowOf } from '../state/rows.ts'
import { isMarked, marked } from '../state/view.ts'

type Drag = {
  /** The order that was taken hold of, as it was then; all that are marked come along when it is one of them. */
  readonly rows: readonly Row[]
  readonly x: number
  readonly y: number
  readonly driverId: string | null
}

/** What is being dragged now. */
export const drag = signal<Drag | null>(null)

const mousePixels = 6
const holdMs = 350
const holdPixels = 10

const driverAt = (x: number, y: number): string | null => {
  const element = document.elementFromPoint(x, y)
  const named = element?.closest<HTMLElement>('[data-driver]')?.dataset.driver
  if (named) return named
  if (!element?.closest('.town-map')) return null
  const thing = map.peek()?.projectDriverAt(x, y)
  return thing?.kind === 'driver' ? thing.id : null
}

/**
 * An order may be dragged from here on: with a mouse as soon as it moves, with a finger after it was held for a moment,
 * because a finger that moves at once scrolls.
 */
export const beginDrag = (down: PointerEvent, orderId: string): void => {
  if (down.button !== 0 || !down.isPrimary || drag.peek()) return
  const isMouse = down.pointerType === 'mouse'
  const start = { x: down.clientX, y: down.clientY }
  const listeners = new AbortController()
  const { signal: until } = listeners

  const lift = (x: number, y: number): void => {
    clearTimeout(hold)
    tap('medium')
    const row = rowOf(orderId).peek()
    drag.value = {
      rows: isMarked(orderId) ? [...marked.peek().values()] : row ? [row] : [],
      x,
      y,
      driverId: null,
    }
    document.documentElement.setPointerCapture?.(down.pointerId)
  }
  const end = (): void => {
    clearTimeout(hold)
    listeners.abort()
    drag.value = null
  }
  const hold = isMouse ? undefined : setTimeout(() => lift(start.x, start.y), holdMs)

  const move = ({ pointerId, clientX: x, clientY: y }: PointerEvent): void => {
    if (pointerId !== down.pointerId) return
    const now = drag.peek()
    const distance = Math.hypot(x - start.x, y - start.y)
    if (!now) {
      if (isMouse && distance > mousePixels) lift(x, y)
      if (!isMouse && distance > holdPixels) end()
      return
    }
    const driverId = driverAt(x, y)
    if (driverId !== null && driverId !== now.driverId) moved()
    drag.value = { ...now, x, y, driverId }
  }
  const drop = ({ pointerId, clientX, clientY }: PointerEvent): void => {
    if (pointerId !== down.pointerId) return
    const now = drag.peek()
    const driverId = now && driverAt(clientX, clientY)
    end()
    if (!now) return
    // what was a drag is no press as well
    window.addEventListener('click', swallow, { capture: true, once: true })
    setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 50)
    if (driverId) void assign(now.rows, driverId)
  }
  const cancel = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !drag.peek()) return
    event.preventDefault()
    end()
  }
  window.addEventListener('pointermove', move, { signal: until })
  window.addEventListener('pointerup', drop, { signal: until })
  window.addEventListener('pointercancel', end, { signal: until })
  window.addEventListener('keydown', cancel, { signal: until, capture: true })
  window.addEventListener('touchmove', stay, { signal: until, passive: false })
  window.addEventListener('contextmenu', stay, { signal: until })
}

const swallow = (event: Event): void => {
  event.preventDefault()
  event.stopPropagation()
}
/** While something is dragged the page under the finger stays where it is. */
const stay = (event: Event): void => {
  if (drag.peek()) event.preventDefault()
}
