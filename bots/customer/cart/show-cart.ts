import { Refusal } from '../../../server/domain/refusals.ts'
import type { CartView } from '../../../server/services/index.ts'
import type { ChatContext } from '../../kit/context.ts'
import { alertRefusal } from '../../kit/explain.ts'
import { sendScreen, showScreen } from '../../kit/screen.ts'
import { cartScreen } from './cart-screen.ts'

/** Shows the cart where the person is looking. */
export const showCart = async (ctx: ChatContext, page = 0): Promise<void> => {
  const { services, person, words } = ctx.house
  await showScreen(ctx, cartScreen(await services.carts.view(person.actor), words, page))
}

/** Shows the cart as a new message, for what was typed or tapped on something else. */
export const sendCart = async (ctx: ChatContext): Promise<void> => {
  const { services, person, words } = ctx.house
  await sendScreen(ctx, cartScreen(await services.carts.view(person.actor), words))
}

/**
 * Changes the cart and shows it. When the change is refused the reason is told, and the cart is shown as it is: an old
 * screen must not stay an old screen.
 */
export const changeCart = async (
  ctx: ChatContext,
  change: () => Promise<CartView>,
  page = 0,
): Promise<void> => {
  const { words } = ctx.house
  try {
    await showScreen(ctx, cartScreen(await change(), words, page))
  } catch (error) {
    if (!(error instanceof Refusal) || !ctx.callbackQuery) throw error
    await alertRefusal(ctx, error)
    await showCart(ctx, page)
  }
}
