import type { Poll as ApiPoll } from 'grammy/types'
import type { Poll } from '../model.ts'

/** The Poll object; the right answers of a quiz are for its author, and for all once it is closed. */
export function toPoll(poll: Poll, viewerId: number): ApiPoll {
  const chosen = [...poll.votes.values()]
  const shown: ApiPoll = {
    id: poll.id,
    question: poll.question,
    options: poll.options.map((option, place) => ({
      persistent_id: option.id,
      text: option.text,
      ...(option.entities.length > 0 ? { text_entities: option.entities } : {}),
      voter_count: chosen.filter(options => options.includes(place)).length,
    })),
    total_voter_count: poll.votes.size,
    is_closed: poll.isClosed,
    is_anonymous: poll.isAnonymous,
    type: poll.kind,
    allows_multiple_answers: poll.allowsSeveral,
    allows_revoting: poll.allowsRevoting,
    members_only: false,
  }
  if (poll.questionEntities.length > 0) shown.question_entities = poll.questionEntities
  if (poll.openPeriod > 0) shown.open_period = poll.openPeriod
  if (poll.closeDate > 0) shown.close_date = poll.closeDate
  if (poll.kind === 'quiz' && (poll.isClosed || poll.authorId === viewerId)) {
    shown.correct_option_ids = poll.correctOptions
    if (poll.explanation) shown.explanation = poll.explanation
    if (poll.explanationEntities.length > 0) shown.explanation_entities = poll.explanationEntities
  }
  return shown
}

/** Inside a message a poll also carries its description. */
export function toPollInMessage(poll: Poll, viewerId: number): ApiPoll {
  const shown = toPoll(poll, viewerId)
  if (poll.description) shown.description = poll.description
  if (poll.descriptionEntities.length > 0) shown.description_entities = poll.descriptionEntities
  return shown
}
