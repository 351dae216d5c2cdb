import { useState } from 'preact/hooks'
import type { MessageView } from '../../api/contract.ts'
import { oneLine } from '../i18n/format.ts'
import { words } from '../i18n/words.ts'
import { useDesk } from '../state/desk.ts'
import { Icon } from '../ui/Icon.tsx'

/** The pinned messages, one at a time: a tap goes to the shown one and turns to the next. */
export function PinnedBar({ pinned }: { pinned: readonly MessageView[] }) {
  const desk = useDesk()
  const [turn, setTurn] = useState(0)
  const shown = pinned[turn % Math.max(1, pinned.length)]
  if (!shown) return null
  const line = oneLine(shown)
  return (
    <button
      type="button"
      class="pinned"
      onClick={() => {
        desk.jumpTo.value = shown.id
        setTurn((turn + 1) % pinned.length)
      }}
    >
      <span class="pinned-marks" aria-hidden="true">
        {pinned.slice(0, 4).map((message, n) => (
          <i key={message.id} class={n === turn % pinned.length ? 'on' : ''} />
        ))}
      </span>
      <span class="pinned-words">
        <strong>{words.value.pinnedMessage}</strong>
        <span>{line}</span>
      </span>
      <span class="unseen">{words.value.goThere}</span>
      <Icon name="pinned" size={18} />
    </button>
  )
}
