import type { LatLng } from './find-route.ts'
import { offsetInView, type View } from './projection.ts'

type Props = {
  at: LatLng
  view: View
  kind: 'pin' | 'live' | 'stopped' | 'self'
  /** Degrees clockwise from north; shown as the direction of a live dot. */
  heading?: number | undefined
  color?: string | undefined
}

/** A marker on a map. It glides when its place changes, so that a live location is seen to move. */
export function MapDot({ at, view, kind, heading, color }: Props) {
  const { x, y } = offsetInView(at, view)
  const style = `transform:translate(${x.toFixed(1)}px,${y.toFixed(1)}px);${color ? `--dot:${color}` : ''}`
  if (kind === 'pin') {
    return (
      <span class="dot" style={style} aria-hidden="true">
        <PinShape />
      </span>
    )
  }
  return (
    <span class={`dot dot-${kind}`} style={style} aria-hidden="true">
      {kind === 'live' && heading !== undefined && (
        <svg
          class="dot-heading"
          aria-hidden="true"
          viewBox="-16 -16 32 32"
          style={`transform:rotate(${heading}deg)`}
        >
          <path d="M0-15 5-8Q0-10.5-5-8Z" />
        </svg>
      )}
      <span class="dot-core" />
    </span>
  )
}

/** The drop that marks a place; its tip is the place. */
export function PinShape() {
  return (
    <svg class="pin" aria-hidden="true" viewBox="0 0 28 38" width="28" height="38">
      <path
        class="pin-body"
        d="M14 1.5C7 1.5 1.5 7 1.5 13.8 1.5 22 11 28 14 36.5 17 28 26.5 22 26.5 13.8 26.5 7 21 1.5 14 1.5Z"
      />
      <circle class="pin-eye" cx="14" cy="13.6" r="4.8" />
    </svg>
  )
}
