import type { Db } from '../../db/client.ts'
import { inLanguage, type Localised } from '../../domain/catalog/product.ts'
import type { Discount } from '../../domain/pricing/discount.ts'
import { priceAfterDiscount } from '../../domain/pricing/discount.ts'
import { Refusal } from '../../domain/refusals.ts'
import { type Currency, isCurrency } from '../../domain/shared/currency.ts'
import type { CategoryId, DiscountId, ProductId } from '../../domain/shared/ids.ts'
import { isLess, larger, type Money, money, plus, repeat, zero } from '../../domain/shared/money.ts'
import type { Deps } from '../deps.ts'
import type { BotName } from '../ports/chat.ts'
import type { CatalogService, PhotoView, ProductCard, ProductView } from './api.ts'

/** A stored name in all our languages; a language that was left out reads as another one. */
export const localisedFrom = (stored: unknown): Localised => {
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<Localised>
  const whole = { en: given.en ?? '', ru: given.ru ?? '', es: given.es ?? '' }
  return { en: inLanguage(whole, 'en'), ru: inLanguage(whole, 'ru'), es: inLanguage(whole, 'es') }
}

/** @throws Refusal places.branch-absent */
export const currencyOfBranch = async (
  prisma: Pick<Db['prisma'], 'branch'>,
  branchId: string,
): Promise<Currency> => {
  const branch = await prisma.branch.findUnique({ where: { id: branchId }, select: { currency: true } })
  if (!branch || !isCurrency(branch.currency)) throw new Refusal('places.branch-absent')
  return branch.currency
}

/** The discounts that may run now, as the domain knows them. */
export const readDiscounts = async (
  prisma: Pick<Db['prisma'], 'discount'>,
  at: Date,
): Promise<Discount[]> => {
  const rows = await prisma.discount.findMany({
    where: { isActive: true, OR: [{ endsAt: null }, { endsAt: { gt: at } }] },
    orderBy: { id: 'asc' },
  })
  return rows.map(row => ({
    id: row.id as DiscountId,
    productId: row.productId as ProductId | null,
    categoryId: row.categoryId as CategoryId | null,
    basisPoints: row.basisPoints,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
  }))
}

const photoFrom = (
  deps: Pick<Deps, 'files'>,
  photo: { id: string; path: string; telegramFileIds: unknown } | null,
  bot: BotName | undefined,
): PhotoView | null => {
  if (!photo) return null
  const fileIds = photo.telegramFileIds as Record<string, string>
  return {
    mediaId: photo.id,
    path: deps.files.pathOf(photo.path),
    telegramFileId: bot ? (fileIds[bot] ?? null) : null,
  }
}

export const availableAt = (branchId: string) => ({
  where: { isActive: true },
  orderBy: { position: 'asc' as const },
  include: { stock: { where: { branchId } } },
})
const left = (stock: readonly { onHand: number; reserved: number }[]): number =>
  stock.reduce((pieces, level) => pieces + level.onHand - level.reserved, 0)

type CardRow = {
  id: string
  categoryId: string
  names: unknown
  variants: readonly {
    priceUnits: bigint
    stock: readonly { onHand: number; reserved: number }[]
  }[]
}

/** A product as a list shows it: its cheapest price today, and whether anything is left. */
export const cardOf = (
  product: CardRow,
  currency: Currency,
  discounts: readonly Discount[],
  at: Date,
): ProductCard => {
  const item = { productId: product.id as ProductId, categoryId: product.categoryId as CategoryId }
  const prices = product.variants.map(variant =>
    priceAfterDiscount(item, money(currency, variant.priceUnits), discounts, at),
  )
  const cheapest = prices.reduce<Money | null>(
    (best, price) => (best === null || isLess(price, best) ? price : best),
    null,
  )
  return {
    id: product.id,
    names: localisedFrom(product.names),
    fromPrice: cheapest ?? money(currency, 0n),
    isSoldOut: product.variants.every(variant => left(variant.stock) <= 0),
  }
}

type Needs = Pick<Deps, 'db' | 'clock' | 'files'>

/** @see CatalogService.products */
export const readProducts =
  ({ db, clock }: Needs): CatalogService['products'] =>
  async ({ branchId, categoryId, page, pageSize }) => {
    const where = {
      categoryId,
      isActive: true,
      category: { isActive: true },
      variants: { some: { isActive: true } },
    }
    const [currency, discounts, total, products] = await Promise.all([
      currencyOfBranch(db.prisma, branchId),
      readDiscounts(db.prisma, clock.now()),
      db.prisma.product.count({ where }),
      db.prisma.product.findMany({
        where,
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        skip: Math.max(0, page) * pageSize,
        take: pageSize,
        include: { variants: availableAt(branchId) },
      }),
    ])
    const items = products.map(product => cardOf(product, currency, discounts, clock.now()))
    return { items, pages: Math.max(1, Math.ceil(total / pageSize)) }
  }

/** @see CatalogService.product */
export const readProduct =
  (needs: Needs): CatalogService['product'] =>
  async ({ branchId, productId, bot }): Promise<ProductView> => {
    const { db, clock } = needs
    const [currency, discounts, product] = await Promise.all([
      currencyOfBranch(db.prisma, branchId),
      readDiscounts(db.prisma, clock.now()),
      db.prisma.product.findFirst({
        where: { id: productId, isActive: true, category: { isActive: true } },
        include: {
          photo: true,
          variants: availableAt(branchId),
          optionGroups: {
            orderBy: { position: 'asc' },
            include: { options: { where: { isActive: true }, orderBy: { position: 'asc' } } },
          },
        },
      }),
    ])
    if (!product) throw new Refusal('catalog.absent')
    const item = { productId: product.id as ProductId, categoryId: product.categoryId as CategoryId }
    return {
      id: product.id,
      categoryId: product.categoryId,
      names: localisedFrom(product.names),
      descriptions: localisedFrom(product.descriptions),
      photo: photoFrom(needs, product.photo, bot),
      variants: product.variants.map(variant => ({
        id: variant.id,
        names: localisedFrom(variant.names),
        price: money(currency, variant.priceUnits),
        priceNow: priceAfterDiscount(item, money(currency, variant.priceUnits), discounts, clock.now()),
        available: Math.max(0, left(variant.stock)),
      })),
      optionGroups: product.optionGroups.map(group => ({
        id: group.id,
        names: localisedFrom(group.names),
        minimum: group.minimum,
        maximum: group.maximum,
        options: group.options.map(option => ({
          id: option.id,
          names: localisedFrom(option.names),
          priceDelta: money(currency, option.priceDeltaUnits),
        })),
      })),
    }
  }

/** @see CatalogService.cost — the same sum the quote makes of a line. */
export const readCost =
  ({ db, clock }: Pick<Needs, 'db' | 'clock'>): CatalogService['cost'] =>
  async ({ branchId, variantId, optionIds, quantity }) => {
    const [currency, discounts, variant, options] = await Promise.all([
      currencyOfBranch(db.prisma, branchId),
      readDiscounts(db.prisma, clock.now()),
      db.prisma.variant.findFirst({
        where: { id: variantId, isActive: true, product: { isActive: true, category: { isActive: true } } },
        include: { product: true },
      }),
      db.prisma.option.findMany({
        where: {
          id: { in: [...optionIds] },
          isActive: true,
          group: { product: { variants: { some: { id: variantId } } } },
        },
      }),
    ])
    if (!variant) throw new Refusal('catalog.absent')
    const item = {
      productId: variant.productId as ProductId,
      categoryId: variant.product.categoryId as CategoryId,
    }
    const unit = options.reduce(
      (price, option) => plus(price, money(currency, option.priceDeltaUnits)),
      money(currency, variant.priceUnits),
    )
    const gross = repeat(larger(unit, zero(currency)), quantity)
    return priceAfterDiscount(item, gross, discounts, clock.now())
  }
