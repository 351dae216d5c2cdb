import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../kit/words/words.ts'

type CountdownProps = {
  /** Seconds that are left by the server's clock, at the moment it answered. */
  readonly seconds: number
  readonly onOver: () => void
}

const around = 2 * Math.PI * 20
const hurrySeconds = 10

/** Seconds that run down, in a ring that empties. The phone's own clock may be wrong: only its steps are counted. */
export function Countdown({ seconds, onOver }: CountdownProps) {
  const [begun] = useState(() => performance.now())
  const [left, setLeft] = useState(seconds)
  const whole = useRef(Math.max(seconds, 1))
  useEffect(() => {
    const timer = setInterval(() => {
      const now = Math.max(0, seconds - (performance.now() - begun) / 1000)
      setLeft(now)
      if (now > 0) return
      clearInterval(timer)
      onOver()
    }, 250)
    return () => clearInterval(timer)
  }, [])
  const shown = Math.ceil(left)
  return (
    <div
      class="countdown"
      data-hurry={shown <= hurrySeconds}
      role="timer"
      aria-label={t('driver-app-seconds', { count: shown })}
    >
      <svg viewBox="0 0 48 48" aria-hidden="true">
        <circle cx="24" cy="24" r="20" class="countdown-ground" />
        <circle
          cx="24"
          cy="24"
          r="20"
          class="countdown-left"
          stroke-dasharray={around}
          stroke-dashoffset={around * (1 - left / whole.current)}
        />
      </svg>
      <span aria-hidden="true">{shown}</span>
    </div>
  )
}
