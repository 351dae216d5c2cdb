import { keptSignal } from '../state/kept.ts'
import type { App } from './app.ts'

type Consents = Readonly<Record<string, boolean>>

/** Whether a person lets a bot know where they are, by "person bot"; missing: never asked. */
const consents = keptSignal<Consents>(
  'place-consents',
  stored => (typeof stored === 'object' && stored !== null ? (stored as Consents) : undefined),
  () => ({}),
)

const keyOf = (app: App) => `${app.desk.me.id} ${app.view.bot.id}`

export function placeConsent(app: App): 'unasked' | 'granted' | 'denied' {
  const said = consents.value[keyOf(app)]
  return said === undefined ? 'unasked' : said ? 'granted' : 'denied'
}

export function decideOnPlace(app: App, isGranted: boolean): void {
  consents.value = { ...consents.value, [keyOf(app)]: isGranted }
}
