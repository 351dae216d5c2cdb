import { useState } from 'preact/hooks'
import type { MessageView } from '../../api/contract.ts'
import { placeOf } from '../chat/Place.tsx'
import { oneLine } from '../i18n/format.ts'
import { words } from '../i18n/words.ts'
import { AimMap } from '../map/AimMap.tsx'
import { addressNear } from '../map/find-address.ts'
import { MapDot } from '../map/MapDot.tsx'
import type { View } from '../map/projection.ts'
import { townMap } from '../map/town-map.ts'
import { logOf } from '../state/chat-log.ts'
import { trailOf } from '../state/trails.ts'
import { Dialog } from '../ui/Dialog.tsx'

/** A photo as large as the page allows. */
export function PhotoDialog({ url, label, onClose }: { url: string; label: string; onClose: () => void }) {
  return (
    <Dialog title={words.value.photo} size="large" onClose={onClose}>
      <img class="photo-large" src={url} alt={label} />
    </Dialog>
  )
}

/** A place on a large map; a live one keeps moving here too. */
export function PlaceDialog({ message, onClose }: { message: MessageView; onClose: () => void }) {
  const newest = logOf(message.chatId, null).value.messages.find(({ id }) => id === message.id) ?? message
  const at = placeOf(newest) ?? [0, 0]
  const [view, setView] = useState<View>({ center: at, zoom: 15 })
  const map = townMap.value
  const isLive = newest.location?.isLive ?? false
  return (
    <Dialog title={newest.venue?.title ?? oneLine(newest)} size="large" onClose={onClose}>
      <AimMap view={view} onView={setView} label={words.value.mapOf} line={trailOf(newest)} isLookOnly>
        <MapDot
          at={at}
          view={view}
          kind={isLive ? 'live' : 'pin'}
          heading={newest.location?.heading}
          color={newest.from.color}
        />
      </AimMap>
      <p class="aim-place">
        {(map && addressNear(map, at)) ?? ''} {at[0].toFixed(5)}, {at[1].toFixed(5)}
      </p>
    </Dialog>
  )
}
