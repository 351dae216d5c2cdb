import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { LogEntry } from '../../api/contract.ts'
import { exactClock } from '../i18n/format.ts'
import { words } from '../i18n/words.ts'
import { chatLabel, hasFailed } from './log-filter.ts'

const ROW = 46
const SPARE_ROWS = 6

type Props = {
  /** Newest first. */
  entries: readonly LogEntry[]
  chosen: LogEntry | null
  onChoose: (entry: LogEntry | null) => void
}

/** Only the rows in sight exist, so that thousands of entries cost as little as twenty. */
export function LogList({ entries, chosen, onChoose }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const [height, setHeight] = useState(600)
  const newest = useRef(entries[0]?.id ?? 0)

  useEffect(() => {
    const element = box.current
    if (!element) return undefined
    const observer = new ResizeObserver(() => setHeight(element.clientHeight))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  // Whoever reads further down keeps the row under the eye while new ones come in above.
  useLayoutEffect(() => {
    const came = entries.findIndex(({ id }) => id <= newest.current)
    newest.current = entries[0]?.id ?? 0
    if (box.current && box.current.scrollTop > ROW / 2 && came > 0) box.current.scrollTop += came * ROW
  }, [entries])

  const at = chosen ? entries.findIndex(({ id }) => id === chosen.id) : -1
  const show = (place: number) => {
    const entry = entries[Math.max(0, Math.min(entries.length - 1, place))]
    if (!entry || !box.current) return
    onChoose(entry)
    const from = entries.indexOf(entry) * ROW
    const { scrollTop, clientHeight } = box.current
    if (from < scrollTop) box.current.scrollTop = from
    else if (from + ROW > scrollTop + clientHeight) box.current.scrollTop = from + ROW - clientHeight
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && chosen) {
      event.preventDefault()
      return onChoose(null)
    }
    const page = Math.max(1, Math.floor(height / ROW) - 1)
    const next = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: entries.length - 1,
    }[event.key]
    if (next === undefined) return
    event.preventDefault()
    show(next)
  }
  const first = Math.max(0, Math.floor(top / ROW) - SPARE_ROWS)
  const shown = entries.slice(first, first + Math.ceil(height / ROW) + 2 * SPARE_ROWS)
  const isChosenShown = chosen !== null && shown.some(({ id }) => id === chosen.id)
  return (
    <div
      ref={box}
      class="calls"
      role="listbox"
      tabIndex={0}
      aria-label={words.value.logTitle}
      aria-activedescendant={isChosenShown ? `entry-${chosen.id}` : undefined}
      onKeyDown={onKeyDown}
      onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}
    >
      <div role="presentation" style={{ height: `${first * ROW}px` }} />
      {shown.map((entry, n) => (
        <Row
          key={entry.id}
          entry={entry}
          isChosen={entry.id === chosen?.id}
          place={first + n + 1}
          count={entries.length}
          onChoose={() => onChoose(entry.id === chosen?.id ? null : entry)}
        />
      ))}
      <div
        role="presentation"
        style={{ height: `${Math.max(0, entries.length - first - shown.length) * ROW}px` }}
      />
    </div>
  )
}

type RowProps = { entry: LogEntry; isChosen: boolean; place: number; count: number; onChoose: () => void }

function Row({ entry, isChosen, place, count, onChoose }: RowProps) {
  const say = words.value
  const isCall = entry.direction === 'call'
  const isFailed = hasFailed(entry)
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list holds the focus and names its active row
    // biome-ignore lint/a11y/useKeyWithClickEvents: arrow keys on the list choose
    <div
      id={`entry-${entry.id}`}
      role="option"
      aria-selected={isChosen}
      aria-setsize={count}
      aria-posinset={place}
      class={`call call-${entry.direction} ${isFailed ? 'call-failed' : ''}`}
      onClick={onChoose}
    >
      <span class="call-arrow">
        <span aria-hidden="true">{isCall ? '→' : '←'}</span>
        <span class="unseen">{isCall ? say.call : say.update}</span>
      </span>
      <strong>{entry.name}</strong>
      <span class="call-when">
        {isFailed && <b>{entry.httpStatus}</b>}
        {entry.milliseconds !== null && <span>{say.milliseconds(Math.round(entry.milliseconds))}</span>}
        <time dateTime={new Date(entry.at).toISOString()}>{exactClock(entry.at)}</time>
      </span>
      <span class="call-bot">
        @{entry.bot}
        {entry.chatId !== null && <> · {chatLabel(entry.chatId)}</>}
      </span>
    </div>
  )
}
