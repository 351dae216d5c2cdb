import { z } from 'zod'
import { id, localised, money } from './shared.ts'

export const branchParams = z.object({ branchId: id('brn') })
export const productParams = z.object({ branchId: id('brn'), productId: id('prd') })
export const pictureParams = z.object({ mediaId: id('med') })

const productCard = z.object({
  id: z.string(),
  names: localised,
  descriptions: localised,
  pictureId: z.string().nullable(),
  fromPrice: money,
  isSoldOut: z.boolean(),
  onlyVariantId: z
    .string()
    .nullable()
    .describe('Set when there is nothing to choose: it can go into the cart from the list'),
})

/** The whole menu of a branch: small enough to be fetched at once, and tagged so that it is fetched once. */
export const menu = z.object({
  branchId: z.string(),
  categories: z.array(
    z.object({
      id: z.string(),
      names: localised,
      emoji: z.string().nullable(),
      products: z.array(productCard),
    }),
  ),
})

export const product = z.object({
  id: z.string(),
  categoryId: z.string(),
  names: localised,
  descriptions: localised,
  pictureId: z.string().nullable(),
  variants: z.array(
    z.object({
      id: z.string(),
      names: localised,
      price: money,
      priceNow: money.describe("After today's discounts"),
      available: z.number().int(),
    }),
  ),
  optionGroups: z.array(
    z.object({
      id: z.string(),
      names: localised,
      minimum: z.number().int(),
      maximum: z.number().int(),
      options: z.array(z.object({ id: z.string(), names: localised, priceDelta: money })),
    }),
  ),
})
