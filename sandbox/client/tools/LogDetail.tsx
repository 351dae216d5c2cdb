import { useState } from 'preact/hooks'
import type { LogEntry } from '../../api/contract.ts'
import { replay } from '../api/tools.ts'
import { copyText } from '../chat/copy-text.ts'
import { exactClock } from '../i18n/format.ts'
import { words } from '../i18n/words.ts'
import { showInWindow } from '../state/land.ts'
import { Icon } from '../ui/Icon.tsx'
import { JsonTree } from './JsonTree.tsx'
import { hasFailed, messageOfEntry, placeOfEntry } from './log-filter.ts'

/** One entry in full: what went, what came back, and what can be done with it. */
export function LogDetail({ entry, onClose }: { entry: LogEntry; onClose: () => void }) {
  const say = words.value
  const [said, setSaid] = useState('')
  const place = placeOfEntry(entry)
  const isUpdate = entry.direction === 'update'
  const again = async (isRepeated: boolean) => {
    try {
      await replay(entry.id, isRepeated)
      setSaid(isRepeated ? say.replayedSame : say.replayed)
    } catch (trouble) {
      setSaid(trouble instanceof Error ? trouble.message : String(trouble))
    }
  }
  return (
    <section class="call-detail" aria-label={`${entry.name}, ${exactClock(entry.at)}`}>
      <header>
        <h3>
          {entry.name} {hasFailed(entry) && <b>{entry.httpStatus}</b>}
        </h3>
        <button type="button" class="icon-button" aria-label={say.closeEntry} onClick={onClose}>
          <Icon name="down" />
        </button>
      </header>
      <div class="call-acts">
        {place && place.userIds.length > 0 && (
          <button
            type="button"
            class="small-button"
            onClick={() => showInWindow(place.chatId, place.userIds, messageOfEntry(entry))}
          >
            <Icon name="open" size={16} />
            {say.toChat}
          </button>
        )}
        {isUpdate && (
          <>
            <button type="button" class="small-button" onClick={() => again(false)}>
              <Icon name="again" size={16} />
              {say.replayNew}
            </button>
            <button type="button" class="small-button" onClick={() => again(true)}>
              <Icon name="again" size={16} />
              {say.replaySame}
            </button>
          </>
        )}
        <span class="call-said" role="status">
          {said}
        </span>
      </div>
      <div class="call-json">
        <Part title={isUpdate ? say.update : say.request} value={entry.request} onCopied={setSaid} />
        {entry.response !== null && <Part title={say.answer} value={entry.response} onCopied={setSaid} />}
      </div>
    </section>
  )
}

type PartProps = { title: string; value: unknown; onCopied: (said: string) => void }

function Part({ title, value, onCopied }: PartProps) {
  const say = words.value
  return (
    <>
      <h4>
        {title}
        <button
          type="button"
          class="text-button"
          aria-label={say.copyJson(title)}
          onClick={() => copyText(JSON.stringify(value, null, 2)).then(() => onCopied(say.copied))}
        >
          {say.copyShort}
        </button>
      </h4>
      <div class="json">
        <JsonTree value={value} />
      </div>
    </>
  )
}
