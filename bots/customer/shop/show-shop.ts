import { Refusal } from '../../../server/domain/refusals.ts'
import type { ChatContext } from '../../kit/context.ts'
import { type Screen, showScreen } from '../../kit/screen.ts'
import { categoriesScreen } from './shop-screens.ts'

/** The cart and the branch it is filled from. @throws Refusal places.branch-absent where no branch is open for business */
export const atBranch = async (ctx: ChatContext) => {
  const { services, person } = ctx.house
  const cart = await services.carts.view(person.actor)
  if (cart.branchId === null) throw new Refusal('places.branch-absent')
  return { cart, branchId: cart.branchId }
}

/** The categories of the branch that delivers to the person. @throws Refusal places.branch-absent */
export const shopScreen = async (ctx: ChatContext): Promise<Screen> => {
  const { services, words } = ctx.house
  const { cart, branchId } = await atBranch(ctx)
  const [branch, categories] = await Promise.all([
    services.places.branch(branchId),
    services.catalog.categories(branchId),
  ])
  return categoriesScreen(branch, categories, cart, words)
}

/** Opens the shop. */
export const showShop = async (ctx: ChatContext): Promise<void> => showScreen(ctx, await shopScreen(ctx))
