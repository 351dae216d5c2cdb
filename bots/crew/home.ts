import { Composer, InlineKeyboard } from 'grammy'
import { wordsIn } from '../../locales/words.ts'
import type { Actor } from '../../server/services/index.ts'
import type { ChatContext } from '../kit/context.ts'
import type { Feature } from '../kit/create-bot.ts'
import { onTap } from '../kit/on-tap.ts'
import { showShift } from './shift.ts'
import { languageTap } from './taps.ts'

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
  const { services, person, words } = ctx.house
  await ctx.conversation.exitAll()
  const payload = ctx.match.trim()
  if (payload.startsWith('inv_')) {
    const joined = await services.people.joinByInvite(person.actor, payload)
    ctx.house.person = {
      ...person,
      actor: (await services.people.actorOf(person.userId)) as typeof person.actor,
    }
    await ctx.reply(
      words.h(joined.isNew ? 'crew-joined' : 'crew-joined-before', { role: words.t(`role-${joined.role}`) }),
      { parse_mode: 'HTML' },
    )
  }
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

first.chatType('private').command('language', async ctx => {
  await ctx.reply(ctx.house.words.t('language-choose'), {
    reply_markup: new InlineKeyboard()
      .text('English', languageTap.pack('en'))
      .text('Русский', languageTap.pack('ru'))
      .text('Español', languageTap.pack('es')),
  })
})

onTap(first, languageTap, async (ctx, language) => {
  const { services, person } = ctx.house
  await services.people.chooseLanguage(person.actor, language)
  ctx.house.words = wordsIn(language)
  await ctx.editMessageText(ctx.house.words.t('language-chosen'))
})

first.command('cancel', async ctx => {
  await ctx.conversation.exitAll()
  await ctx.reply(ctx.house.words.t('dialog-left'))
})

/** Coming in, by invite or again; help and language. */
export const home: Feature = { first }
