import { useEffect, useState } from 'preact/hooks'
import { isLive } from '../live/wire.ts'
import { t } from '../words/words.ts'

/** A line that comes back within so long is not worth a word. */
const graceMs = 2500

/** Says that the wire is down and the screen may be a little old, once that has lasted. */
export function Behind() {
  const [isShown, setShown] = useState(false)
  const isUp = isLive.value
  useEffect(() => {
    setShown(false)
    if (isUp) return
    const timer = setTimeout(() => setShown(true), graceMs)
    return () => clearTimeout(timer)
  }, [isUp])
  return isShown ? (
    <p class="hint" role="status">
      {t('app-behind')}
    </p>
  ) : null
}
