import type { FaultView } from '../../api/contract.ts'
import type { Words } from '../i18n/en.ts'
import { words } from '../i18n/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { chatLabel } from './log-filter.ts'

type Props = { faults: readonly FaultView[]; onRemove: (id: number) => void; onClear: () => void }

/** The troubles there are, with how often each has struck. */
export function TroubleList({ faults, onRemove, onClear }: Props) {
  const say = words.value
  if (faults.length === 0) return <p class="drawer-hint">{say.noTroubles}</p>
  return (
    <>
      <ul class="troubles">
        {faults.map(fault => {
          const isSpent = fault.times !== undefined && fault.hits >= fault.times
          return (
            <li key={fault.id} class={isSpent ? 'trouble trouble-spent' : 'trouble'}>
              <span class="trouble-words">
                <strong>{whatHappens(fault, say)}</strong>
                <small>{whereItHappens(fault, say)}</small>
                <small>
                  {fault.times === undefined ? say.struck(fault.hits) : say.struckOf(fault.hits, fault.times)}
                  {isSpent && `, ${say.spent}`}
                </small>
              </span>
              <button
                type="button"
                class="icon-button"
                aria-label={say.removeTrouble(whatHappens(fault, say))}
                onClick={() => onRemove(fault.id)}
              >
                <Icon name="trash" size={18} />
              </button>
            </li>
          )
        })}
      </ul>
      <button type="button" class="small-button" onClick={onClear}>
        {say.removeAllTroubles}
      </button>
    </>
  )
}

function whatHappens({ kind, code, retryAfter, delayMs, isAfterEffect, description }: FaultView, say: Words) {
  switch (kind) {
    case 'error':
      if (code === 429) return say.faultFlood(retryAfter ?? 1)
      return say.faultError([code ?? 500, description].filter(Boolean).join(' '))
    case 'latency':
      return say.faultLatency(delayMs ?? 1000)
    case 'drop_connection':
      return isAfterEffect ? say.faultLost : say.faultDrop
    case 'duplicate_update':
      return say.faultTwice
    case 'reorder_updates':
      return say.faultReorder
  }
}

function whereItHappens({ method, bot, chatId, kind }: FaultView, say: Words): string {
  const isOfUpdates = kind === 'duplicate_update' || kind === 'reorder_updates'
  const parts = [
    method ?? (isOfUpdates ? say.everyUpdate : say.everyMethod),
    bot === undefined ? say.anyBot : `@${bot}`,
    chatId === undefined ? say.anyChat : chatLabel(chatId),
  ]
  return parts.join(' · ')
}
