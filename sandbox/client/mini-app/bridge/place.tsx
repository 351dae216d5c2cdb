import { drives } from '../../state/drives.ts'
import { whereIs } from '../../state/whereabouts.ts'
import type { App } from '../app.ts'
import { ask } from '../ask.ts'
import { decideOnPlace, placeConsent } from '../place-consent.ts'
import { PlaceSheet } from '../questions/PlaceSheet.tsx'
import { method } from './method.ts'
import { nothing } from './read.ts'
import { tell } from './tell.ts'

const ACCURACY_METRES = 12

/** The person's place; the phone has no GPS, what was chosen on the map or driven last stands in for it. */
export const place = {
  web_app_check_location: method(nothing, app => {
    const consent = placeConsent(app)
    tell(app, 'location_checked', {
      available: true,
      access_requested: consent !== 'unasked',
      access_granted: consent === 'granted',
    })
  }),
  web_app_request_location: method(nothing, async app => {
    if (placeConsent(app) === 'unasked') {
      const isGranted = await ask<boolean>(app, answer => (
        <PlaceSheet app={app} isQuestion onAnswer={answer} />
      ))
      // Leaving the question without an answer decides nothing: it will be asked again.
      if (isGranted !== undefined) decideOnPlace(app, isGranted)
    }
    if (placeConsent(app) === 'granted') tellPlace(app)
    else tell(app, 'location_requested', { available: false })
  }),
  web_app_open_location_settings: method(nothing, app => openPlaceSettings(app)),
}

/** Lets the person change their mind, and where they are. */
export async function openPlaceSettings(app: App): Promise<void> {
  const isGranted = await ask<boolean>(app, answer => (
    <PlaceSheet app={app} isQuestion={false} onAnswer={answer} />
  ))
  if (isGranted !== undefined) decideOnPlace(app, isGranted)
}

function tellPlace(app: App): void {
  const [latitude, longitude] = whereIs(app.desk.me.id)
  const drive = [...drives.value.values()].find(
    ({ userId, state }) => userId === app.desk.me.id && state === 'moving',
  )
  tell(app, 'location_requested', {
    available: true,
    latitude,
    longitude,
    altitude: null,
    course: null,
    speed: drive ? drive.kilometresPerHour / 3.6 : null,
    horizontal_accuracy: ACCURACY_METRES,
    vertical_accuracy: null,
    course_accuracy: null,
    speed_accuracy: null,
  })
}
