import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../kit/words/words.ts'

type CountdownProps = {
  /** By `performance.now()`. */
  readonly deadline: number
  readonly onOver: () => void
}

const around = 2 * Math.PI * 20
const hurrySeconds = 10

const secondsTo = (deadline: number): number => Math.max(0, (deadline - performance.now()) / 1000)

/** Seconds that run down, in a ring that empties. */
export function Countdown({ deadline, onOver }: CountdownProps) {
  const [left, setLeft] = useState(() => secondsTo(deadline))
  const whole = useRef(Math.max(left, 1))
  useEffect(() => {
    setLeft(secondsTo(deadline))
    // told to be over already: whoever was asked will say what became of it
    if (secondsTo(deadline) === 0) return
    const timer = setInterval(() => {
      const now = secondsTo(deadline)
      setLeft(now)
      if (now > 0) return
      clearInterval(timer)
      onOver()
    }, 250)
    return () => clearInterval(timer)
  }, [deadline])
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
