import { useEffect, useRef } from 'preact/hooks'
import type { ChatDetailView } from '../../api/contract.ts'
import { pressStart } from '../api/messages.ts'
import { words } from '../i18n/words.ts'
import { attempt, giveFocus, useDesk } from '../state/desk.ts'

type Props = { chatId: string; detail: ChatDetailView; payload: string | null }

/** What stands in place of the message field before a bot is started, after it was blocked, and after a start link. */
export function StartPanel({ chatId, detail, payload }: Props) {
  const desk = useDesk()
  const say = words.value
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => giveFocus(desk, button.current), [])
  const start = async () => {
    desk.takesFocus.current = true
    const sent = await attempt(desk, pressStart(chatId, desk.me.id, payload ?? undefined))
    if (sent) desk.startPayload.value = null
  }
  const description = detail.bot?.description
  return (
    <div class="start-panel">
      {!detail.isStarted && description && (
        <div class="about-bot">
          <strong>{say.whatBotDoes}</strong>
          <p>{description}</p>
        </div>
      )}
      {detail.isBlocked && <p class="start-hint">{say.youBlocked}</p>}
      <button ref={button} type="button" class="button button-wide" onClick={start}>
        {detail.isBlocked ? say.restart : say.start}
      </button>
    </div>
  )
}
