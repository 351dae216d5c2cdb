import { Composer } from 'grammy'
import type { ChatContext } from '../kit/context.ts'
import type { Feature } from '../kit/create-bot.ts'
import { isMessageGone, isUnreachable } from '../kit/trouble.ts'

const first = new Composer<ChatContext>()

// Somebody's basket, phone and door are nobody else's business: this bot speaks with one person at a time.
first.use(async (ctx, next) => {
  if (ctx.chat === undefined || ctx.chat.type === 'private') return next()
  const change = ctx.myChatMember
  const isInvited =
    change?.new_chat_member.status === 'member' || change?.new_chat_member.status === 'administrator'
  if (!isInvited) return
  try {
    if (ctx.chat.type !== 'channel') await ctx.reply(ctx.house.words.t('groups-no', { bot: ctx.me.username }))
    await ctx.leaveChat()
  } catch (error) {
    if (!isUnreachable(error) && !isMessageGone(error)) throw error
  }
})

/** Leaves groups and hears nothing of what is said in them. */
export const groups: Feature = { first }
