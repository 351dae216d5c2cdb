import type { Poll } from '../../world/model.ts'
import type { PollView } from '../contract.ts'

export function toPollView(poll: Poll): PollView {
  return {
    question: poll.question,
    kind: poll.kind,
    options: poll.options.map(({ text }, place) => {
      const voterIds = [...poll.votes].flatMap(([id, options]) => (options.includes(place) ? [id] : []))
      return { text, voterCount: voterIds.length, voterIds }
    }),
    voterCount: poll.votes.size,
    isAnonymous: poll.isAnonymous,
    isClosed: poll.isClosed,
    allowsSeveral: poll.allowsSeveral,
    correctOptions: poll.correctOptions,
    explanation: poll.explanation || null,
  }
}
