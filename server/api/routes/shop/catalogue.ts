import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { branchParams, menu, pictureParams, product, productParams } from '../../../contracts/catalogue.ts'
import { branches, slots } from '../../../contracts/places.ts'
import type { Services } from '../../../services/index.ts'
import { openRoute, type Route } from '../../route.ts'

/** What is sold where and when: the same for everybody, so browsers may keep it. */
export const catalogueRoutes = ({ catalog, places }: Services): Route[] => [
  openRoute(
    {
      method: 'GET',
      path: '/api/shop/branches',
      summary: 'Branches, and whether they are open',
      idempotency: 'none',
      isCacheable: true,
      shapes: { reply: branches },
    },
    () => places.branches(),
  ),
  openRoute(
    {
      method: 'GET',
      path: '/api/shop/branches/:branchId/menu',
      summary: 'The whole menu of a branch',
      idempotency: 'none',
      isCacheable: true,
      shapes: { params: branchParams, reply: menu },
    },
    async ({ params }) => ({
      branchId: params.branchId,
      categories: await catalog.menu(params.branchId),
    }),
  ),
  openRoute(
    {
      method: 'GET',
      path: '/api/shop/branches/:branchId/products/:productId',
      summary: 'A product with its variants and options',
      idempotency: 'none',
      isCacheable: true,
      shapes: { params: productParams, reply: product },
    },
    async ({ params }) => {
      const { photo, ...view } = await catalog.product(params)
      return { ...view, pictureId: photo?.mediaId ?? null }
    },
  ),
  openRoute(
    {
      method: 'GET',
      path: '/api/shop/branches/:branchId/slots',
      summary: 'Times that can still be chosen',
      idempotency: 'none',
      shapes: { params: branchParams, reply: slots },
    },
    ({ params }) => places.slots(params.branchId),
  ),
  openRoute(
    {
      method: 'GET',
      path: '/api/shop/pictures/:mediaId',
      summary: 'The picture of something on the menu',
      idempotency: 'none',
      shapes: { params: pictureParams, reply: z.any().describe('The picture itself') },
    },
    async ({ params, reply }) => {
      const { path, mimeType } = await catalog.picture(params.mediaId)
      // A picture is named by its content: another one has another id.
      reply.header('cache-control', 'public, max-age=31536000, immutable').type(mimeType)
      return readFile(path)
    },
  ),
]
