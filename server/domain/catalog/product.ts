import { defaultLanguage, type Language, languages } from '../people/language.ts'
import type { CategoryId, OptionGroupId, OptionId, ProductId, VariantId } from '../shared/ids.ts'
import type { Money } from '../shared/money.ts'
import type { Facts } from '../shared/refusal.ts'

/** A name in every language we speak. */
export type Localised = Readonly<Record<Language, string>>

/** The text in a language; where it was left empty, in the default one, then in any. */
export const inLanguage = (text: Localised, language: Language): string =>
  [text[language], text[defaultLanguage], ...languages.map(other => text[other])].find(Boolean) ?? ''

export type Category = { readonly id: CategoryId; readonly names: Localised; readonly emoji: string | null }

/** `priceDelta` may be negative (without cheese). */
export type Option = { readonly id: OptionId; readonly names: Localised; readonly priceDelta: Money }

/** At least `minimum` and at most `maximum` different options of the group have to be chosen. */
export type OptionGroup = {
  readonly id: OptionGroupId
  readonly names: Localised
  readonly minimum: number
  readonly maximum: number
  readonly options: readonly Option[]
}

export type Variant = { readonly id: VariantId; readonly names: Localised; readonly price: Money }

export type Product = {
  readonly id: ProductId
  readonly categoryId: CategoryId
  readonly names: Localised
  readonly descriptions: Localised
  /** Tax that is within the price. */
  readonly taxBasisPoints: number
  readonly variants: readonly Variant[]
  readonly optionGroups: readonly OptionGroup[]
}

export type SelectionFault = 'unknown' | 'twice' | 'too-few' | 'too-many'

/** Returned, not thrown: a menu asks after each tap and only wants to know what is missing. */
export type Selection =
  | { readonly ok: true; readonly options: readonly Option[] }
  | {
      readonly ok: false
      readonly code: 'catalog.bad-selection'
      readonly fault: SelectionFault
      readonly groupId: OptionGroupId | null
      readonly facts: Facts
    }

const refused = (fault: SelectionFault, group: OptionGroup | null): Selection => ({
  ok: false,
  code: 'catalog.bad-selection',
  fault,
  groupId: group?.id ?? null,
  facts: group
    ? { fault, groupId: group.id, minimum: group.minimum, maximum: group.maximum }
    : { fault, groupId: null },
})

/** Checks a choice against a product's groups; the options come back in the groups' order. */
export const checkSelection = (
  groups: readonly OptionGroup[],
  chosenOptionIds: readonly OptionId[],
): Selection => {
  const chosen = new Set(chosenOptionIds)
  if (chosen.size !== chosenOptionIds.length) return refused('twice', null)
  const found: Option[] = []
  for (const group of groups) {
    const taken = group.options.filter(option => chosen.has(option.id))
    if (taken.length < group.minimum) return refused('too-few', group)
    if (taken.length > group.maximum) return refused('too-many', group)
    found.push(...taken)
  }
  return found.length === chosen.size ? { ok: true, options: found } : refused('unknown', null)
}
