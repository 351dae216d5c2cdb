import { createHash } from 'node:crypto'
import type { OptionGroupView, ProductView, VariantView } from '../../../server/services/index.ts'

/** More do not fit a keyboard; whoever sells more variants needs more products. */
export const mostVariants = 20
/** The bits of a choice must fit a button's data. */
export const mostOptions = 60
export const mostPieces = 99

/**
 * What is chosen on a product's card: the place of the variant, one bit for each option in the card's order, and how
 * many pieces. It travels in the buttons themselves, so a card works however old it is and wherever it was forwarded.
 */
export type Choice = { readonly variant: number; readonly options: bigint; readonly quantity: number }

export const choiceField = {
  write: ({ variant, options, quantity }: Choice): string => `${variant}.${options.toString(36)}.${quantity}`,
  read: (text: string): Choice | null => {
    const [, variant = '', options = '', quantity = ''] =
      /^(\d{1,2})\.([0-9a-z]{1,12})\.(\d{1,2})$/.exec(text) ?? []
    if (variant === '') return null
    const bits = [...options].reduce((value, digit) => value * 36n + BigInt(Number.parseInt(digit, 36)), 0n)
    return { variant: Number(variant), options: bits, quantity: Number(quantity) }
  },
}

/** Four letters that change when a product's variants or options do: an older card's places mean something else then. */
export const fingerprintField = {
  write: (fingerprint: string): string => fingerprint,
  read: (text: string): string | null => (/^[\w-]{4}$/.test(text) ? text : null),
}

/** A card never shows more than fits it. */
export const variantsOf = (product: ProductView): readonly VariantView[] =>
  product.variants.slice(0, mostVariants)

type PlacedOption = OptionGroupView['options'][number] & { readonly bit: bigint }
export type PlacedGroup = Omit<OptionGroupView, 'options'> & { readonly options: readonly PlacedOption[] }

/** The groups with each option's bit. */
export const groupsOf = (product: ProductView): readonly PlacedGroup[] => {
  let place = 0
  return product.optionGroups.map(group => ({
    ...group,
    options: group.options
      .slice(0, Math.max(0, mostOptions - place))
      .map(option => ({ ...option, bit: 1n << BigInt(place++) })),
  }))
}

export const fingerprintOf = (product: ProductView): string =>
  createHash('sha256')
    .update(
      variantsOf(product)
        .map(variant => variant.id)
        .join(),
    )
    .update('|')
    .update(
      groupsOf(product)
        .map(group => `${group.id}:${group.options.map(option => option.id).join()}`)
        .join(),
    )
    .digest('base64url')
    .slice(0, 4)

/** What a fresh card shows: the first variant that can be had, no options, one piece. */
export const firstChoice = (product: ProductView): Choice => ({
  variant: Math.max(
    0,
    variantsOf(product).findIndex(variant => variant.available > 0),
  ),
  options: 0n,
  quantity: 1,
})

export const isChosen = (choice: Choice, option: PlacedOption): boolean =>
  (choice.options & option.bit) !== 0n

const chosenIn = (group: PlacedGroup, choice: Choice): number =>
  group.options.filter(option => isChosen(choice, option)).length

/**
 * The choice after a tap on an option: taken away when it was chosen, in place of the other one in a group of one.
 * null when the group is full.
 */
export const withOption = (group: PlacedGroup, option: PlacedOption, choice: Choice): Choice | null => {
  if (isChosen(choice, option)) return { ...choice, options: choice.options & ~option.bit }
  if (group.maximum === 1) {
    const others = group.options.reduce((bits, one) => bits | one.bit, 0n)
    return { ...choice, options: (choice.options & ~others) | option.bit }
  }
  if (chosenIn(group, choice) >= group.maximum) return null
  return { ...choice, options: choice.options | option.bit }
}

/** A group from which not enough is chosen yet. */
export const groupToChoose = (product: ProductView, choice: Choice): PlacedGroup | undefined =>
  groupsOf(product).find(group => chosenIn(group, choice) < group.minimum)

export const chosenIds = (product: ProductView, choice: Choice): string[] =>
  groupsOf(product).flatMap(group =>
    group.options.filter(option => isChosen(choice, option)).map(option => option.id),
  )
