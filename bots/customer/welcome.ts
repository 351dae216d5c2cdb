import type { ChatContext } from '../kit/context.ts'
import { sendScreen } from '../kit/screen.ts'
import { sayAtHome } from './home.ts'
import { shopScreen } from './shop/show-shop.ts'

/** Says hello with the usual keyboard, and opens the shop: the catalogue is the first screen. */
export const welcome = async (ctx: ChatContext): Promise<void> => {
  const { words, person } = ctx.house
  await sayAtHome(ctx, words.h('welcome', { name: person.firstName }))
  // A tap on a language must not turn into the shop: what was chosen stays to be seen.
  await sendScreen(ctx, await shopScreen(ctx))
}
