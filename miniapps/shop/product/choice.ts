import type { z } from 'zod'
import type { product as productShape } from '../../../server/contracts/catalogue.ts'
import type { WireMoney } from '../../kit/words/say-things.ts'

export type ProductView = z.infer<typeof productShape>
export type Group = ProductView['optionGroups'][number]
export type Chosen = {
  readonly variantId: string
  readonly optionIds: readonly string[]
  readonly quantity: number
}

/** The first variant that is there; where exactly one option has to be taken, the first one. */
export const firstChoice = ({ variants, optionGroups }: ProductView): Chosen => ({
  variantId: (variants.find(one => one.available > 0) ?? variants[0])?.id ?? '',
  optionIds: optionGroups.flatMap(({ minimum, maximum, options }) =>
    minimum === 1 && maximum === 1 && options[0] ? [options[0].id] : [],
  ),
  quantity: 1,
})

const takenOf = (group: Group, chosen: Chosen): readonly string[] =>
  group.options.map(option => option.id).filter(id => chosen.optionIds.includes(id))

/** Takes an option or leaves it. Where only one fits, another takes its place; where all are taken, nothing happens. */
export const toggle = (group: Group, chosen: Chosen, optionId: string): Chosen => {
  const taken = takenOf(group, chosen)
  const others = chosen.optionIds.filter(id => id !== optionId)
  if (taken.includes(optionId))
    return group.minimum === 1 && group.maximum === 1 ? chosen : { ...chosen, optionIds: others }
  if (group.maximum === 1)
    return { ...chosen, optionIds: [...others.filter(id => !taken.includes(id)), optionId] }
  return taken.length >= group.maximum ? chosen : { ...chosen, optionIds: [...others, optionId] }
}

/** Whether enough has been chosen everywhere; the server has the last word. */
export const isComplete = (product: ProductView, chosen: Chosen): boolean =>
  product.variants.some(one => one.id === chosen.variantId && one.available > 0) &&
  product.optionGroups.every(group => takenOf(group, chosen).length >= group.minimum)

/** What it would cost now. What the cart says counts. */
export const costOf = (product: ProductView, chosen: Chosen): WireMoney => {
  const variant = product.variants.find(one => one.id === chosen.variantId)
  const options = product.optionGroups.flatMap(group => group.options)
  const one = options
    .filter(option => chosen.optionIds.includes(option.id))
    .reduce((sum, option) => sum + BigInt(option.priceDelta.units), BigInt(variant?.priceNow.units ?? '0'))
  return {
    currency: variant?.priceNow.currency ?? '',
    units: String(one * BigInt(chosen.quantity)),
  }
}
