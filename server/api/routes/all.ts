import type { FastifyInstance } from 'fastify'
import type { Services } from '../../services/index.ts'
import type { Route } from '../route.ts'
import { configRoutes } from './config.ts'
import { boardRoutes } from './dispatch/board.ts'
import { fleetRoutes } from './dispatch/fleet.ts'
import { groundRoutes } from './dispatch/ground.ts'
import { proposalRoutes } from './dispatch/proposals.ts'
import { offerRoutes } from './driver/offers.ts'
import { photoRoutes } from './driver/photo.ts'
import { shiftRoutes } from './driver/shift.ts'
import { taskRoutes } from './driver/tasks.ts'
import { sessionRoutes } from './session.ts'
import { cartRoutes } from './shop/cart.ts'
import { catalogueRoutes } from './shop/catalogue.ts'
import { shopOrderRoutes } from './shop/orders.ts'
import { placeRoutes } from './shop/places.ts'
import { talkRoutes } from './talk.ts'

/** The table of all routes of the mini apps: what is not in it cannot be asked. */
export const allRoutes = (app: FastifyInstance, services: Services): readonly Route[] => [
  ...sessionRoutes(app, services),
  ...configRoutes(app, services),
  ...catalogueRoutes(services),
  ...placeRoutes(services),
  ...cartRoutes(services),
  ...shopOrderRoutes(services),
  ...shiftRoutes(services),
  ...offerRoutes(services),
  ...taskRoutes(services),
  ...photoRoutes(services),
  ...boardRoutes(services),
  ...fleetRoutes(services),
  ...groundRoutes(services),
  ...talkRoutes(services),
  ...proposalRoutes(services),
]
