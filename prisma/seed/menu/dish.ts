import type { Drawing, ToneName } from '../pictures/canvas.ts'

/** A text in the three languages, in the order English, Russian, Spanish. */
export type Said = { readonly en: string; readonly ru: string; readonly es: string }
export const said = (en: string, ru: string, es: string): Said => ({ en, ru, es })

/** Prices are in whole pesos here; the tables hold centésimos. */
export type Size = { readonly key: string; readonly names: Said; readonly pesos: number }
export type Choice = {
  readonly key: string
  readonly names: Said
  readonly minimum: number
  readonly maximum: number
  readonly options: readonly { readonly key: string; readonly names: Said; readonly pesos: number }[]
}

export type Dish = {
  readonly key: string
  readonly names: Said
  readonly description: Said
  readonly sizes: readonly Size[]
  readonly choices: readonly Choice[]
  readonly tone: ToneName
  readonly drawing: () => Drawing
  /** Pieces at each branch; plenty when left out. */
  readonly stock?: number
}

export type Section = {
  readonly key: string
  readonly emoji: string
  readonly names: Said
  readonly dishes: readonly Dish[]
}

/** Sold in one size only: nothing to say about it. */
export const one = (pesos: number): Size[] => [{ key: 'one', names: said('', '', ''), pesos }]
export const smallAndLarge = (small: number, large: number): Size[] => [
  { key: 's', names: said('Small', 'Маленький', 'Chico'), pesos: small },
  { key: 'l', names: said('Large', 'Большой', 'Grande'), pesos: large },
]
export const option = (key: string, pesos: number, en: string, ru: string, es: string) => ({
  key,
  pesos,
  names: said(en, ru, es),
})
