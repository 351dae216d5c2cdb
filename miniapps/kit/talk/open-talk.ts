import { type Signal, signal } from '@preact/signals'
import { asProblem, type Problem } from '../api/problem.ts'
import { type Conversation, conversation, longerConversation } from './conversation.ts'

type OpenTalk = {
  readonly talk: Signal<Conversation | null>
  /** Why what is new cannot be had. */
  readonly problem: Signal<Problem | null>
  /** Why what was said before cannot be had. */
  readonly olderProblem: Signal<Problem | null>
  /** Fetches what is new. Never throws: trouble is in `problem`. */
  load(): Promise<void>
  /** Fetches a page of what was said before. Never throws: trouble is in `olderProblem`. */
  loadOlder(): Promise<void>
}

/** A conversation as a screen shows it, begun with nothing. */
export const openTalk = (path: string): OpenTalk => {
  const talk = signal<Conversation | null>(null)
  const problem = signal<Problem | null>(null)
  const olderProblem = signal<Problem | null>(null)
  // One after the other: each step goes on from what the one before has found, in whatever order answers would come.
  let last: Promise<void> = Promise.resolve()
  const inTurn = (
    step: (path: string, known: Conversation | null) => Promise<Conversation | null>,
    trouble: Signal<Problem | null>,
  ) => {
    let waiting: Promise<void> | null = null
    const take = async (): Promise<void> => {
      waiting = null
      try {
        talk.value = await step(path, talk.value)
        trouble.value = null
      } catch (error) {
        trouble.value = asProblem(error)
      }
    }
    return (): Promise<void> => {
      if (!waiting) {
        waiting = last.then(take)
        last = waiting
      }
      return waiting
    }
  }
  return {
    talk,
    problem,
    olderProblem,
    load: inTurn(conversation, problem),
    loadOlder: inTurn(longerConversation, olderProblem),
  }
}
