import type { InlineKeyboardButton } from 'grammy/types'
import { formatMoney } from '../../../locales/format.ts'
import type { Words } from '../../../locales/words.ts'
import { isNegative, isZero, type Money } from '../../../server/domain/shared/money.ts'
import type { CartView, ProductView, VariantView } from '../../../server/services/index.ts'
import { button, inRows, keyboard } from '../../kit/buttons.ts'
import type { Screen } from '../../kit/screen.ts'
import { asId } from '../../kit/taps.ts'
import { oneLine, shorten } from '../../kit/text.ts'
import { categoryTap, fullTap, pickTap, putTap, stillTap } from '../taps.ts'
import {
  type Choice,
  fingerprintOf,
  groupsOf,
  isChosen,
  mostPieces,
  type PlacedGroup,
  variantsOf,
  withOption,
} from './choice.ts'
import { cartButtons } from './shop-screens.ts'

const scarce = 5

const delta = (amount: Money, words: Words): string =>
  isZero(amount) ? '' : ` ${isNegative(amount) ? '−' : '+'}${formatMoney(absolute(amount), words.language)}`
const absolute = (amount: Money): Money => (isNegative(amount) ? { ...amount, units: -amount.units } : amount)

const rule = (group: PlacedGroup, words: Words): string => {
  const { minimum, maximum } = group
  if (minimum === 0) return words.t('group-up-to', { count: maximum })
  if (minimum === maximum) return words.t('group-exactly', { count: minimum })
  return words.t('group-between', { minimum, maximum })
}

const priceLine = (variant: VariantView, words: Words): string => {
  const amount = (money: Money) => formatMoney(money, words.language)
  return variant.priceNow.units < variant.price.units
    ? words.h('product-price-reduced', { price: amount(variant.price), now: amount(variant.priceNow) })
    : words.h('product-price', { price: amount(variant.price) })
}

const text = (product: ProductView, variant: VariantView | undefined, words: Words): string => {
  const description = product.descriptions[words.language]
  const groups = groupsOf(product).map(group =>
    words.h('group-line', { name: oneLine(group.names[words.language], 60), rule: rule(group, words) }),
  )
  const stock = variant?.available ?? 0
  return [
    words.h('product-title', { name: oneLine(product.names[words.language], 120) }),
    ...(variant ? [priceLine(variant, words)] : []),
    ...(stock <= 0 ? [words.h('product-sold-out')] : []),
    ...(stock > 0 && stock <= scarce ? [words.h('product-scarce', { count: stock })] : []),
    ...(description ? ['', words.h('product-description', { text: shorten(description, 450) })] : []),
    ...(groups.length > 0 ? ['', ...groups.slice(0, 6)] : []),
  ].join('\n')
}

type Card = {
  readonly product: ProductView
  readonly choice: Choice
  readonly cost: Money | null
  /** The page of the category that it was opened from. */
  readonly page: number
  readonly cart: CartView
}

/** A product: its picture, its variants and options with what is chosen, how many, and what that costs. */
export const productScreen = ({ product, choice, cost, page, cart }: Card, words: Words): Screen => {
  const id = asId('prd', product.id)
  const fingerprint = fingerprintOf(product)
  const variants = variantsOf(product)
  const variant = variants[choice.variant]
  const pick = (next: Choice): string => pickTap.pack(id, page, fingerprint, next)
  const named = (names: { readonly [language: string]: string }, most: number): string =>
    oneLine(names[words.language] ?? '', most)

  const variantButtons = variants.map((one, place) => {
    const mark = place === choice.variant ? '✓ ' : one.available <= 0 ? '🚫 ' : ''
    const label = `${mark}${named(one.names, 30)} · ${formatMoney(one.priceNow, words.language)}`
    return button(label, pick({ ...choice, variant: place, quantity: 1 }))
  })
  const optionRows = (group: PlacedGroup): InlineKeyboardButton[][] => [
    [button(`— ${named(group.names, 30)} · ${rule(group, words)} —`, stillTap.pack())],
    ...inRows(
      group.options.map(option => {
        const next = withOption(group, option, choice)
        const label = `${isChosen(choice, option) ? '✓ ' : ''}${named(option.names, 30)}${delta(option.priceDelta, words)}`
        return button(label, next ? pick(next) : fullTap.pack(group.maximum))
      }),
      2,
    ),
  ]
  const canBeHad = variant !== undefined && variant.available > 0
  const most = Math.min(mostPieces, variant?.available ?? 0)
  const stepper = [
    ...(choice.quantity > 1
      ? [
          button('−', pick({ ...choice, quantity: choice.quantity - 1 })),
          button(String(choice.quantity), stillTap.pack()),
        ]
      : []),
    ...(choice.quantity < most ? [button('+', pick({ ...choice, quantity: choice.quantity + 1 }))] : []),
  ]
  return {
    html: text(product, variant, words),
    photo: product.photo,
    keyboard: keyboard(
      ...(variants.length > 1 ? inRows(variantButtons, variants.length > 4 ? 2 : 1) : []),
      ...groupsOf(product).flatMap(optionRows),
      canBeHad ? stepper : [],
      canBeHad && cost
        ? [
            button(
              words.t('product-add', { sum: formatMoney(cost, words.language) }),
              putTap.pack(id, page, fingerprint, choice, cart.version),
              'success',
            ),
          ]
        : [],
      [
        button(words.t('back-to-products'), categoryTap.pack(asId('cat', product.categoryId), page)),
        ...cartButtons(cart, words),
      ],
    ),
  }
}
