import { Composer } from 'grammy'
import type { ChatContext } from '../kit/context.ts'
import type { Feature } from '../kit/create-bot.ts'
import { onTap } from '../kit/on-tap.ts'
import { isMessageGone, isUnchanged } from '../kit/trouble.ts'
import { isLabel, sayAtHome } from './home.ts'
import { leaveTap, stillTap } from './taps.ts'

const first = new Composer<ChatContext>()

// Whoever taps or commands has turned to something else: the question that was waiting for an answer is let go.
first.use(async (ctx, next) => {
  const text = ctx.message?.text
  if (ctx.callbackQuery || (text !== undefined && (text.startsWith('/') || isLabel(text))))
    await ctx.conversation.exitAll()
  await next()
})

first.command('cancel', ctx => sayAtHome(ctx, ctx.house.words.h('left')))

onTap(first, leaveTap, async ctx => {
  await ctx.answerCallbackQuery(ctx.house.words.t('left'))
  await ctx.deleteMessage().catch(error => {
    if (!isMessageGone(error) && !isUnchanged(error)) throw error
  })
})

onTap(first, stillTap, async () => {})

/** /cancel and every "Never mind" end whatever question is open. */
export const leave: Feature = { first }
