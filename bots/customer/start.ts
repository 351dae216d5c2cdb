import { Composer } from 'grammy'
import type { ChatContext } from '../kit/context.ts'
import type { Feature } from '../kit/create-bot.ts'
import { explain } from '../kit/explain.ts'
import { oneLine } from '../kit/text.ts'
import { addPromo } from './cart/promos.ts'
import { onLabel, sayAtHome } from './home.ts'
import { askLanguage } from './language.ts'
import { welcome } from './welcome.ts'

const promoPrefix = 'promo_'

/** Takes the promo code of a link; why it is not taken is no reason not to say hello. */
const hearPromo = async (ctx: ChatContext, code: string): Promise<void> => {
  try {
    await addPromo(ctx, code)
    await ctx.reply(ctx.house.words.h('promo-kept', { code: oneLine(code, 40) }), { parse_mode: 'HTML' })
  } catch (error) {
    if (!(await explain(ctx, error))) throw error
  }
}

/** Binds whoever came by a rep's link, takes a promo code; any other payload means nothing and harms nothing. */
const hearPayload = async (ctx: ChatContext, payload: string): Promise<void> => {
  if (payload.startsWith(promoPrefix)) return hearPromo(ctx, payload.slice(promoPrefix.length))
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
