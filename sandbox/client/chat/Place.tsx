import { useRef } from 'preact/hooks'
import type { MessageView } from '../../api/contract.ts'
import { clock, stretch } from '../i18n/format.ts'
import { words } from '../i18n/words.ts'
import type { LatLng } from '../map/find-route.ts'
import { MapCanvas } from '../map/MapCanvas.tsx'
import { MapDot } from '../map/MapDot.tsx'
import { offsetInView, type View } from '../map/projection.ts'
import { useDesk } from '../state/desk.ts'
import { now } from '../state/now.ts'
import { trailOf } from '../state/trails.ts'

const WIDTH = 256
const HEIGHT = 158
const FOREVER = 2_147_483_647

/** A place on a small map: a pin, a venue, or a live location that moves while one looks. */
export function Place({ message }: { message: MessageView }) {
  const desk = useDesk()
  const { location, venue } = message
  const at = placeOf(message)
  const view = useSteadyView(at)
  if (!at) return null
  const wasLive = location !== null && (location.isLive || location.livePeriodSeconds !== undefined)
  const isLive = location?.isLive ?? false
  const trail = trailOf(message)
  const kind = isLive ? 'live' : wasLive || trail.length > 1 ? 'stopped' : 'pin'
  const name = venue?.title ?? (isLive ? words.value.liveLocation : words.value.location)
  return (
    <div class={isLive ? 'place place-live' : 'place'}>
      <button
        type="button"
        class="place-map"
        onClick={() => {
          desk.sheet.value = { kind: 'place', message }
        }}
      >
        <span class="unseen">
          {words.value.openMap}: {name}
        </span>
        <MapCanvas view={view} width={WIDTH} height={HEIGHT} line={trail} lineStyle="trail">
          {/* When the map itself has moved, the dot is a new one: it must not glide across what it did not cross. */}
          <MapDot
            key={view.center.join()}
            at={at}
            view={view}
            kind={kind}
            heading={location?.heading}
            color={message.from.color}
          />
        </MapCanvas>
        {isLive && <span class="live-badge">{words.value.liveLocation}</span>}
      </button>
      {venue && (
        <p class="place-words">
          <strong>{venue.title}</strong>
          <small>{venue.address}</small>
        </p>
      )}
      {kind === 'stopped' && (
        <p class="place-words">
          <small>{words.value.liveEnded}</small>
        </p>
      )}
      {isLive && location && (
        <p class="place-words">
          <strong>{leftOf(location)}</strong>
          <small>{words.value.updatedAt(clock(message.editDate ?? message.date))}</small>
        </p>
      )}
    </div>
  )
}

/** Where a message points to, if anywhere. */
export function placeOf({ location, venue }: MessageView): LatLng | null {
  const place = venue ?? location
  return place ? [place.latitude, place.longitude] : null
}

function leftOf(location: NonNullable<MessageView['location']>): string {
  if (location.liveUntil === null || location.livePeriodSeconds === FOREVER) return words.value.liveForever
  return words.value.liveLeft(stretch(location.liveUntil - now.value))
}

/** The map stands still while the dot moves over it, and is moved after it only when the dot comes near the edge. */
function useSteadyView(at: LatLng | null): View {
  const kept = useRef<View>({ center: at ?? [0, 0], zoom: 15 })
  if (at) {
    const { x, y } = offsetInView(at, kept.current)
    if (Math.abs(x) > WIDTH * 0.36 || Math.abs(y) > HEIGHT * 0.34) kept.current = { center: at, zoom: 15 }
  }
  return kept.current
}
