import { t } from '../words/words.ts'
import type { Place } from './map-data.ts'
import { paletteOf } from './palette.ts'
import type { OpenMapProps } from './use-open-map.ts'

const SIDE = 400
const MARGIN = 24
const MOST_LISTED = 60

type Spot = {
  readonly kind: 'driver' | 'order' | 'pin'
  readonly id: string
  readonly at: Place
  readonly label: string
  readonly colour: string
}

/** What stands on the map, most urgent first. */
const spotsOf = ({ drivers = [], orders = [], pins = [], theme }: OpenMapProps): Spot[] => {
  const palette = paletteOf(theme, () => '')
  const byLate = [...orders].sort((a, b) => Number(b.isLate) - Number(a.isLate))
  return [
    ...pins.map(({ id, at, label }) => ({ kind: 'pin' as const, id, at, label, colour: palette.ink })),
    ...byLate.map(({ id, at, label, state, isLate }) => ({
      kind: 'order' as const,
      id,
      at,
      label: isLate ? `${label} · ${t('map-late')}` : label,
      colour: isLate ? palette.late : palette.orders[state],
    })),
    ...drivers.map(({ id, at, name, state }) => ({
      kind: 'driver' as const,
      id,
      at,
      label: name,
      colour: palette.drivers[state],
    })),
  ]
}

/** Fits places into a square, north up, true in distances for a town. */
const projectionOf = (places: readonly Place[]) => {
  const lats = places.map(({ latitude }) => latitude)
  const lngs = places.map(({ longitude }) => longitude)
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)]
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const span = Math.max((east - west) * narrowing, north - south, 0.002)
  const scale = (SIDE - 2 * MARGIN) / span
  return ({ latitude, longitude }: Place) => ({
    x: SIDE / 2 + (longitude - (west + east) / 2) * narrowing * scale,
    y: SIDE / 2 - (latitude - (south + north) / 2) * scale,
  })
}

/** Where everything is, without a map: a drawing of points, lines and zones, and the same points as a list. */
export function MapSketch(props: OpenMapProps) {
  const { zones = [], routes = [], config, label, mark, onPick } = props
  const spots = spotsOf(props)
  const lines = [
    ...routes.map(({ path }) => path),
    ...(props.track ? [props.track.points.map(({ at }) => at)] : []),
  ]
  const places = [
    ...spots.map(({ at }) => at),
    ...lines.flat(),
    ...zones.flatMap(({ rings }) => rings.flat()),
    ...(mark ? [mark] : []),
  ]
  const project = projectionOf(places.length > 0 ? places : [config.center])
  const pointsOf = (path: readonly Place[]) =>
    path
      .map(project)
      .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)
      .join(' ')
  const listed = spots.slice(0, MOST_LISTED)
  return (
    <div class="town-map-sketch">
      <svg viewBox={`0 0 ${SIDE} ${SIDE}`} role="img" aria-label={label}>
        {zones.flatMap(({ id, rings }) =>
          rings.map((ring, n) => <polygon key={`${id}-${n}`} class="zone" points={pointsOf(ring)} />),
        )}
        {lines.map(path => (
          <polyline key={pointsOf(path)} class="line" points={pointsOf(path)} />
        ))}
        {spots.map(({ kind, id, at, colour }) => {
          const { x, y } = project(at)
          return <circle key={`${kind}-${id}`} cx={x} cy={y} r={kind === 'driver' ? 5 : 7} fill={colour} />
        })}
        {mark && <MarkedPlace {...project(mark)} />}
      </svg>
      <ul>
        {listed.map(({ kind, id, label: text, colour }) => (
          <li key={`${kind}-${id}`}>
            <span class="dot" style={{ background: colour }} aria-hidden="true" />
            {onPick ? (
              <button type="button" onClick={() => onPick({ kind, id })}>
                {text}
              </button>
            ) : (
              text
            )}
          </li>
        ))}
        {spots.length > listed.length && <li>{t('map-more', { count: spots.length - listed.length })}</li>}
      </ul>
    </div>
  )
}

function MarkedPlace({ x, y }: { x: number; y: number }) {
  return <path class="mark" d={`M${x} ${y}c-3-9-11-12-11-21a11 11 0 0 1 22 0c0 9-8 12-11 21Z`} />
}
