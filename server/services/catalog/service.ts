import type { Deps } from '../deps.ts'
import type { CatalogService } from './api.ts'
import { moveStock } from './move-stock.ts'
import { localisedFrom, readCost, readProduct, readProducts } from './read-catalog.ts'
import { readMenu, readPicture } from './read-menu.ts'

/** The catalogue as a branch sells it, and the movements of its goods. */
export const buildCatalog = (deps: Deps): CatalogService => ({
  menu: readMenu(deps),
  picture: readPicture(deps),
  categories: async _branchId => {
    const rows = await deps.db.prisma.category.findMany({
      where: { isActive: true, products: { some: { isActive: true } } },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      include: { _count: { select: { products: { where: { isActive: true } } } } },
    })
    return rows.map(row => ({
      id: row.id,
      names: localisedFrom(row.names),
      emoji: row.emoji,
      productCount: row._count.products,
    }))
  },
  products: readProducts(deps),
  product: readProduct(deps),
  cost: readCost(deps),
  rememberFileId: async (mediaId, bot, fileId) => {
    await deps.db.pool.query(
      'update media set telegram_file_ids = telegram_file_ids || jsonb_build_object($2::text, $3::text) where id = $1',
      [mediaId, bot, fileId],
    )
  },
  moveStock: moveStock(deps),
})
