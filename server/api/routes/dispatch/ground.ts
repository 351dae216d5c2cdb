import {
  alarms,
  driverParams,
  heat,
  heatQuery,
  track,
  trackQuery,
  zones,
} from '../../../contracts/dispatch.ts'
import type { Services } from '../../../services/index.ts'
import type { Access } from '../../access.ts'
import { type Route, route } from '../../route.ts'
import { defined } from '../../wire.ts'

const staff: Access = { app: 'dispatch', roles: ['dispatcher'], ownership: 'nobody' }
const ofBranch: Access = { ...staff, ownership: { thing: 'driver', param: 'driverId', foreign: 404 } }
const look = { method: 'GET', access: staff, idempotency: 'none' } as const

/** Half a metre is more than any phone knows. */
const degrees = (exact: number): number => Math.round(exact * 1e6) / 1e6

/** What lies under and around the orders on a dispatcher's map. */
export const groundRoutes = ({ dispatch, orders, places }: Services): Route[] => [
  route(
    {
      ...look,
      path: '/api/dispatch/drivers/:driverId/track',
      summary: "A driver's last minutes: the way, and what was done on it",
      access: ofBranch,
      shapes: { params: driverParams, query: trackQuery, reply: track },
    },
    async (actor, { params, query }) => {
      const seen = await dispatch.track(actor, { ...params, ...query })
      const points = seen.points.map(({ place, at }) => [
        degrees(place.latitude),
        degrees(place.longitude),
        Math.round((at.getTime() - seen.from.getTime()) / 1000),
      ])
      return { ...seen, points }
    },
  ),
  route(
    { ...look, path: '/api/dispatch/zones', summary: 'Zones of my branches', shapes: { reply: zones } },
    actor => places.zones(actor),
  ),
  route(
    {
      ...look,
      path: '/api/dispatch/heat',
      summary: 'Where orders of the last hours came from',
      shapes: { query: heatQuery, reply: heat },
    },
    (actor, { query }) => orders.heat(actor, defined(query)),
  ),
  route(
    {
      ...look,
      path: '/api/dispatch/alarms',
      summary: 'What needs somebody now, the oldest first',
      shapes: { reply: alarms },
    },
    actor => dispatch.alarms(actor),
  ),
]
