import { sentenceFor } from '../../../locales/sentence.ts'
import { Refusal } from '../../../server/domain/refusals.ts'
import type { LatLng } from '../../../server/domain/shared/place.ts'
import type { CartView } from '../../../server/services/index.ts'
import { button, keyboard } from '../../kit/buttons.ts'
import type { ChatContext } from '../../kit/context.ts'
import { sendScreen } from '../../kit/screen.ts'
import { sayAtHome } from '../home.ts'
import { whereTap } from '../taps.ts'
import { reachScreen } from './reach-screen.ts'

/** Tells at once whether we deliver there, and what that means. */
const settle = async (ctx: ChatContext, change: () => Promise<CartView>): Promise<void> => {
  const { services, words } = ctx.house
  const cart = await change().catch(error => {
    if (error instanceof Refusal && error.code === 'places.out-of-zone') return error
    throw error
  })
  if (cart instanceof Refusal) {
    await ctx.reply(sentenceFor(cart, words), {
      reply_markup: keyboard([button(words.t('address-other'), whereTap.pack(), 'primary')]),
    })
    return
  }
  if (!cart.address) return
  const reach = await services.places.reach(cart.address.place)
  await sayAtHome(ctx, words.h('address-set'))
  await sendScreen(ctx, reachScreen(cart, reach, words))
}

/** Delivers to this place from now on. Whoever is out of every zone is told so and asked for another address. */
export const setAddress = (ctx: ChatContext, address: { text: string; place: LatLng }): Promise<void> =>
  settle(ctx, () => ctx.house.services.carts.setAddress(ctx.house.person.actor, address))

/** Delivers to a saved address from now on. */
export const setSavedAddress = (ctx: ChatContext, addressId: string): Promise<void> =>
  settle(ctx, () => ctx.house.services.carts.useAddress(ctx.house.person.actor, addressId))
