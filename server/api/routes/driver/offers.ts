import { offer, offerParams, offers, task } from '../../../contracts/driver.ts'
import { versionBody } from '../../../contracts/shared.ts'
import type { Services } from '../../../services/index.ts'
import type { Access } from '../../access.ts'
import { type Route, route } from '../../route.ts'

const self: Access = { app: 'driver', roles: ['driver'], ownership: 'self' }
const ownOffer = (foreign: 403 | 404): Access => ({
  ...self,
  ownership: { thing: 'offer', param: 'offerId', foreign },
})

/** Deliveries that are put to a driver. */
export const offerRoutes = ({ dispatch }: Services): Route[] => [
  route(
    {
      method: 'GET',
      path: '/api/driver/offers',
      summary: 'Offers I can answer now',
      access: self,
      idempotency: 'none',
      shapes: { reply: offers },
    },
    actor => dispatch.myOffers(actor),
  ),
  route(
    {
      method: 'GET',
      path: '/api/driver/offers/:offerId',
      summary: 'One offer',
      access: ownOffer(404),
      idempotency: 'none',
      shapes: { params: offerParams, reply: offer },
    },
    (actor, { params }) => dispatch.offer(actor, params.offerId),
  ),
  route(
    {
      method: 'POST',
      path: '/api/driver/offers/:offerId/accept',
      summary: 'Take it; won by exactly one',
      access: ownOffer(403),
      idempotency: 'key',
      shapes: { params: offerParams, body: versionBody, reply: task },
    },
    (actor, { params, body, key }) =>
      dispatch.acceptOffer(actor, { ...params, ...body, idempotencyKey: key }),
  ),
  route(
    {
      method: 'POST',
      path: '/api/driver/offers/:offerId/decline',
      summary: 'Leave it to others',
      access: ownOffer(403),
      idempotency: 'key',
      shapes: { params: offerParams, body: versionBody, reply: offer },
    },
    (actor, { params, body, key }) =>
      dispatch.declineOffer(actor, { ...params, ...body, idempotencyKey: key }),
  ),
]
