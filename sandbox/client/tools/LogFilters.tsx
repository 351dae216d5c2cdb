import { useMemo } from 'preact/hooks'
import { words } from '../i18n/words.ts'
import { callLog, clearCallLog, heldBack, isLogPaused, pauseLog } from '../state/call-log.ts'
import { world } from '../state/world.ts'
import { Icon } from '../ui/Icon.tsx'
import { chatLabel, type LogFilter, logFilter, NO_FILTER } from './log-filter.ts'

/** What of the log is shown, and whether it runs. */
export function LogFilters() {
  const say = words.value
  const filter = logFilter.value
  const change = (by: Partial<LogFilter>) => {
    logFilter.value = { ...filter, ...by }
  }
  const entries = callLog.value
  const names = useMemo(() => seen(entries.map(({ name }) => name)), [entries])
  const chats = useMemo(
    () => seen(entries.flatMap(({ chatId }) => (chatId === null ? [] : String(chatId)))),
    [entries],
  )
  const isPaused = isLogPaused.value
  const isFiltered = Object.entries(filter).some(
    ([key, value]) => value !== NO_FILTER[key as keyof LogFilter],
  )
  return (
    <div class="drawer-filters">
      <input
        type="search"
        class="wide"
        aria-label={say.filterByText}
        placeholder={say.filterByText}
        value={filter.text}
        onInput={({ currentTarget }) => change({ text: currentTarget.value })}
      />
      <Select label={say.anyBot} value={filter.bot} onChoose={bot => change({ bot })}>
        {(world.value?.bots ?? []).map(({ username }) => [username, `@${username}`])}
      </Select>
      <Select
        label={say.anyDirection}
        value={filter.direction}
        onChoose={value => change({ direction: value === 'call' || value === 'update' ? value : '' })}
      >
        {[
          ['call', say.onlyCalls],
          ['update', say.onlyUpdates],
        ]}
      </Select>
      <Select label={say.anyMethod} value={filter.name} onChoose={name => change({ name })}>
        {kept(names, filter.name).map(name => [name, name])}
      </Select>
      <Select label={say.anyChat} value={filter.chatId} onChoose={chatId => change({ chatId })}>
        {kept(chats, filter.chatId).map(id => [id, chatLabel(id)])}
      </Select>
      <label class="switch">
        <input
          type="checkbox"
          checked={filter.isFailedOnly}
          onChange={({ currentTarget }) => change({ isFailedOnly: currentTarget.checked })}
        />
        <span>{say.onlyFailed}</span>
      </label>
      <span class="drawer-acts">
        {isFiltered && (
          <button
            type="button"
            class="small-button"
            onClick={() => {
              logFilter.value = NO_FILTER
            }}
          >
            {say.showAllEntries}
          </button>
        )}
        <button
          type="button"
          class="small-button"
          aria-pressed={isPaused}
          onClick={() => pauseLog(!isPaused)}
        >
          <Icon name={isPaused ? 'play' : 'pause'} size={16} />
          {isPaused ? say.goOn(heldBack.value) : say.pauseLog}
        </button>
        <button type="button" class="small-button" onClick={clearCallLog}>
          {say.clear}
        </button>
      </span>
    </div>
  )
}

type SelectProps = {
  /** Name of the field, and its entry for "no matter". */
  label: string
  value: string
  onChoose: (value: string) => void
  children: readonly (readonly string[])[]
}

function Select({ label, value, onChoose, children }: SelectProps) {
  return (
    <select aria-label={label} value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
      <option value="">{label}</option>
      {children.map(([key = '', text]) => (
        <option key={key} value={key}>
          {text}
        </option>
      ))}
    </select>
  )
}

function seen(values: readonly string[]): string[] {
  return [...new Set(values)].sort()
}

/** What is chosen stays choosable when its last entry has left the log. */
function kept(values: readonly string[], chosen: string): readonly string[] {
  return chosen === '' || values.includes(chosen) ? values : [...values, chosen]
}
