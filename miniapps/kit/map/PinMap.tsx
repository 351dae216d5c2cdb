import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../words/words.ts'
import type { MapHandle, PinOnMap, Place, ZoneOnMap } from './map-data.ts'
import { TownMap, type TownMapProps } from './TownMap.tsx'

type PinMapProps = Pick<TownMapProps, 'config' | 'theme' | 'language' | 'label'> & {
  readonly place: Place
  readonly onChange: (place: Place) => void
  /** Where is delivered to, and from where. */
  readonly zones?: readonly ZoneOnMap[]
  readonly pins?: readonly PinOnMap[]
}

const CLOSE_ZOOM = 16.5
const STEP_PIXELS = 8
const WIDE_STEP_PIXELS = 64
/** Without a map one step is so many degrees, about ten metres. */
const STEP_DEGREES = 0.0001
const SAME_DEGREES = 0.000_002

const moves: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

const isSame = (a: Place, b: Place): boolean =>
  Math.abs(a.latitude - b.latitude) < SAME_DEGREES && Math.abs(a.longitude - b.longitude) < SAME_DEGREES

/**
 * Chooses a point: the map moves under a pin that stands still. Arrow keys move it by a few metres, with Shift further;
 * without a map four buttons do.
 */
export function PinMap({ place, onChange, config, theme, language, label, zones, pins }: PinMapProps) {
  const handle = useRef<MapHandle | null>(null)
  const told = useRef(place)
  const isCutShort = useRef(false)
  const [isMoving, setMoving] = useState(false)
  const [said, setSaid] = useState('')

  /** Flies to a point. Where the flight before is cut short for it, nobody has put the pin. */
  const fly = (to: Place) => {
    isCutShort.current = true
    handle.current?.stop()
    isCutShort.current = false
    handle.current?.flyTo(to, handle.current.view().zoom)
  }
  useEffect(() => {
    if (isSame(place, told.current)) return
    told.current = place
    fly(place)
  }, [place])

  const tell = (next: Place) => {
    if (isCutShort.current || isSame(next, told.current)) return
    told.current = next
    const degrees = new Intl.NumberFormat(language, { maximumFractionDigits: 5 })
    setSaid(
      t('map-pin-moved', {
        latitude: degrees.format(next.latitude),
        longitude: degrees.format(next.longitude),
      }),
    )
    onChange(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const move = moves[event.key]
    if (!move || !handle.current) return
    event.preventDefault()
    const step = event.shiftKey ? WIDE_STEP_PIXELS : STEP_PIXELS
    handle.current.panBy(move[0] * step, move[1] * step)
  }
  const nudge = (x: number, y: number) => () =>
    tell({ latitude: place.latitude - y * STEP_DEGREES, longitude: place.longitude + x * STEP_DEGREES })

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the canvas inside has the focus, its keys bubble to here
    <div
      class="pin-map"
      data-moving={isMoving}
      onKeyDown={onKeyDown}
      onPointerDown={() => setMoving(true)}
      onPointerUp={() => setMoving(false)}
      onPointerCancel={() => setMoving(false)}
    >
      <TownMap
        config={config}
        theme={theme}
        language={language}
        label={`${label}. ${t('map-pin-hint')}`}
        start={{ center: place, zoom: CLOSE_ZOOM }}
        hasArrowKeys={false}
        {...(zones ? { zones } : {})}
        {...(pins ? { pins } : {})}
        mark={place}
        onReady={ready => {
          handle.current = ready
        }}
        onMove={({ center }) => tell(center)}
        onPress={fly}
      >
        <Pin />
        <div class="pin-map-steps">
          <button type="button" onClick={nudge(0, -1)} aria-label={t('map-pin-north')}>
            ↑
          </button>
          <button type="button" onClick={nudge(-1, 0)} aria-label={t('map-pin-west')}>
            ←
          </button>
          <button type="button" onClick={nudge(1, 0)} aria-label={t('map-pin-east')}>
            →
          </button>
          <button type="button" onClick={nudge(0, 1)} aria-label={t('map-pin-south')}>
            ↓
          </button>
        </div>
      </TownMap>
      <p class="pin-map-said" aria-live="polite">
        {said}
      </p>
    </div>
  )
}

function Pin() {
  return (
    <svg class="pin-map-pin" viewBox="0 0 40 56" aria-hidden="true">
      <ellipse class="shadow" cx="20" cy="53" rx="7" ry="2.4" />
      <g class="body">
        <path d="M20 52C17 40 4 34 4 19a16 16 0 0 1 32 0c0 15-13 21-16 33Z" />
        <circle cx="20" cy="19" r="6" />
      </g>
    </svg>
  )
}
