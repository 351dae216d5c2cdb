import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { moved } from '../../kit/telegram/haptics.ts'
import { t } from '../../kit/words/words.ts'
import { drag } from '../drag/drag.ts'
import './bottom-sheet.css'

const heights = ['peek', 'half', 'full'] as const

/** How far the sheet is drawn up. */
export const sheetHeight = signal<(typeof heights)[number]>('half')

/** So far that something can be read; and not over the map when that is what is looked at. */
export const showSheet = (isAboutMap: boolean): void => {
  if (sheetHeight.value === 'peek' || isAboutMap) sheetHeight.value = 'half'
}

const flickPixels = 24

/** One height up or down for a short pull, two for a long one. */
const pull = (pixels: number): void => {
  const steps = Math.abs(pixels) > window.innerHeight * 0.45 ? 2 : 1
  const at = heights.indexOf(sheetHeight.value) + Math.sign(pixels) * steps
  const next = heights[Math.min(heights.length - 1, Math.max(0, at))]
  if (!next || next === sheetHeight.value) return
  moved()
  sheetHeight.value = next
}

/** The list and the details on a phone, over the map, at three heights. */
export function BottomSheet({ children }: { readonly children: ComponentChildren }) {
  const grip = useRef<{ y: number; isPulled: boolean }>({ y: 0, isPulled: false })
  return (
    <div class="bottom-sheet" data-height={sheetHeight.value} data-aside={drag.value !== null}>
      <button
        type="button"
        class="sheet-grip"
        aria-label={t(`dispatch-app-sheet-${sheetHeight.value}`)}
        onPointerDown={event => {
          grip.current = { y: event.clientY, isPulled: false }
          event.currentTarget.setPointerCapture(event.pointerId)
        }}
        onPointerUp={event => {
          const pixels = grip.current.y - event.clientY
          if (Math.abs(pixels) < flickPixels) return
          grip.current.isPulled = true
          pull(pixels)
        }}
        onClick={() => {
          // A pull ends in a click too.
          if (grip.current.isPulled) grip.current.isPulled = false
          else if (sheetHeight.value === 'full') sheetHeight.value = 'peek'
          else pull(1)
        }}
      />
      {children}
    </div>
  )
}
