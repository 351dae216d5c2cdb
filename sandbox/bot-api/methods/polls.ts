import { toPoll } from '../../world/bot-view/poll.ts'
import { nowInSeconds } from '../../world/clock.ts'
import { editMessage } from '../../world/messages.ts'
import type { Poll, PollOption } from '../../world/model.ts'
import { addPoll, closePoll, pollIn } from '../../world/polls.ts'
import type { Call } from '../call.ts'
import { chatNamed, messageNamed } from '../chats.ts'
import { inlineMarkup } from '../edits.ts'
import { badRequest } from '../failure.ts'
import { characterCount, formatText } from '../formatting/format-text.ts'
import type { Formatted } from '../formatting/marks.ts'
import type { Handlers } from '../handlers.ts'
import { FieldError, fieldsOf, optionalText, requiredText } from '../keyboards/fields.ts'
import { destinationOf, having, put } from '../send.ts'

const maxQuestionLength = 300
const maxOptionLength = 100
const maxExplanationLength = 200
const maxExplanationLineFeeds = 2
const maxDescriptionLength = 1024
const mostOptions = 12
const shortestPeriod = 5
const longestPeriod = 2_628_000

type PollWish = Omit<Poll, 'id' | 'votes'>

/** Questions with answers to choose from. */
export const pollMethods: Handlers = {
  sendPoll: call => {
    const plain = { ...wordsOf(call), ...rulesOf(call) }
    const wish = plain.kind === 'quiz' ? { ...plain, ...quizOf(call, plain) } : plain
    const to = destinationOf(call)
    const poll = addPoll(call.world, wish)
    return having(put(call, to, { kind: 'poll', pollId: poll.id }), 'poll')
  },
  stopPoll: call => {
    const buttons = inlineMarkup(call)
    const chat = chatNamed(call)
    const message = messageNamed(call, chat, 'message with poll to stop not found')
    const poll = pollIn(call.world, message)
    if (!poll) throw badRequest('message is not a poll')
    if (poll.isClosed) throw badRequest('poll has already been closed')
    if (message.fromId !== call.bot.id || message.forward) throw badRequest("poll can't be stopped")
    closePoll(call.world, poll)
    editMessage(call.world, chat, message, { buttons })
    return toPoll(poll, call.bot.id)
  },
}

type WordArgument =
  | 'question'
  | 'question_parse_mode'
  | 'question_entities'
  | 'options'
  | 'description'
  | 'description_parse_mode'
  | 'description_entities'

function wordsOf(call: Call<WordArgument>) {
  const question = onlyEmoji(
    formatText(
      call.world,
      call.text('question'),
      call.text('question_parse_mode'),
      call.jsonOrNothing('question_entities'),
    ),
  )
  if (question.text === '') throw badRequest('poll question must be non-empty')
  if (characterCount(question.text) > maxQuestionLength) {
    throw badRequest(`poll question length must not exceed ${maxQuestionLength}`)
  }
  const description = formatText(
    call.world,
    call.text('description'),
    call.text('description_parse_mode'),
    call.jsonOrNothing('description_entities'),
  )
  if (characterCount(description.text) > maxDescriptionLength) throw badRequest('message caption is too long')
  return {
    question: question.text,
    questionEntities: question.entities,
    description: description.text,
    descriptionEntities: description.entities,
    options: readOptions(call),
  }
}

function readOptions(call: Call<'options'>): PollOption[] {
  const list = call.json('options', 'options')
  if (list === undefined) throw badRequest('parameter "options" is required')
  if (!Array.isArray(list)) throw badRequest('expected an Array of InputPollOption')
  const options = list.map(item => readOption(call, item))
  if (options.length < 1) throw badRequest('poll must have at least 1 option')
  if (options.length > mostOptions) throw badRequest(`poll can't have more than ${mostOptions} options`)
  return options
}

/** An option may be a bare text, as it was before options had marks. */
function readOption(call: Call<never>, item: unknown): PollOption {
  const fields = fieldsOf(typeof item === 'string' ? { text: item } : item)
  if (!fields) throw badRequest("can't parse InputPollOption: expected an Object")
  try {
    const { text, entities } = onlyEmoji(
      formatText(
        call.world,
        requiredText(fields, 'text'),
        optionalText(fields, 'text_parse_mode'),
        fields.get('text_entities'),
      ),
    )
    if (text === '') throw badRequest('poll options must be non-empty')
    if (characterCount(text) > maxOptionLength) {
      throw badRequest(`poll options length must not exceed ${maxOptionLength}`)
    }
    return { id: call.world.seed.digits(12), text, entities }
  } catch (error) {
    if (error instanceof FieldError) throw badRequest(`can't parse InputPollOption: ${error.message}`)
    throw error
  }
}

/** Of all marks only custom emoji count in questions and options. */
function onlyEmoji({ text, entities }: Formatted): Formatted {
  return { text, entities: entities.filter(entity => entity.type === 'custom_emoji') }
}

type RuleArgument =
  | 'type'
  | 'is_anonymous'
  | 'allows_multiple_answers'
  | 'allows_revoting'
  | 'is_closed'
  | 'open_period'
  | 'close_date'

function rulesOf(call: Call<RuleArgument>): Omit<PollWish, keyof ReturnType<typeof wordsOf>> {
  const type = call.text('type')
  if (type !== '' && type !== 'regular' && type !== 'quiz')
    throw badRequest('unsupported poll type specified')
  const kind = type === 'quiz' ? 'quiz' : 'regular'
  return {
    authorId: call.bot.id,
    kind,
    isAnonymous: call.text('is_anonymous') === '' || call.flag('is_anonymous'),
    allowsSeveral: call.flag('allows_multiple_answers'),
    allowsRevoting: call.text('allows_revoting') === '' ? kind === 'regular' : call.flag('allows_revoting'),
    isClosed: call.flag('is_closed'),
    correctOptions: [],
    explanation: '',
    explanationEntities: [],
    ...periodOf(call),
  }
}

function periodOf(call: Call<'open_period' | 'close_date'>) {
  const openPeriod = call.integer('open_period', 0, 0)
  const closeDate = call.integer('close_date', 0, 0)
  const isWrong = (seconds: number) => seconds < shortestPeriod || seconds > longestPeriod
  if (openPeriod > 0 && closeDate > 0) throw badRequest("can't specify both open_period and close_date")
  if (openPeriod > 0 && isWrong(openPeriod)) throw badRequest('wrong open_period specified')
  if (closeDate > 0 && isWrong(closeDate - nowInSeconds())) throw badRequest('wrong close_date specified')
  return { openPeriod, closeDate }
}

type QuizArgument = 'correct_option_ids' | 'explanation' | 'explanation_parse_mode' | 'explanation_entities'

function quizOf(call: Call<QuizArgument>, wish: PollWish) {
  const explanation = formatText(
    call.world,
    call.text('explanation'),
    call.text('explanation_parse_mode'),
    call.jsonOrNothing('explanation_entities'),
  )
  const lineFeeds = explanation.text.split('\n').length - 1
  if (characterCount(explanation.text) > maxExplanationLength || lineFeeds > maxExplanationLineFeeds) {
    throw badRequest('poll explanation is too long')
  }
  const correctOptions = correctOptionsOf(call)
  const isWrong = correctOptions.some(
    (option, place) => !wish.options[option] || option <= (correctOptions[place - 1] ?? -1),
  )
  if (correctOptions.length === 0 || isWrong) throw badRequest('wrong correct option ID specified')
  if (correctOptions.length > 1 && !wish.allowsSeveral) throw badRequest('wrong correct option ID specified')
  return { correctOptions, explanation: explanation.text, explanationEntities: explanation.entities }
}

/** The list, or the one number it was before. */
function correctOptionsOf(call: Call<'correct_option_ids'>): number[] {
  const list = call.json('correct_option_ids', 'correct option identifiers')
  if (Array.isArray(list)) return list.map(Number)
  const single = call.legacy('correct_option_id')
  return single === '' ? [] : [Number(single)]
}
