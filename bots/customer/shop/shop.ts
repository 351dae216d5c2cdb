import { Composer } from 'grammy'
import { Refusal } from '../../../server/domain/refusals.ts'
import type { ProductView } from '../../../server/services/index.ts'
import type { ChatContext } from '../../kit/context.ts'
import type { Feature } from '../../kit/create-bot.ts'
import { alertRefusal } from '../../kit/explain.ts'
import { onTap } from '../../kit/on-tap.ts'
import { showScreen } from '../../kit/screen.ts'
import { oneLine } from '../../kit/text.ts'
import { onLabel } from '../home.ts'
import { categoryTap, fullTap, pickTap, productTap, putTap, shopTap } from '../taps.ts'
import { type Choice, chosenIds, fingerprintOf, firstChoice, groupToChoose, variantsOf } from './choice.ts'
import { productScreen } from './product-screen.ts'
import { productsScreen } from './shop-screens.ts'
import { atBranch, showShop } from './show-shop.ts'

const pageSize = 8

const showCategory = async (ctx: ChatContext, categoryId: string, wanted: number): Promise<void> => {
  const { services, words } = ctx.house
  const { cart, branchId } = await atBranch(ctx)
  const page = (at: number) => services.catalog.products({ branchId, categoryId, page: at, pageSize })
  const [categories, found] = await Promise.all([
    services.catalog.categories(branchId),
    page(Math.max(0, wanted)),
  ])
  const category = categories.find(one => one.id === categoryId)
  if (!category) throw new Refusal('catalog.absent')
  // Products may have gone since the button was made: the last page there is, then.
  const at = Math.min(Math.max(0, wanted), found.pages - 1)
  const shown = at === wanted ? found : await page(at)
  await showScreen(ctx, productsScreen(category, { ...shown, at }, cart, words))
}

const showProduct = async (
  ctx: ChatContext,
  product: ProductView,
  page: number,
  choice: Choice,
): Promise<void> => {
  const { services, words } = ctx.house
  const { cart, branchId } = await atBranch(ctx)
  const variant = variantsOf(product)[choice.variant]
  const cost = variant
    ? await services.catalog.cost({
        branchId,
        variantId: variant.id,
        optionIds: chosenIds(product, choice),
        quantity: Math.max(1, choice.quantity),
      })
    : null
  await showScreen(ctx, productScreen({ product, choice, cost, page, cart }, words))
}

const productOf = async (ctx: ChatContext, productId: string): Promise<ProductView> => {
  const { services, bot } = ctx.house
  const { branchId } = await atBranch(ctx)
  return services.catalog.product({ branchId, productId, bot })
}

/** The product as the tapped card knew it; null when it has changed since, and then the card is shown anew. */
const asOnCard = async (
  ctx: ChatContext,
  productId: string,
  page: number,
  fingerprint: string,
): Promise<ProductView | null> => {
  const product = await productOf(ctx, productId)
  if (fingerprintOf(product) === fingerprint) return product
  await ctx.answerCallbackQuery({ text: ctx.house.words.t('product-changed'), show_alert: true })
  await showProduct(ctx, product, page, firstChoice(product))
  return null
}

const put = async (
  ctx: ChatContext,
  product: ProductView,
  choice: Choice,
  cartVersion: number,
): Promise<boolean> => {
  const { services, words, person } = ctx.house
  const variant = variantsOf(product)[choice.variant]
  if (!variant) throw new Refusal('catalog.absent')
  const missing = groupToChoose(product, choice)
  if (missing) {
    const name = oneLine(missing.names[words.language], 60)
    await ctx.answerCallbackQuery({
      text: words.t('group-missing', { name, count: missing.minimum }),
      show_alert: true,
    })
    return false
  }
  const message = ctx.callbackQuery?.message
  try {
    await services.carts.addLine(person.actor, {
      variantId: variant.id,
      optionIds: chosenIds(product, choice),
      quantity: Math.max(1, choice.quantity),
      idempotencyKey: `put:${message?.chat.id}:${message?.message_id}:${product.id}:${cartVersion}`,
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await alertRefusal(ctx, error)
    return false
  }
  await ctx.answerCallbackQuery(
    words.t('product-added', {
      name: oneLine(product.names[words.language], 60),
      count: Math.max(1, choice.quantity),
    }),
  )
  return true
}

const first = new Composer<ChatContext>()
first.command('menu', showShop)
onLabel(first, 'home-menu', showShop)
onTap(first, shopTap, showShop)
onTap(first, categoryTap, showCategory)
onTap(first, productTap, async (ctx, productId, page) => {
  const product = await productOf(ctx, productId)
  await showProduct(ctx, product, page, firstChoice(product))
})
onTap(first, pickTap, async (ctx, productId, page, fingerprint, choice) => {
  const product = await asOnCard(ctx, productId, page, fingerprint)
  if (product) await showProduct(ctx, product, page, choice)
})
onTap(first, fullTap, (ctx, count) =>
  ctx.answerCallbackQuery({ text: ctx.house.words.t('group-full', { count }), show_alert: true }),
)
onTap(first, putTap, async (ctx, productId, page, fingerprint, choice, cartVersion) => {
  const product = await asOnCard(ctx, productId, page, fingerprint)
  if (!product) return
  if (await put(ctx, product, choice, cartVersion)) await showCategory(ctx, product.categoryId, page)
  else await showProduct(ctx, product, page, choice)
})

/** Choosing what to eat: categories, products, options, into the cart. */
export const shop: Feature = { first }
