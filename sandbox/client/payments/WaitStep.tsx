import { useEffect, useState } from 'preact/hooks'
import { words } from '../i18n/words.ts'

const SECONDS = 10

/** The bot has ten seconds to agree; the person sees them pass. */
export function WaitStep({ botName }: { botName: string }) {
  const say = words.value
  const [left, setLeft] = useState(SECONDS)
  useEffect(() => {
    const timer = setInterval(() => setLeft(seconds => Math.max(0, seconds - 1)), 1000)
    return () => clearInterval(timer)
  }, [])
  return (
    <div class="pay-wait">
      <div class="pay-clock" style={`--share:${left / SECONDS}`} aria-hidden="true">
        <span>{left}</span>
      </div>
      <p role="status">{say.askingBot(botName)}</p>
      <small>{say.tenSeconds}</small>
    </div>
  )
}
