import { Composer } from 'grammy'
import type { Actor } from '../../server/services/index.ts'
import type { ChatContext } from '../kit/context.ts'
import type { Feature } from '../kit/create-bot.ts'
import { joinIfInvited } from '../kit/join.ts'
import { showShift } from './shift.ts'

/** Whether somebody holds one of these roles anywhere; the services decide what they may do. */
export const holds = (actor: Actor, ...roles: readonly string[]): boolean =>
  actor.kind === 'person' && actor.roles.some(held => roles.includes(held.role))

export const isDriver = (ctx: ChatContext): boolean => holds(ctx.house.person.actor, 'driver')
export const isDispatcher = (ctx: ChatContext): boolean =>
  holds(ctx.house.person.actor, 'dispatcher', 'admin', 'owner')

/** The first thing somebody sees: what they are here, and what they can do next. */
export const showHome = async (ctx: ChatContext): Promise<void> => {
  const { words, person } = ctx.house
  if (!isDriver(ctx) && !isDispatcher(ctx)) {
    await ctx.reply(words.h('crew-not-invited', { name: person.firstName }), { parse_mode: 'HTML' })
    return
  }
  if (isDispatcher(ctx))
    await ctx.reply(words.h('crew-home-dispatcher', { name: person.firstName }), { parse_mode: 'HTML' })
  if (isDriver(ctx)) {
    await ctx.reply(words.h('crew-home-driver', { name: person.firstName }), { parse_mode: 'HTML' })
    await showShift(ctx)
  }
}

const first = new Composer<ChatContext>()

first.chatType('private').command('start', async ctx => {
  await ctx.conversation.exitAll()
  await joinIfInvited(ctx, ctx.match.trim())
  await showHome(ctx)
})

first.chatType('private').command('help', async ctx => {
  const { words } = ctx.house
  const parts = [
    isDriver(ctx) ? 'crew-help-driver' : null,
    isDispatcher(ctx) ? 'crew-help-dispatcher' : null,
  ].flatMap(key => (key ? [words.h(key)] : []))
  await ctx.reply(
    parts.length > 0 ? parts.join('\n\n') : words.h('crew-not-invited', { name: ctx.house.person.firstName }),
    { parse_mode: 'HTML' },
  )
})

first.command('cancel', async ctx => {
  await ctx.conversation.exitAll()
  await ctx.reply(ctx.house.words.t('dialog-left'))
})

/** Coming in, by invite or again, and help. */
export const home: Feature = { first }
