import { Composer, GrammyError } from 'grammy'
import { sentenceFor } from '../../../locales/sentence.ts'
import { Refusal } from '../../../server/domain/refusals.ts'
import { replyKeyboard } from '../../kit/buttons.ts'
import type { ChatContext } from '../../kit/context.ts'
import type { Feature } from '../../kit/create-bot.ts'
import { onTap } from '../../kit/on-tap.ts'
import { saidIn } from '../../kit/relay.ts'
import { onLabel, sayAtHome } from '../home.ts'
import { answerTap, dispatcherTap, driverTap, stopTap } from '../taps.ts'
import { keepTalk, readTalk, type Talk } from './talk-state.ts'

type Opened = {
  readonly conversationId: string
  readonly orderNumber: number
  readonly otherName: string | null
}

/** From now on what is sent goes to the other side, and the person is told to whom. */
const begin = async (ctx: ChatContext, kind: Talk['kind'], opened: Opened): Promise<void> => {
  const { words } = ctx.house
  const name = opened.otherName ?? words.t(`talk-with-${kind}`)
  await keepTalk(ctx, { conversationId: opened.conversationId, kind, orderNumber: opened.orderNumber, name })
  await ctx.reply(words.h(`talk-begun-${kind}`, { name, number: String(opened.orderNumber) }), {
    parse_mode: 'HTML',
    reply_markup: replyKeyboard([[words.t('talk-stop')]], words.t(`talk-placeholder-${kind}`, { name })),
  })
}

const stop = (ctx: ChatContext): Promise<void> => sayAtHome(ctx, ctx.house.words.h('talk-stopped'))

/** Refusals after which there is nobody left to write to. */
const isOver = (error: Refusal): boolean =>
  error.code === 'talking.closed' ||
  error.code === 'talking.nobody-there' ||
  error.code === 'talking.absent' ||
  error.code === 'order.absent'

/** Passes a message on and marks it as passed on. */
const passOn = async (ctx: ChatContext, conversationId: string): Promise<void> => {
  const { services, person, words, updateKey } = ctx.house
  const said = await saidIn(ctx)
  if (said === null) {
    await ctx.reply(words.t('talk-only'))
    return
  }
  try {
    await services.talking.say(person.actor, { conversationId, said, key: updateKey })
  } catch (error) {
    if (!(error instanceof Refusal) || !isOver(error)) throw error
    await sayAtHome(ctx, words.h('problem', { sentence: sentenceFor(error, words) }))
    return
  }
  // The mark is a courtesy: where reactions are switched off, the message has still been passed on.
  await ctx.react('👌').catch(error => {
    if (!(error instanceof GrammyError)) throw error
  })
}

/** The conversation of the relayed message that this one replies to: its own "Answer" button names it. */
const answered = (ctx: ChatContext): string | null => {
  const buttons = ctx.message?.reply_to_message?.reply_markup?.inline_keyboard.flat() ?? []
  for (const button of buttons) {
    const values = 'callback_data' in button ? answerTap.unpack(button.callback_data) : null
    if (values) return values[1]
  }
  return null
}

const first = new Composer<ChatContext>()
onTap(first, driverTap, async (ctx, orderId) => {
  const { services, person } = ctx.house
  await begin(ctx, 'driver', await services.talking.open(person.actor, { orderId, kind: 'driver' }))
})
onTap(first, dispatcherTap, async (ctx, orderId) => {
  const { services, person } = ctx.house
  await begin(ctx, 'dispatcher', await services.talking.open(person.actor, { orderId, kind: 'dispatcher' }))
})
onTap(first, answerTap, async (ctx, kind, conversationId) => {
  const { services, person } = ctx.house
  const opened = await services.talking.resume(person.actor, conversationId)
  await begin(ctx, kind, { conversationId, ...opened })
})
onTap(first, stopTap, stop)
onLabel(first, 'talk-stop', stop)
// A reply to what somebody said is for them, whatever else is going on here.
first.on('message', async (ctx, next) => {
  const conversationId = ctx.message.text?.startsWith('/') ? null : answered(ctx)
  if (conversationId === null) return next()
  await passOn(ctx, conversationId)
})
first.on('message:location', async (ctx, next) => {
  const talk = await readTalk(ctx)
  if (talk === null) return next()
  await passOn(ctx, talk.conversationId)
})

const then = new Composer<ChatContext>()
then.on('message', async (ctx, next) => {
  if (ctx.message.text?.startsWith('/')) return next()
  const talk = await readTalk(ctx)
  if (talk === null) return next()
  await passOn(ctx, talk.conversationId)
})

/** Writing to the driver or the dispatcher of an order. Nobody's number is shown to anybody. */
export const talk: Feature = { first, then }
