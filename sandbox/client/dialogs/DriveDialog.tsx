import { useMemo, useState } from 'preact/hooks'
import type { MessageView } from '../../api/contract.ts'
import { startDrive } from '../api/drive.ts'
import { placeOf } from '../chat/Place.tsx'
import { distance, oneLine, stretch } from '../i18n/format.ts'
import { words } from '../i18n/words.ts'
import { AimMap } from '../map/AimMap.tsx'
import { addressNear } from '../map/find-address.ts'
import type { LatLng } from '../map/find-route.ts'
import { MapDot } from '../map/MapDot.tsx'
import type { View } from '../map/projection.ts'
import { findRoute, townMap } from '../map/town-map.ts'
import { logOf } from '../state/chat-log.ts'
import { attempt, useDesk } from '../state/desk.ts'
import { noteDrive } from '../state/drives.ts'
import { keptSignal } from '../state/kept.ts'
import { rememberPlace } from '../state/whereabouts.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { AddressField } from './AddressField.tsx'

const SPEEDS = [15, 40, 90, 250, 600] as const
const speed = keptSignal<number>(
  'speed',
  stored => SPEEDS.find(each => each === stored),
  () => 90,
)

type Props = { message: MessageView; onClose: () => void }

/** Drives a live location along the streets to the place under the pin. */
export function DriveDialog({ message, onClose }: Props) {
  const desk = useDesk()
  const say = words.value
  const map = townMap.value
  const live = logOf(message.chatId, null).value.messages.find(({ id }) => id === message.id) ?? message
  const start = placeOf(live) ?? [0, 0]
  const [view, setView] = useState<View>({ center: start, zoom: 14.5 })
  const route = useMemo(() => findRoute(start, view.center), [start[0], start[1], view.center])
  const places = usePlacesOfChat(live)
  const canGo = route !== undefined && route.path.length > 1

  const go = async () => {
    if (!route) return
    onClose()
    rememberPlace(desk.me.id, view.center)
    const path = route.path.map(([lat, lng]): [number, number] => [lat, lng])
    const { chatId, id: messageId } = live
    const drive = { as: desk.me.id, chatId, messageId, path, kilometresPerHour: speed.value, stepMs: 1000 }
    const begun = await attempt(desk, startDrive(drive))
    if (begun) noteDrive(begun)
  }
  return (
    <Dialog title={say.driveTitle} size="large" onClose={onClose}>
      <AddressField onChoose={center => setView({ ...view, center })} />
      {places.length > 0 && (
        <ul class="chips" aria-label={say.placesInChat}>
          {places.map(({ label, at }) => (
            <li key={label}>
              <button type="button" class="chip chip-button" onClick={() => setView({ ...view, center: at })}>
                {label}
              </button>
            </li>
          ))}
        </ul>
      )}
      <AimMap view={view} onView={setView} label={say.mapOf} {...(route ? { line: route.path } : {})}>
        <MapDot at={start} view={view} kind="self" color={desk.me.color} />
      </AimMap>
      <p class="aim-place" aria-live="polite">
        {route
          ? `${(map && addressNear(map, view.center)) ?? say.driveTo} · ${distance(route.metres)} · ${say.lasts(
              stretch(route.metres / (speed.value / 3.6)),
            )}`
          : say.noRoute}
      </p>
      <fieldset class="choices">
        <legend>{say.speed}</legend>
        {SPEEDS.map(each => (
          <label key={each} class="choice">
            <input
              type="radio"
              name="speed"
              checked={speed.value === each}
              onChange={() => {
                speed.value = each
              }}
            />
            <span>{say.kmh(each)}</span>
          </label>
        ))}
      </fieldset>
      <footer class="dialog-foot">
        <button type="button" class="button" disabled={!canGo} onClick={go}>
          {say.go}
        </button>
      </footer>
    </Dialog>
  )
}

/** The last few places that were sent in this chat, each once. */
function usePlacesOfChat(live: MessageView): { label: string; at: LatLng }[] {
  const { messages } = logOf(live.chatId, null).value
  const map = townMap.value
  const found = new Map<string, LatLng>()
  for (const message of [...messages].reverse()) {
    const at = message.id === live.id ? null : placeOf(message)
    if (!at || message.location?.isLive) continue
    found.set((map && addressNear(map, at)) ?? oneLine(message), at)
    if (found.size === 4) break
  }
  return [...found].map(([label, at]) => ({ label, at }))
}
