import type { Localised } from '../../domain/catalog/product.ts'
import type { Actor } from '../../domain/people/actor.ts'
import type { Money } from '../../domain/shared/money.ts'
import type { BotName } from '../ports/chat.ts'

export type CategoryView = {
  readonly id: string
  readonly names: Localised
  readonly emoji: string | null
  readonly productCount: number
}

export type PhotoView = {
  readonly mediaId: string
  /** Absolute path of the file on this machine. */
  readonly path: string
  /** This bot's own file_id when the picture was sent before. */
  readonly telegramFileId: string | null
}

export type VariantView = {
  readonly id: string
  readonly names: Localised
  readonly price: Money
  /** Price after today's category and product discounts. */
  readonly priceNow: Money
  /** Pieces that can still be ordered from this branch. */
  readonly available: number
}

export type OptionGroupView = {
  readonly id: string
  readonly names: Localised
  readonly minimum: number
  readonly maximum: number
  readonly options: readonly { readonly id: string; readonly names: Localised; readonly priceDelta: Money }[]
}

export type ProductCard = {
  readonly id: string
  readonly names: Localised
  readonly fromPrice: Money
  readonly isSoldOut: boolean
}

export type ProductView = {
  readonly id: string
  readonly categoryId: string
  readonly names: Localised
  readonly descriptions: Localised
  readonly photo: PhotoView | null
  readonly variants: readonly VariantView[]
  readonly optionGroups: readonly OptionGroupView[]
}

/** A category with all that is sold in it at a branch. */
export type MenuCategory = {
  readonly id: string
  readonly names: Localised
  readonly emoji: string | null
  readonly products: readonly (ProductCard & {
    readonly descriptions: Localised
    readonly pictureId: string | null
    /** Set when there is nothing to choose: one variant, no options. */
    readonly onlyVariantId: string | null
  })[]
}

export type CatalogService = {
  /** The whole menu of a branch, in shop order. @throws Refusal places.branch-absent */
  menu(branchId: string): Promise<readonly MenuCategory[]>
  /** The picture of something on the menu; no other file is shown to everybody. @throws Refusal catalog.absent */
  picture(mediaId: string): Promise<{ path: string; mimeType: string }>
  categories(branchId: string): Promise<readonly CategoryView[]>
  /** One page of a category, in shop order. */
  products(input: {
    branchId: string
    categoryId: string
    page: number
    pageSize: number
  }): Promise<{ items: readonly ProductCard[]; pages: number }>
  /** @throws Refusal catalog.absent */
  product(input: { branchId: string; productId: string; bot?: BotName }): Promise<ProductView>
  /** What so many of a variant with these options cost in the cart, after today's discounts. @throws Refusal catalog.absent */
  cost(input: {
    branchId: string
    variantId: string
    optionIds: readonly string[]
    quantity: number
  }): Promise<Money>
  /** Remembers the file_id under which a bot can send this file again without uploading it. */
  rememberFileId(mediaId: string, bot: BotName, fileId: string): Promise<void>
  /** Receipt, write-off, transfer or count of goods. @throws Refusal stock.not-enough | people.not-allowed */
  moveStock(
    actor: Actor,
    input: {
      branchId: string
      variantId: string
      kind: 'receipt' | 'write-off' | 'count' | 'return'
      quantity: number
      note?: string
    },
  ): Promise<{ onHand: number; available: number }>
}
