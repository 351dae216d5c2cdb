import { Composer } from 'grammy'
import type { PlaygroundContext } from '../context.ts'
import { onShow } from './show.ts'

/** A poll, a quiz and a die. */
export const pastimeActs = new Composer<PlaygroundContext>()

const eightBits = 1

onShow(pastimeActs, 'poll', ctx =>
  ctx.replyWithPoll(
    ctx.say.poll.question,
    ctx.say.poll.options.map(text => ({ text })),
    { is_anonymous: false, allows_multiple_answers: true },
  ),
)
onShow(pastimeActs, 'quiz', ctx =>
  ctx.replyWithPoll(
    ctx.say.poll.quiz,
    ctx.say.poll.quizOptions.map(text => ({ text })),
    { type: 'quiz', correct_option_ids: [eightBits], explanation: ctx.say.poll.why },
  ),
)
onShow(pastimeActs, 'dice', ctx => ctx.replyWithDice('🎲'))
