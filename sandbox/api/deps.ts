import type { Hub } from '../bot-api/hub.ts'
import type { Drives } from '../drive/drives.ts'

/** What the human side works on. */
export interface ApiDeps {
  hub: Hub
  drives: Drives
  hasMap: boolean
  /** Where a snapshot goes when the request names no file. */
  snapshotFile: string | null
  /** Puts the world back to where it began. */
  reset: () => Promise<void>
}
