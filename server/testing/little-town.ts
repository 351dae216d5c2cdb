import type { Db } from '../db/client.ts'

/** Ids of the smallest business that can do everything: one branch, one zone, three products. */
export const town = {
  branchId: 'brn_0000000000aaaaaaaa',
  zoneId: 'zon_0000000000aaaaaaaa',
  /** At the branch's corner, inside the zone. */
  inside: { latitude: -34.905, longitude: -56.165 },
  /** In the river, far outside every zone. */
  outside: { latitude: -35.2, longitude: -56.9 },
  bakery: 'cat_0000000000bakery00',
  drinks: 'cat_0000000000drnks000',
  bread: { productId: 'prd_0000000000bread000', variantId: 'var_0000000000bread000', priceUnits: 12_000n },
  /** Two sizes and a group "syrups" (0 to 2). */
  coffee: {
    productId: 'prd_0000000000caffe000',
    smallId: 'var_0000000000caffes00',
    largeId: 'var_0000000000caffeb00',
    groupId: 'ogr_0000000000syrps000',
    vanillaId: 'opt_0000000000vann0000',
    caramelId: 'opt_0000000000caram000',
    smallUnits: 15_000n,
    largeUnits: 19_000n,
    syrupUnits: 2_500n,
  },
  /** Five pieces in all. */
  cake: { productId: 'prd_0000000000cake0000', variantId: 'var_0000000000cake0000', priceUnits: 45_000n },
  feeUnits: 9_000n,
  minimumUnits: 10_000n,
} as const

const said = (en: string, ru: string, es: string) => ({ en, ru, es })

/** Fills an empty database with the little town. */
export const buildLittleTown = async ({ prisma }: Pick<Db, 'prisma'>): Promise<void> => {
  await prisma.branch.create({
    data: {
      id: town.branchId,
      name: 'Corner Bakery',
      addressText: 'Avenida Italia 2000',
      latitude: -34.89,
      longitude: -56.155,
      timeZone: 'America/Montevideo',
      currency: 'UYU',
      preparationMinutes: 15,
      hours: {
        create: [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ weekday, opensAt: '00:00', closesAt: '00:00' })),
      },
    },
  })
  await prisma.zone.create({
    data: {
      id: town.zoneId,
      branchId: town.branchId,
      name: 'Centre',
      polygon: [
        [-34.85, -56.22],
        [-34.85, -56.09],
        [-34.94, -56.09],
        [-34.94, -56.22],
      ],
      baseFeeUnits: town.feeUnits,
      minimumOrderUnits: town.minimumUnits,
      freeAboveUnits: 200_000n,
      driverBasePayUnits: 8_000n,
      driverKilometrePayUnits: 1_000n,
      offerTtlSeconds: 45,
    },
  })
  await prisma.category.createMany({
    data: [
      { id: town.bakery, position: 0, names: said('Bakery', 'Выпечка', 'Panadería'), emoji: '🥐' },
      { id: town.drinks, position: 1, names: said('Drinks', 'Напитки', 'Bebidas'), emoji: '☕' },
    ],
  })
  const plain = said('One', 'Один', 'Uno')
  await prisma.product.create({
    data: {
      id: town.bread.productId,
      categoryId: town.bakery,
      names: said('Bread', 'Хлеб', 'Pan'),
      descriptions: said('Fresh today', 'Сегодняшний', 'De hoy'),
      variants: {
        create: { id: town.bread.variantId, sku: 'BREAD', names: plain, priceUnits: town.bread.priceUnits },
      },
    },
  })
  await prisma.product.create({
    data: {
      id: town.cake.productId,
      categoryId: town.bakery,
      position: 1,
      names: said('Cake', 'Торт', 'Torta'),
      descriptions: said('', '', ''),
      variants: {
        create: { id: town.cake.variantId, sku: 'CAKE', names: plain, priceUnits: town.cake.priceUnits },
      },
    },
  })
  await prisma.product.create({
    data: {
      id: town.coffee.productId,
      categoryId: town.drinks,
      names: said('Coffee', 'Кофе', 'Café'),
      descriptions: said('With milk', 'С молоком', 'Con leche'),
      variants: {
        create: [
          {
            id: town.coffee.smallId,
            sku: 'COFFEE-S',
            names: said('Small', 'Маленький', 'Chico'),
            priceUnits: town.coffee.smallUnits,
          },
          {
            id: town.coffee.largeId,
            sku: 'COFFEE-L',
            names: said('Large', 'Большой', 'Grande'),
            priceUnits: town.coffee.largeUnits,
            position: 1,
          },
        ],
      },
      optionGroups: {
        create: {
          id: town.coffee.groupId,
          names: said('Syrups', 'Сиропы', 'Jarabes'),
          minimum: 0,
          maximum: 2,
          options: {
            create: [
              {
                id: town.coffee.vanillaId,
                names: said('Vanilla', 'Ваниль', 'Vainilla'),
                priceDeltaUnits: town.coffee.syrupUnits,
              },
              {
                id: town.coffee.caramelId,
                names: said('Caramel', 'Карамель', 'Caramelo'),
                priceDeltaUnits: town.coffee.syrupUnits,
                position: 1,
              },
            ],
          },
        },
      },
    },
  })
  await prisma.stockLevel.createMany({
    data: [
      { branchId: town.branchId, variantId: town.bread.variantId, onHand: 1000 },
      { branchId: town.branchId, variantId: town.cake.variantId, onHand: 5 },
      { branchId: town.branchId, variantId: town.coffee.smallId, onHand: 1000 },
      { branchId: town.branchId, variantId: town.coffee.largeId, onHand: 1000 },
    ],
  })
}
