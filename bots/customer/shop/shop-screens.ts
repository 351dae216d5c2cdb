import { formatMoney } from '../../../locales/format.ts'
import { sentenceFor } from '../../../locales/sentence.ts'
import type { Words } from '../../../locales/words.ts'
import { Refusal } from '../../../server/domain/refusals.ts'
import type { BranchView, CartView, CategoryView, ProductCard } from '../../../server/services/index.ts'
import { button, inRows, keyboard } from '../../kit/buttons.ts'
import type { Screen } from '../../kit/screen.ts'
import { asId } from '../../kit/taps.ts'
import { oneLine } from '../../kit/text.ts'
import { cartTap, categoryTap, productTap, shopTap, stillTap, whereTap } from '../taps.ts'

/** The way to the cart, as soon as there is something in it. */
export const cartButtons = (cart: CartView, words: Words) =>
  cart.lines.length === 0
    ? []
    : [
        button(
          words.t('cart-button', { sum: formatMoney(cart.quote.subtotal, words.language) }),
          cartTap.pack(0),
          'primary',
        ),
      ]

/** The first screen of the shop: whose it is, where it delivers, and its categories. */
export const categoriesScreen = (
  branch: BranchView,
  categories: readonly CategoryView[],
  cart: CartView,
  words: Words,
): Screen => ({
  html: [
    words.h('shop-title', { branch: branch.name }),
    cart.address ? words.h('shop-to', { text: oneLine(cart.address.text, 120) }) : words.h('shop-to-nowhere'),
    ...(branch.isOpen ? [] : [closedSentence(branch, words)]),
    '',
    words.h(categories.length > 0 ? 'shop-choose' : 'shop-empty'),
  ].join('\n'),
  keyboard: keyboard(
    ...inRows(
      categories.map(category =>
        button(
          words.t('category-button', {
            emoji: category.emoji ?? '▫️',
            name: oneLine(category.names[words.language], 40),
            count: category.productCount,
          }),
          categoryTap.pack(asId('cat', category.id), 0),
        ),
      ),
      2,
    ),
    [button(words.t(cart.address ? 'address-change-button' : 'address-button'), whereTap.pack())],
    cartButtons(cart, words),
  ),
})

const closedSentence = (branch: BranchView, words: Words): string =>
  words.h('shop-closed', {
    sentence: sentenceFor(
      new Refusal('places.closed', { opensAt: branch.opensAt?.toISOString() ?? null }),
      words,
      branch.timeZone,
    ),
  })

/** One page of a category. What is sold out stands there too, marked. */
export const productsScreen = (
  category: CategoryView,
  page: { readonly items: readonly ProductCard[]; readonly pages: number; readonly at: number },
  cart: CartView,
  words: Words,
): Screen => {
  const id = asId('cat', category.id)
  const name = oneLine(category.names[words.language], 60)
  return {
    html: words.h(page.items.length > 0 ? 'products-title' : 'products-none', {
      emoji: category.emoji ?? '▫️',
      name,
    }),
    keyboard: keyboard(
      ...page.items.map(item => [
        button(
          item.isSoldOut
            ? words.t('product-sold-out-button', { name: oneLine(item.names[words.language], 40) })
            : words.t('product-button', {
                name: oneLine(item.names[words.language], 40),
                price: formatMoney(item.fromPrice, words.language),
              }),
          productTap.pack(asId('prd', item.id), page.at),
        ),
      ]),
      page.pages > 1
        ? [
            button('◀', categoryTap.pack(id, (page.at + page.pages - 1) % page.pages)),
            button(`${page.at + 1}/${page.pages}`, stillTap.pack()),
            button('▶', categoryTap.pack(id, (page.at + 1) % page.pages)),
          ]
        : [],
      [button(words.t('back-to-categories'), shopTap.pack()), ...cartButtons(cart, words)],
    ),
  }
}
