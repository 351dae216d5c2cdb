import { Composer } from 'grammy'
import type { ChatContext } from '../kit/context.ts'
import type { Feature } from '../kit/create-bot.ts'
import { onLabel, sayAtHome } from './home.ts'
import { askLanguage } from './language.ts'
import { welcome } from './welcome.ts'

/** Binds whoever came by a rep's link; any other payload means nothing and harms nothing. */
const hearPayload = async (ctx: ChatContext, payload: string): Promise<void> => {
  const { services, person, words } = ctx.house
  const { isNew, repName } = await services.sales.bindByLink(person.actor, payload)
  if (isNew && repName !== null)
    await ctx.reply(words.h('brought-by', { name: repName }), { parse_mode: 'HTML' })
}

const help = (ctx: ChatContext) => sayAtHome(ctx, ctx.house.words.h('help'))

const first = new Composer<ChatContext>()
first.command('start', async ctx => {
  await hearPayload(ctx, ctx.match.trim())
  if (ctx.house.person.languageIsChosen) await welcome(ctx)
  else await askLanguage(ctx)
})
first.command('help', help)
onLabel(first, 'home-help', help)

/** Hello, and what this bot can do. */
export const start: Feature = { first }
