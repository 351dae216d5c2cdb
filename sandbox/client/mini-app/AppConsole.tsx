import { useState } from 'preact/hooks'
import { exactClock } from '../i18n/format.ts'
import { words } from '../i18n/words.ts'
import { Icon } from '../ui/Icon.tsx'
import type { App } from './app.ts'
import type { Ignored, Traffic } from './traffic.ts'

/** What page and client have said to each other, the newest first, with the reason where nothing came of it. */
export function AppConsole({ app }: { app: App }) {
  const say = words.value
  const [typed, setTyped] = useState('')
  const [isIgnoredOnly, setIgnoredOnly] = useState(false)
  const wanted = typed.trim().toLowerCase()
  const fitting = app.traffic.value.filter(
    entry =>
      (!isIgnoredOnly || entry.ignored !== null) &&
      `${entry.name} ${JSON.stringify(entry.data) ?? ''}`.toLowerCase().includes(wanted),
  )
  return (
    <section class="app-console" aria-label={say.appConsole}>
      <header class="app-console-head">
        <input
          type="search"
          aria-label={say.appConsoleFilter}
          placeholder={say.appConsoleFilter}
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <label class="switch">
          <input
            type="checkbox"
            checked={isIgnoredOnly}
            onChange={({ currentTarget }) => setIgnoredOnly(currentTarget.checked)}
          />
          <span>{say.appConsoleIgnored}</span>
        </label>
        <button
          type="button"
          class="icon-button"
          aria-label={say.appConsoleClear}
          onClick={() => {
            app.traffic.value = []
          }}
        >
          <Icon name="trash" size={20} />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={say.appConsoleClose}
          onClick={() => {
            app.showsConsole.value = false
          }}
        >
          <Icon name="close" size={20} />
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the list is scrolled with the keyboard */}
      <ul tabIndex={0} aria-label={say.appConsole}>
        {fitting.length === 0 && <li class="hollow">{say.emptyLog}</li>}
        {[...fitting].reverse().map(entry => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
    </section>
  )
}

function Entry({ entry }: { entry: Traffic }) {
  const [isOpen, setOpen] = useState(false)
  const say = words.value
  const isIn = entry.direction === 'in'
  return (
    <li class={entry.ignored ? 'app-entry app-entry-ignored' : 'app-entry'}>
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span class={isIn ? 'app-entry-in' : 'app-entry-out'}>
          <span aria-hidden="true">{isIn ? '→' : '←'}</span>
          <span class="unseen">{isIn ? say.appFromPage : say.appToPage}</span>
        </span>
        <span class="app-entry-name">
          <strong>{entry.name}</strong>
          {entry.ignored && <em>{reason(entry.ignored)}</em>}
        </span>
        <time dateTime={new Date(entry.at).toISOString()}>{exactClock(entry.at)}</time>
      </button>
      {isOpen && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: wide JSON is scrolled with the keyboard
        <pre tabIndex={0}>{JSON.stringify(entry.data, null, 2) ?? '—'}</pre>
      )}
    </li>
  )
}

function reason(ignored: Ignored): string {
  const say = words.value
  switch (ignored.why) {
    case 'malformed':
      return say.appIgnoredMalformed
    case 'unknown':
      return say.appIgnoredUnknown
    case 'later':
      return say.appIgnoredLater(ignored.since)
    case 'origin':
      return say.appIgnoredOrigin(ignored.origin)
    case 'parameters':
    case 'refused':
      return ignored.what
  }
}
