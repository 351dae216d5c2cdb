import { useState } from 'preact/hooks'
import type { MessageView, PollView } from '../../api/contract.ts'
import { vote } from '../api/groups.ts'
import { words } from '../i18n/words.ts'
import { attempt, useDesk } from '../state/desk.ts'
import { Icon } from '../ui/Icon.tsx'

type Props = { message: MessageView; poll: PollView }

/** A poll: options to tap until one has voted, bars afterwards. */
export function Poll({ message, poll }: Props) {
  const desk = useDesk()
  const say = words.value
  const me = desk.me.id
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set())
  const mine = poll.options.flatMap((option, n) => (option.voterIds.includes(me) ? [n] : []))
  const showsResults = mine.length > 0 || poll.isClosed
  const isQuiz = poll.kind === 'quiz'
  const send = (options: number[]) => attempt(desk, vote(message.chatId, me, message.id, options))
  const kind = poll.isClosed
    ? say.pollClosed
    : isQuiz
      ? poll.isAnonymous
        ? say.quizAnonymous
        : say.quiz
      : poll.isAnonymous
        ? say.pollAnonymous
        : say.pollPublic
  const toggle = (n: number) => {
    const changed = new Set(marked)
    if (!changed.delete(n)) changed.add(n)
    setMarked(changed)
  }
  return (
    <div class="poll">
      <p class="poll-question">{poll.question}</p>
      <p class="poll-kind">{kind}</p>
      <ul aria-label={poll.question}>
        {poll.options.map((option, n) =>
          showsResults ? (
            <Result
              key={n}
              option={option}
              total={poll.voterCount}
              isMine={mine.includes(n)}
              verdict={isQuiz ? verdictOf(poll, n, mine) : null}
            />
          ) : (
            <li key={n}>
              <button
                type="button"
                class="poll-option"
                aria-pressed={poll.allowsSeveral ? marked.has(n) : undefined}
                onClick={() => (poll.allowsSeveral ? toggle(n) : send([n]))}
              >
                <span class={poll.allowsSeveral ? 'poll-box poll-square' : 'poll-box'} aria-hidden="true">
                  {marked.has(n) && <Icon name="check" size={14} />}
                </span>
                {option.text}
              </button>
            </li>
          ),
        )}
      </ul>
      {showsResults && poll.explanation && (
        <p class="poll-why">
          <strong>{say.explanation}</strong> {poll.explanation}
        </p>
      )}
      <div class="poll-foot">
        <span>{say.votes(poll.voterCount)}</span>
        {!showsResults && poll.allowsSeveral && (
          <button
            type="button"
            class="text-button"
            disabled={marked.size === 0}
            onClick={() => send([...marked].sort((a, b) => a - b))}
          >
            {say.sendVote}
          </button>
        )}
        {mine.length > 0 && !poll.isClosed && !isQuiz && (
          <button
            type="button"
            class="text-button"
            onClick={() => {
              setMarked(new Set())
              void send([])
            }}
          >
            {say.takeVoteBack}
          </button>
        )}
      </div>
    </div>
  )
}

type ResultProps = {
  option: PollView['options'][number]
  total: number
  isMine: boolean
  /** Quizzes: whether this was the answer, or the person's mistake. */
  verdict: 'right' | 'wrong' | null
}

function Result({ option, total, isMine, verdict }: ResultProps) {
  const say = words.value
  const share = total === 0 ? 0 : Math.round((100 * option.voterCount) / total)
  const mark = verdict ? say[verdict === 'right' ? 'rightAnswer' : 'wrongAnswer'] : isMine ? say.yourVote : ''
  return (
    <li class={`poll-result ${verdict ? `poll-${verdict}` : ''}`}>
      <span class="poll-share">{share}%</span>
      <span class="poll-text">
        {option.text}
        {(isMine || verdict) && (
          <span class="poll-mark">
            <Icon name={verdict === 'wrong' ? 'close' : 'check'} size={14} />
            <span class="unseen">{mark}</span>
          </span>
        )}
      </span>
      <span class="poll-bar" aria-hidden="true">
        <i style={{ width: `${Math.max(share, 2)}%` }} />
      </span>
    </li>
  )
}

function verdictOf(poll: PollView, n: number, mine: readonly number[]): 'right' | 'wrong' | null {
  if (poll.correctOptions.includes(n)) return 'right'
  return mine.includes(n) ? 'wrong' : null
}
