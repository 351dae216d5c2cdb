import { useEffect, useRef, useState } from 'preact/hooks'
import { oneLine } from '../i18n/format.ts'
import { words } from '../i18n/words.ts'
import { logOf } from '../state/chat-log.ts'
import { useDesk } from '../state/desk.ts'

/** Reads new messages of others out to those who listen to the page instead of looking at it. */
export function Announcer({ chatId, threadId }: { chatId: string; threadId: number | null }) {
  const desk = useDesk()
  const { messages, isLoaded } = logOf(chatId, threadId).value
  const last = messages.findLast(({ visibleTo }) => visibleTo === null || visibleTo === desk.me.id)
  const heard = useRef<number | null>(null)
  const [said, setSaid] = useState('')
  useEffect(() => {
    heard.current = null
    setSaid('')
  }, [chatId, threadId])
  useEffect(() => {
    if (!isLoaded) return
    const isNews = heard.current !== null && last !== undefined && last.id > heard.current
    heard.current = last?.id ?? 0
    if (isNews && last.from.id !== desk.me.id) setSaid(words.value.newFrom(last.from.name, oneLine(last)))
  }, [last?.id, isLoaded])
  return (
    <p class="unseen" aria-live="polite">
      {said}
    </p>
  )
}
