import { useMemo, useState } from 'preact/hooks'
import type { NewFault } from '../../api/contract.ts'
import { words } from '../i18n/words.ts'
import { callLog } from '../state/call-log.ts'
import { COMMON_METHODS, UPDATE_KINDS } from './method-names.ts'

const KINDS = ['error', 'latency', 'drop_connection', 'duplicate_update', 'reorder_updates'] as const

/** A trouble of one's own making. Fields that do not belong to its kind are not shown. */
export function TroubleForm({ onMake }: { onMake: (fault: NewFault) => void }) {
  const say = words.value
  const [kind, setKind] = useState<NewFault['kind']>('error')
  const [code, setCode] = useState('500')
  const isOfUpdates = kind === 'duplicate_update' || kind === 'reorder_updates'
  const names = useMemo(() => {
    const seen = callLog
      .peek()
      .flatMap(({ direction, name }) => ((direction === 'update') === isOfUpdates ? [name] : []))
    return [...new Set([...seen, ...(isOfUpdates ? UPDATE_KINDS : COMMON_METHODS)])].sort()
  }, [isOfUpdates])
  const labels = {
    error: say.kindError,
    latency: say.kindLatency,
    drop_connection: say.kindDrop,
    duplicate_update: say.kindTwice,
    reorder_updates: say.kindReorder,
  }
  const number = (name: string, label: string, value: string, min: number, max: number) => (
    <label class="field">
      <span>{label}</span>
      <input type="number" name={name} defaultValue={value} min={min} max={max} />
    </label>
  )
  return (
    <form
      class="form"
      onSubmit={event => {
        event.preventDefault()
        onMake(read(new FormData(event.currentTarget), kind))
      }}
    >
      <label class="field">
        <span>{say.troubleKind}</span>
        <select
          value={kind}
          onChange={({ currentTarget }) =>
            setKind(KINDS.find(each => each === currentTarget.value) ?? 'error')
          }
        >
          {KINDS.map(each => (
            <option key={each} value={each}>
              {labels[each]}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{isOfUpdates ? say.updateKind : say.method}</span>
        <input
          name="method"
          list="known-methods"
          placeholder={isOfUpdates ? say.everyUpdate : say.everyMethod}
          autocomplete="off"
          spellcheck={false}
        />
        <datalist id="known-methods">
          {names.map(name => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </label>
      <div class="fields">
        {kind === 'error' && (
          <label class="field">
            <span>{say.code}</span>
            <select name="code" value={code} onChange={({ currentTarget }) => setCode(currentTarget.value)}>
              {['400', '401', '403', '404', '409', '429', '500', '502'].map(each => (
                <option key={each}>{each}</option>
              ))}
            </select>
          </label>
        )}
        {kind === 'error' && code === '429' && number('retryAfter', say.retryAfter, '5', 1, 3600)}
        {kind === 'latency' && number('delayMs', say.delayMs, '3000', 0, 120_000)}
        {number('times', say.howOften, '', 1, 10_000)}
      </div>
      {kind === 'error' && code !== '429' && (
        <label class="field">
          <span>{say.description}</span>
          <input name="description" placeholder={say.usualWords} autocomplete="off" />
        </label>
      )}
      {kind === 'drop_connection' && (
        <label class="switch">
          <input type="checkbox" name="isAfterEffect" />
          <span>{say.afterEffect}</span>
        </label>
      )}
      <footer class="dialog-foot">
        <button type="submit" class="button">
          {say.makeTrouble}
        </button>
      </footer>
    </form>
  )
}

/** What stands in the form; empty fields say nothing. */
function read(data: FormData, kind: NewFault['kind']): NewFault {
  const text = (name: string) => String(data.get(name) ?? '').trim()
  const fault: NewFault = { kind }
  if (text('method') !== '') fault.method = text('method')
  if (text('description') !== '') fault.description = text('description')
  for (const name of ['code', 'retryAfter', 'delayMs', 'times'] as const) {
    if (text(name) !== '') fault[name] = Number(text(name))
  }
  if (data.get('isAfterEffect') === 'on') fault.isAfterEffect = true
  return fault
}
