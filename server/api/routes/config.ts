import type { FastifyInstance } from 'fastify'
import { config } from '../../contracts/config.ts'
import type { Services } from '../../services/index.ts'
import { openRoute, type Route } from '../route.ts'

/** What apps are told about the business they belong to. */
export const configRoutes = (app: FastifyInstance, { places }: Services): Route[] => [
  openRoute(
    {
      method: 'GET',
      path: '/api/config',
      summary: 'Map, business and bots, before anybody signs in',
      idempotency: 'none',
      isCacheable: true,
      shapes: { reply: config },
    },
    async () => {
      const { map, bots } = app.installation
      const [{ center, bounds }, branches, faces] = await Promise.all([
        places.extent(),
        places.branches(),
        bots(),
      ])
      const [first] = branches
      return {
        map: { ...map, center, bounds },
        business: { name: faces.customer?.name ?? first?.name ?? 'Gora', currency: first?.currency ?? 'USD' },
        bots: {
          customer: faces.customer?.username ?? null,
          crew: faces.crew?.username ?? null,
          sales: faces.sales?.username ?? null,
        },
      }
    },
  ),
]
