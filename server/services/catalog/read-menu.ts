import { Refusal } from '../../domain/refusals.ts'
import type { Deps } from '../deps.ts'
import type { CatalogService } from './api.ts'
import { availableAt, cardOf, currencyOfBranch, localisedFrom, readDiscounts } from './read-catalog.ts'

/** @see CatalogService.menu */
export const readMenu =
  ({ db, clock }: Pick<Deps, 'db' | 'clock'>): CatalogService['menu'] =>
  async branchId => {
    const at = clock.now()
    const [currency, discounts, categories] = await Promise.all([
      currencyOfBranch(db.prisma, branchId),
      readDiscounts(db.prisma, at),
      db.prisma.category.findMany({
        where: { isActive: true },
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        include: {
          products: {
            where: { isActive: true, variants: { some: { isActive: true } } },
            orderBy: [{ position: 'asc' }, { id: 'asc' }],
            include: { variants: availableAt(branchId), _count: { select: { optionGroups: true } } },
          },
        },
      }),
    ])
    return categories
      .filter(category => category.products.length > 0)
      .map(category => ({
        id: category.id,
        names: localisedFrom(category.names),
        emoji: category.emoji,
        products: category.products.map(product => ({
          ...cardOf(product, currency, discounts, at),
          descriptions: localisedFrom(product.descriptions),
          pictureId: product.photoId,
          onlyVariantId:
            product.variants.length === 1 && product._count.optionGroups === 0
              ? (product.variants[0]?.id ?? null)
              : null,
        })),
      }))
  }

/** @see CatalogService.picture — a proof of delivery is a picture, too, and nobody's business. */
export const readPicture =
  ({ db, files }: Pick<Deps, 'db' | 'files'>): CatalogService['picture'] =>
  async mediaId => {
    const media = await db.prisma.media.findFirst({
      where: { id: mediaId, products: { some: { isActive: true } } },
      select: { path: true, mimeType: true },
    })
    if (!media) throw new Refusal('catalog.absent')
    return { path: files.pathOf(media.path), mimeType: media.mimeType }
  }
