import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { ChatView, MessageView } from '../../api/contract.ts'
import { dayName } from '../i18n/format.ts'
import { words } from '../i18n/words.ts'
import { loadOlder, logOf } from '../state/chat-log.ts'
import { attempt, useDesk } from '../state/desk.ts'
import { landing } from '../state/land.ts'
import { Icon } from '../ui/Icon.tsx'
import { Bubble } from './Bubble.tsx'
import { DraftBubble } from './DraftBubble.tsx'
import { findOlder, flash } from './jump.ts'
import { ServiceLine } from './ServiceLine.tsx'

type Props = { chat: ChatView; threadId: number | null }

const RUN_SECONDS = 300
const NEAR_PIXELS = 90
/** Of a long chat only the end is drawn, and more of it as somebody scrolls up. */
const DRAWN_AT_FIRST = 120
const DRAWN_MORE = 60
/** How far this machine's clock lies behind Greenwich, in days. */
const HERE_DAYS = new Date().getTimezoneOffset() / 1440

/** The messages of a chat, oldest on top. Stays at the newest unless the reader has scrolled away. */
export function MessageList({ chat, threadId }: Props) {
  const desk = useDesk()
  const log = logOf(chat.id, threadId)
  const { messages: all, hasMore, isLoaded } = log.value
  const [drawn, setDrawn] = useState(DRAWN_AT_FIRST)
  const newest = useRef(drawn)
  newest.current = drawn
  const messages = useMemo(
    () => all.slice(-drawn).filter(({ visibleTo }) => visibleTo === null || visibleTo === desk.me.id),
    [all, drawn, desk.me.id],
  )
  const scroller = useRef<HTMLDivElement>(null)
  const before = useRef({ height: 0, firstId: 0, lastId: 0 })
  const isNear = useRef(true)
  const [missed, setMissed] = useState(0)
  const hasEarlier = hasMore || all.length > drawn

  const toEnd = () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  /** Draws more of what is loaded; when all of it stands there, loads more first. */
  const older = async () => {
    if (newest.current >= log.peek().messages.length)
      await attempt(desk, loadOlder(chat.id, desk.me.id, threadId))
    setDrawn(Math.min(newest.current + DRAWN_MORE, Math.max(DRAWN_AT_FIRST, log.peek().messages.length)))
  }

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
          if (box.scrollTop < 120 && hasEarlier) void older()
          else if (isNear.current && drawn > 2 * DRAWN_AT_FIRST) setDrawn(DRAWN_AT_FIRST)
        }}
      >
        <ol class="log-inner">
          {hasEarlier && (
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
          {albumsOf(messages).map(([message, ...more], n, albums) => (
            <Line
              key={message.id}
              message={message}
              more={more}
              above={albums[n - 1]?.[0]}
              below={albums[n + 1]?.[0]}
              chat={chat}
              threadId={threadId}
            />
          ))}
          <DraftBubble chatId={chat.id} threadId={threadId} />
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
  const isNewDay = !above || dayOf(above.date) !== dayOf(message.date)
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

/** Which day it is here, as a number: thousands of lines ask. */
function dayOf(seconds: number): number {
  return Math.floor(seconds / 86_400 - HERE_DAYS)
}

function isOneRun(upper: MessageView, lower: MessageView): boolean {
  const isOneTopic = upper.threadId === lower.threadId
  const areWords = !upper.service && !lower.service
  return areWords && isOneTopic && upper.from.id === lower.from.id && lower.date - upper.date < RUN_SECONDS
}
