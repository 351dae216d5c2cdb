import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { words } from '../i18n/words.ts'
import { Icon } from '../ui/Icon.tsx'
import type { LatLng } from './find-route.ts'
import { MapCanvas } from './MapCanvas.tsx'
import { PinShape } from './MapDot.tsx'
import { placeInView, type View } from './projection.ts'
import { townMap } from './town-map.ts'
import { useSize } from './use-size.ts'

type Props = {
  view: View
  onView: (view: View) => void
  label: string
  line?: readonly LatLng[]
  /** Without the pin: nothing is chosen, one only looks around. */
  isLookOnly?: boolean
  children?: ComponentChildren
}

const ZOOMS = { least: 12.3, most: 18 }
const STEP_PIXELS = 60

/** A map that is dragged under a fixed pin: what lies under the pin is the chosen place. */
export function AimMap({ view, onView, label, line, isLookOnly = false, children }: Props) {
  const [ref, { width, height }] = useSize<HTMLDivElement>()
  const held = useRef<{ x: number; y: number; view: View; hasMoved: boolean } | null>(null)

  const shift = (from: View, x: number, y: number) =>
    onView({ ...from, center: within(placeInView({ x, y }, from)) })
  const zoomBy = (by: number) =>
    onView({ ...view, zoom: Math.min(ZOOMS.most, Math.max(ZOOMS.least, view.zoom + by)) })

  const onKeyDown = (event: KeyboardEvent) => {
    const move = MOVES[event.key]
    if (move) shift(view, move[0] * STEP_PIXELS, move[1] * STEP_PIXELS)
    else if (event.key === '+' || event.key === '=') zoomBy(0.5)
    else if (event.key === '-') zoomBy(-0.5)
    else return
    event.preventDefault()
  }
  const onPointerUp = (event: PointerEvent) => {
    const start = held.current
    held.current = null
    if (!start || start.hasMoved) return
    // A tap without a drag aims at the tapped place.
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect()
    shift(start.view, event.clientX - box.left - width / 2, event.clientY - box.top - height / 2)
  }
  return (
    <div class="aim" ref={ref}>
      <div
        class="aim-surface"
        role="application"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys need the focus
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={event => {
          event.currentTarget.setPointerCapture(event.pointerId)
          held.current = { x: event.clientX, y: event.clientY, view, hasMoved: false }
        }}
        onPointerMove={event => {
          const start = held.current
          if (!start) return
          const [dx, dy] = [event.clientX - start.x, event.clientY - start.y]
          if (Math.hypot(dx, dy) > 5) start.hasMoved = true
          if (start.hasMoved) shift(start.view, -dx, -dy)
        }}
        onPointerUp={onPointerUp}
        onPointerCancel={() => {
          held.current = null
        }}
        onWheel={event => {
          event.preventDefault()
          zoomBy(event.deltaY < 0 ? 0.35 : -0.35)
        }}
      >
        {width > 0 && (
          <MapCanvas
            view={view}
            width={width}
            height={height}
            {...(line ? { line } : {})}
            lineStyle={isLookOnly ? 'trail' : 'way'}
          >
            {children}
            {!isLookOnly && (
              <span class="aim-pin" aria-hidden="true">
                <PinShape />
              </span>
            )}
          </MapCanvas>
        )}
      </div>
      <div class="aim-zoom">
        <button
          type="button"
          class="icon-button"
          aria-label={words.value.zoomIn}
          onClick={() => zoomBy(0.75)}
        >
          <Icon name="plus" />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={words.value.zoomOut}
          onClick={() => zoomBy(-0.75)}
        >
          <Icon name="minus" />
        </button>
      </div>
    </div>
  )
}

const MOVES: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Keeps the pin on the town, so that nobody gets lost on the empty sea. */
function within([lat, lng]: LatLng): LatLng {
  const bbox = townMap.value?.bbox
  if (!bbox) return [Math.min(85, Math.max(-85, lat)), ((lng + 540) % 360) - 180]
  const [south, west, north, east] = bbox
  return [Math.min(north, Math.max(south, lat)), Math.min(east, Math.max(west, lng))]
}
