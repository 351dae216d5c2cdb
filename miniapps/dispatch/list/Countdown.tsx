import { now } from '../state/clock.ts'
import { minutesAway } from './minutes-away.ts'

type CountdownProps = { readonly until: number; readonly isLate?: boolean }

/** How long it is until then: by the second at the end, and how late it is afterwards. */
export function Countdown({ until, isLate = false }: CountdownProps) {
  const { text, isOver } = minutesAway(until, now.value)
  return (
    <span class={`badge countdown ${isOver || isLate ? 'bad' : until - now.value < 600_000 ? 'warn' : ''}`}>
      {text}
    </span>
  )
}
