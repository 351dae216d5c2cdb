import { useState } from 'preact/hooks'
import type { ReplyButtonView } from '../../api/contract.ts'
import { pressReply, sendLiveLocation, sendLocation } from '../api/messages.ts'
import { words } from '../i18n/words.ts'
import { AimMap } from '../map/AimMap.tsx'
import { addressNear } from '../map/find-address.ts'
import type { View } from '../map/projection.ts'
import { townMap } from '../map/town-map.ts'
import { attempt, takeSender, useDesk } from '../state/desk.ts'
import { rememberPlace, whereIs } from '../state/whereabouts.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { AddressField } from './AddressField.tsx'

type Props = {
  chatId: string
  threadId: number | null
  /** Send a pin, start sharing a live location, or answer the bot's button that asks for a place. */
  purpose: { kind: 'pin' } | { kind: 'live' } | { kind: 'button'; button: ReplyButtonView }
  onClose: () => void
}

const PERIODS = [900, 3600, 28_800] as const

/** Chooses a place: drag the map under the pin, or type an address. */
export function LocationDialog({ chatId, threadId, purpose, onClose }: Props) {
  const desk = useDesk()
  const [view, setView] = useState<View>({ center: whereIs(desk.me.id), zoom: 15.5 })
  const [seconds, setSeconds] = useState<number>(PERIODS[1])
  const say = words.value
  const map = townMap.value
  const [latitude, longitude] = view.center
  const address = map ? addressNear(map, view.center) : undefined

  const send = async () => {
    rememberPlace(desk.me.id, view.center)
    onClose()
    const place = { latitude, longitude }
    const sender = takeSender(desk, threadId)
    if (purpose.kind === 'button') {
      const thread = threadId === null ? {} : { threadId }
      const { text } = purpose.button
      await attempt(desk, pressReply(chatId, { as: desk.me.id, text, ...thread, ...place }))
    } else if (purpose.kind === 'live') {
      await attempt(desk, sendLiveLocation(chatId, { ...sender, ...place, livePeriod: seconds }))
    } else await attempt(desk, sendLocation(chatId, { ...sender, ...place }))
  }
  return (
    <Dialog title={purpose.kind === 'live' ? say.shareLive : say.whereAreYou} size="large" onClose={onClose}>
      <AddressField onChoose={center => setView({ center, zoom: Math.max(view.zoom, 16.5) })} />
      <AimMap view={view} onView={setView} label={say.mapOf} />
      <p class="aim-place" aria-live="polite">
        {address ?? `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`}
      </p>
      {purpose.kind === 'live' && (
        <fieldset class="choices">
          <legend>{say.shareFor}</legend>
          {PERIODS.map(period => (
            <label key={period} class="choice">
              <input
                type="radio"
                name="period"
                checked={seconds === period}
                onChange={() => setSeconds(period)}
              />
              <span>{period < 3600 ? say.minutes(period / 60) : say.hours(period / 3600)}</span>
            </label>
          ))}
        </fieldset>
      )}
      <footer class="dialog-foot">
        <button type="button" class="button" onClick={send}>
          {purpose.kind === 'live' ? say.startSharing : say.sendThisPlace}
        </button>
      </footer>
    </Dialog>
  )
}
