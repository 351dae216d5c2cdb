import { useEffect, useRef, useState } from 'preact/hooks'
import type { InlineResultView } from '../../api/contract.ts'
import { words } from '../i18n/words.ts'
import { openApp } from '../mini-app/open-app.ts'
import { useDesk } from '../state/desk.ts'
import { follow } from '../state/links.ts'
import { Icon } from '../ui/Icon.tsx'
import type { Inline } from './use-inline.ts'

export const INLINE_LIST = 'inline-results'

type Props = {
  inline: Inline
  /** Which result the arrow keys have reached. */
  at: number
  onChoose: (result: InlineResultView, queryId: string) => void
}

/** What the bot offers for the words typed so far, above the field. */
export function InlineResults({ inline, at, onChoose }: Props) {
  const desk = useDesk()
  const say = words.value
  const box = useRef<HTMLDivElement>(null)
  const { answer, bot, isAsking, more } = inline
  useEffect(() => {
    box.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
    if (answer && at >= answer.results.length - 2) more()
  }, [at])
  const button = answer?.button
  const press = () => {
    if (!button) return
    if (button.webAppUrl)
      void openApp(desk, { kind: 'inline_results', bot: bot.username, url: button.webAppUrl })
    else void follow(desk, `https://t.me/${bot.username}?start=${button.startParameter ?? ''}`)
  }
  const isEmpty = answer !== null && answer.results.length === 0
  return (
    <div
      class="inline-results"
      ref={box}
      onScroll={({ currentTarget }) => {
        const left = currentTarget.scrollHeight - currentTarget.scrollTop - currentTarget.clientHeight
        if (left < 80) more()
      }}
    >
      {button && (
        <button type="button" class="inline-button" onClick={press}>
          {button.webAppUrl && <Icon name="app" size={18} />}
          {button.text}
        </button>
      )}
      <p class={isEmpty || isAsking ? 'inline-note' : 'unseen'} role="status">
        {isAsking
          ? say.inlineAsking(bot.name)
          : answer && !answer.isAnswered
            ? say.botDidNotAnswer
            : isEmpty
              ? say.inlineNothing
              : answer
                ? say.inlineFound(answer.results.length)
                : ''}
      </p>
      {answer && answer.results.length > 0 && (
        <div id={INLINE_LIST} role="listbox" aria-label={say.inlineResults(bot.name)}>
          {answer.results.map((result, n) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: arrow keys and Enter in the field choose
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active one
            <div
              key={`${n}${result.id}`}
              id={`${INLINE_LIST}-${desk.key}-${n}`}
              role="option"
              aria-selected={n === at}
              class="inline-result"
              onClick={() => onChoose(result, answer.queryId)}
            >
              <Thumbnail result={result} />
              <span class="file-words">
                <span class="file-name">{result.title || result.type}</span>
                {result.description && <small>{result.description}</small>}
              </span>
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

function Thumbnail({ result }: { result: InlineResultView }) {
  const [isBroken, setBroken] = useState(false)
  if (result.thumbnailUrl && !isBroken) {
    return <img class="inline-thumb" src={result.thumbnailUrl} alt="" onError={() => setBroken(true)} />
  }
  const letter = [...(result.title || result.type)][0] ?? '•'
  return (
    <span class="inline-thumb" aria-hidden="true">
      {letter.toUpperCase()}
    </span>
  )
}
