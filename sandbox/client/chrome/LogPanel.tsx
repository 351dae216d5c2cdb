import { useEffect, useState } from 'preact/hooks'
import type { LogEntry } from '../../api/contract.ts'
import { exactClock } from '../i18n/format.ts'
import { words } from '../i18n/words.ts'
import { callLog, loadCallLog } from '../state/call-log.ts'
import { freshness } from '../state/live.ts'
import { world } from '../state/world.ts'

const MOST_SHOWN = 200

type Filter = { bot: string; direction: '' | LogEntry['direction']; text: string; isFailedOnly: boolean }

/** Bot API calls and updates, newest first, each with its JSON. */
export function LogPanel() {
  const [filter, setFilter] = useState<Filter>({ bot: '', direction: '', text: '', isFailedOnly: false })
  const say = words.value
  useEffect(() => {
    loadCallLog().catch(() => undefined)
  }, [freshness.value])
  const fitting = callLog.value.filter(entry => fits(entry, filter)).slice(-MOST_SHOWN)
  return (
    <>
      <div class="drawer-filters">
        <select
          aria-label={say.anyBot}
          value={filter.bot}
          onChange={({ currentTarget }) => setFilter({ ...filter, bot: currentTarget.value })}
        >
          <option value="">{say.anyBot}</option>
          {world.value?.bots.map(({ username }) => (
            <option key={username} value={username}>
              @{username}
            </option>
          ))}
        </select>
        <select
          aria-label={say.anyDirection}
          value={filter.direction}
          onChange={({ currentTarget: { value } }) =>
            setFilter({ ...filter, direction: value === 'call' || value === 'update' ? value : '' })
          }
        >
          <option value="">{say.anyDirection}</option>
          <option value="call">{say.onlyCalls}</option>
          <option value="update">{say.onlyUpdates}</option>
        </select>
        <input
          type="search"
          aria-label={say.filterByName}
          placeholder={say.filterByName}
          value={filter.text}
          onInput={({ currentTarget }) => setFilter({ ...filter, text: currentTarget.value })}
        />
        <label class="switch">
          <input
            type="checkbox"
            checked={filter.isFailedOnly}
            onChange={({ currentTarget }) => setFilter({ ...filter, isFailedOnly: currentTarget.checked })}
          />
          <span>{say.onlyFailed}</span>
        </label>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the list is scrolled with the keyboard */}
      <ul class="calls" tabIndex={0} aria-label={say.logTitle}>
        {fitting.length === 0 && <li class="hollow">{say.emptyLog}</li>}
        {[...fitting].reverse().map(entry => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
    </>
  )
}

function Entry({ entry }: { entry: LogEntry }) {
  const [isOpen, setOpen] = useState(false)
  const say = words.value
  const isFailed = hasFailed(entry)
  return (
    <li class={`call call-${entry.direction} ${isFailed ? 'call-failed' : ''}`}>
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span class="call-arrow">
          <span aria-hidden="true">{entry.direction === 'call' ? '→' : '←'}</span>
          <span class="unseen">{entry.direction === 'call' ? say.call : say.update}</span>
        </span>
        <strong>{entry.name}</strong>
        <span class="call-bot">@{entry.bot}</span>
        <span class="call-when">
          {entry.httpStatus !== null && isFailed && <b>{entry.httpStatus}</b>}
          {entry.milliseconds !== null && <span>{say.milliseconds(Math.round(entry.milliseconds))}</span>}
          <time dateTime={new Date(entry.at).toISOString()}>{exactClock(entry.at)}</time>
        </span>
      </button>
      {isOpen && (
        <div class="call-json">
          <Json title={entry.direction === 'call' ? say.request : say.update} value={entry.request} />
          {entry.response !== null && <Json title={say.answer} value={entry.response} />}
        </div>
      )}
    </li>
  )
}

function Json({ title, value }: { title: string; value: unknown }) {
  return (
    <>
      <h3>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wide JSON is scrolled with the keyboard */}
      <pre tabIndex={0}>{JSON.stringify(value, null, 2)}</pre>
    </>
  )
}

function hasFailed({ httpStatus }: LogEntry): boolean {
  return httpStatus !== null && httpStatus >= 400
}

function fits(entry: LogEntry, { bot, direction, text, isFailedOnly }: Filter): boolean {
  if (bot !== '' && entry.bot !== bot) return false
  if (direction !== '' && entry.direction !== direction) return false
  if (isFailedOnly && !hasFailed(entry)) return false
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return true
  return `${entry.name} ${entry.chatId ?? ''} ${JSON.stringify(entry.request)}`.toLowerCase().includes(wanted)
}
