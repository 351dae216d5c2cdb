import type { Deps } from '../deps.ts'
import type { LiveService } from './api.ts'
import { placeNews } from './history.ts'

/** After a commit others often follow at once: they are placed together. */
const gatherMs = 10

/** @see LiveService.keepRinging */
export const keepRinging =
  (deps: Pick<Deps, 'db' | 'liveWire'>): LiveService['keepRinging'] =>
  () => {
    const place = placeNews(deps)
    let isRung = false
    let isStopped = false
    let running = Promise.resolve()
    let timer: ReturnType<typeof setTimeout> | null = null

    const run = async (): Promise<void> => {
      isRung = false
      // A database that is away just now is no trouble: whoever listens looks by themself now and then.
      if (await place().catch(() => true)) deps.liveWire.ring()
      timer = null
      if (isRung) gather()
    }
    const gather = (): void => {
      isRung = true
      if (timer !== null || isStopped) return
      timer = setTimeout(() => {
        running = run()
      }, gatherMs)
    }
    deps.db.bell.on('committed', gather)
    return async () => {
      isStopped = true
      deps.db.bell.off('committed', gather)
      if (timer !== null) clearTimeout(timer)
      await running
      // What was committed last is not left to somebody's next look.
      if (isRung && (await place().catch(() => false))) deps.liveWire.ring()
    }
  }
