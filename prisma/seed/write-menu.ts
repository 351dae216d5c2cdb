import { access } from 'node:fs/promises'
import sharp from 'sharp'
import type { Db } from '../../server/db/client.ts'
import type { Files } from '../../server/services/ports/files.ts'
import type { Dish } from './menu/dish.ts'
import { menu } from './menu/menu.ts'
import { picture, tones } from './pictures/canvas.ts'
import { branches, units } from './places.ts'
import { seedId } from './seed-id.ts'

const plenty = 2_000
/** Pictures drawn at the same time. */
const hands = 3
const basicTax = 2200
const breadTax = 1000

const dishes = menu.flatMap(section => section.dishes)
const variantId = (dish: Dish, size: string) => seedId('var', `${dish.key} ${size}`)

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )

/** Draws the pictures that are not there yet. */
const writePictures = async ({ prisma }: Pick<Db, 'prisma'>, files: Files): Promise<void> => {
  const known = new Map(
    (await prisma.media.findMany({ select: { id: true, path: true } })).map(row => [row.id, row.path]),
  )
  const left = [...dishes]
  const draw = async (): Promise<void> => {
    for (let dish = left.shift(); dish; dish = left.shift()) {
      const id = seedId('med', dish.key)
      const path = known.get(id)
      if (path && (await exists(files.pathOf(path)))) continue
      const svg = Buffer.from(picture(tones[dish.tone], dish.drawing()))
      const kept = await files.keepPicture(await sharp(svg).png({ compressionLevel: 1 }).toBuffer())
      await prisma.media.upsert({
        where: { id },
        create: { id, ...kept },
        update: { ...kept, telegramFileIds: {} },
      })
    }
  }
  await Promise.all(Array.from({ length: hands }, draw))
}

/** Categories, products with their pictures, what can be chosen, a few discounts and what each branch has. */
export const writeMenu = async (db: Pick<Db, 'prisma'>, files: Files): Promise<void> => {
  const { prisma } = db
  await writePictures(db, files)
  const missing = { skipDuplicates: true }
  await prisma.category.createMany({
    data: menu.map(({ key, names, emoji }, position) => ({ id: seedId('cat', key), position, names, emoji })),
    ...missing,
  })
  await prisma.product.createMany({
    data: menu.flatMap(section =>
      section.dishes.map((dish, position) => ({
        id: seedId('prd', dish.key),
        categoryId: seedId('cat', section.key),
        position,
        names: dish.names,
        descriptions: dish.description,
        photoId: seedId('med', dish.key),
        taxBasisPoints: section.key === 'bakery' ? breadTax : basicTax,
      })),
    ),
    ...missing,
  })
  await prisma.variant.createMany({
    data: dishes.flatMap(dish =>
      dish.sizes.map((size, position) => ({
        id: variantId(dish, size.key),
        productId: seedId('prd', dish.key),
        sku: `${dish.key}-${size.key}`.toUpperCase(),
        names: size.names,
        priceUnits: units(size.pesos),
        position,
      })),
    ),
    ...missing,
  })
  await prisma.optionGroup.createMany({
    data: dishes.flatMap(dish =>
      dish.choices.map(({ key, names, minimum, maximum }, position) => ({
        id: seedId('ogr', `${dish.key} ${key}`),
        productId: seedId('prd', dish.key),
        names,
        minimum,
        maximum,
        position,
      })),
    ),
    ...missing,
  })
  await prisma.option.createMany({
    data: dishes.flatMap(dish =>
      dish.choices.flatMap(choice =>
        choice.options.map(({ key, names, pesos }, position) => ({
          id: seedId('opt', `${dish.key} ${choice.key} ${key}`),
          groupId: seedId('ogr', `${dish.key} ${choice.key}`),
          names,
          priceDeltaUnits: units(pesos),
          position,
        })),
      ),
    ),
    ...missing,
  })
  await prisma.stockLevel.createMany({
    data: branches.flatMap(branch =>
      dishes.flatMap(dish =>
        dish.sizes.map(size => ({
          branchId: seedId('brn', branch.key),
          variantId: variantId(dish, size.key),
          onHand: dish.stock ?? plenty,
        })),
      ),
    ),
    ...missing,
  })
  await prisma.discount.createMany({
    data: [
      {
        id: seedId('dsc', 'bizcochos'),
        names: { en: 'Mate time', ru: 'Время мате', es: 'La hora del mate' },
        productId: seedId('prd', 'bizcochos'),
        basisPoints: 2000,
      },
      {
        id: seedId('dsc', 'double'),
        names: { en: 'Burger of the week', ru: 'Бургер недели', es: 'La burger de la semana' },
        productId: seedId('prd', 'double'),
        basisPoints: 1500,
      },
      {
        id: seedId('dsc', 'desserts'),
        names: { en: 'Something sweet', ru: 'На сладкое', es: 'Algo dulce' },
        categoryId: seedId('cat', 'desserts'),
        basisPoints: 1000,
      },
    ],
    ...missing,
  })
}
