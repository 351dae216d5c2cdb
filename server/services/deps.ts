import type { Db } from '../db/client.ts'
import type { Clock } from './ports/clock.ts'
import type { Files } from './ports/files.ts'
import type { Geocoder } from './ports/geocoder.ts'
import type { Ids } from './ports/ids.ts'
import type { Launches } from './ports/launches.ts'
import type { LiveWire } from './ports/live-wire.ts'
import type { Optimiser } from './ports/optimiser.ts'
import type { TravelTimes } from './ports/travel-times.ts'

/** All that a use case may need from outside itself. */
export type Deps = {
  readonly db: Db
  readonly clock: Clock
  readonly ids: Ids
  readonly files: Files
  readonly geocoder: Geocoder
  readonly launches: Launches
  readonly travel: TravelTimes
  readonly optimiser: Optimiser
  readonly liveWire: LiveWire
  /** Signs invites and refresh tokens. */
  readonly secret: string
}
