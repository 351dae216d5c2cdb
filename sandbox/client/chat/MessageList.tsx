import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { ChatView, MessageView } from '../../api/contract.ts'
import { dayName } from '../i18n/format.ts'
import { words } from '../i18n/words.ts'
import { loadOlder, logOf } from '../state/chat-log.ts'
import { attempt, useDesk } from '../state/desk.ts'
import { landing } from '../state/land.ts'
import { Icon } from '../ui/Icon.tsx'
import { Bubble } from './Bubble.tsx'
import { findOlder, flash } from './jump.ts'
import { ServiceLine } from './ServiceLine.tsx'

type Props = { chat: ChatView; threadId: number | null }

const RUN_SECONDS = 300
const NEAR_PIXELS = 90

/** The messages of a chat, oldest on top. Stays at the newest unless the reader has scrolled away. */
export function MessageList({ chat, threadId }: Props) {
  const desk = useDesk()
  const { messages, hasMore, isLoaded } = logOf(chat.id, threadId).value
  const scroller = useRef<HTMLDivElement>(null)
  const before = useRef({ height: 0, firstId: 0, lastId: 0 })
  const isNear = useRef(true)
  const [missed, setMissed] = useState(0)

  const toEnd = () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  const older = () => attempt(desk, loadOlder(chat.id, desk.me.id, threadId))

  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    const { height, firstId, lastId } = before.current
    const last = messages.at(-1)
    const first = messages[0]
    const cameAbove = firstId !== 0 && first !== undefined && first.id < firstId
    if (cameAbove) box.scrollTop += box.scrollHeight - height
    else if (isNear.current || last?.from.id === desk.me.id) toEnd()
    else if (last && last.id > lastId) setMissed(missed + messages.filter(({ id }) => id > lastId).length)
    before.current = { height: box.scrollHeight, firstId: first?.id ?? 0, lastId: last?.id ?? 0 }
  }, [messages])

  // Pictures, keyboards and the frame itself change heights without any new message.
  useEffect(() => {
    const box = scroller.current
    const inner = box?.firstElementChild
    if (!box || !inner) return undefined
    const observer = new ResizeObserver(() => isNear.current && toEnd())
    observer.observe(inner)
    observer.observe(box)
    return () => observer.disconnect()
  }, [])

  const landed = landing.value?.key === desk.key ? landing.value.messageId : null
  const wanted = desk.jumpTo.value ?? landed
  useEffect(() => {
    const box = scroller.current
    if (wanted === null || !box || !isLoaded) return
    desk.jumpTo.value = null
    if (landed !== null) landing.value = null
    isNear.current = false
    findOlder(box, wanted, older).then(found => found && flash(found))
  }, [wanted, isLoaded])

  return (
    <div class="log-frame">
      {/* biome-ignore lint/a11y/useSemanticElements: a region of its own would crowd the list of landmarks */}
      <div
        class="log"
        ref={scroller}
        role="group"
        aria-label={words.value.messages}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: messages are scrolled with the keyboard
        tabIndex={0}
        onScroll={({ currentTarget: box }) => {
          isNear.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PIXELS
          if (isNear.current && missed > 0) setMissed(0)
          if (box.scrollTop < 120 && hasMore) older()
        }}
      >
        <ol class="log-inner">
          {hasMore && (
            <li class="log-middle">
              <button type="button" class="chip" onClick={older}>
                {words.value.loadOlder}
              </button>
            </li>
          )}
          {isLoaded && messages.length === 0 && (
            <li class="log-middle">
              <span class="chip">{words.value.emptyChat}</span>
            </li>
          )}
          {albumsOf(messages).map(([message, ...more], n, all) => (
            <Line
              key={message.id}
              message={message}
              more={more}
              above={all[n - 1]?.[0]}
              below={all[n + 1]?.[0]}
              chat={chat}
              threadId={threadId}
            />
          ))}
        </ol>
      </div>
      {missed > 0 && (
        <button type="button" class="to-newest" aria-label={words.value.toNewest} onClick={toEnd}>
          <Icon name="down" />
          <span>{missed}</span>
        </button>
      )}
    </div>
  )
}

type LineProps = {
  message: MessageView
  /** The other pictures of the same album. */
  more: readonly MessageView[]
  above: MessageView | undefined
  below: MessageView | undefined
  chat: ChatView
  threadId: number | null
}

/** One entry of the list. Drawn again only when something about it has changed, however long the list. */
function Line({ message, more, above, below, chat, threadId }: LineProps) {
  const isNewDay = !above || dayName(above.date) !== dayName(message.date)
  const isFirstOfRun = isNewDay || !isOneRun(above, message)
  const isLastOfRun = !below || !isOneRun(message, below)
  const isGroup = chat.type !== 'private'
  const topic =
    threadId === null && message.threadId !== null
      ? (chat.topics?.find(each => each.threadId === message.threadId)?.name ?? null)
      : null
  const language = words.value
  return useMemo(
    () => (
      <li data-message={message.id}>
        {isNewDay && <p class="log-middle chip chip-day">{dayName(message.date)}</p>}
        {message.service ? (
          <ServiceLine message={message} />
        ) : (
          <Bubble {...{ message, more, isFirstOfRun, isLastOfRun, isGroup, topic }} />
        )}
      </li>
    ),
    [message, more.length, isNewDay, isFirstOfRun, isLastOfRun, isGroup, topic, language],
  )
}

/** Messages in their order; those of one album stand together. */
function albumsOf(messages: readonly MessageView[]): [MessageView, ...MessageView[]][] {
  const albums: [MessageView, ...MessageView[]][] = []
  for (const message of messages) {
    const last = albums.at(-1)
    const isSame = message.mediaGroupId !== null && last?.[0].mediaGroupId === message.mediaGroupId
    if (last && isSame && message.photo) last.push(message)
    else albums.push([message])
  }
  return albums
}

function isOneRun(upper: MessageView, lower: MessageView): boolean {
  const isOneTopic = upper.threadId === lower.threadId
  const areWords = !upper.service && !lower.service
  return areWords && isOneTopic && upper.from.id === lower.from.id && lower.date - upper.date < RUN_SECONDS
}
