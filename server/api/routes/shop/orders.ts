import {
  cancelBody,
  myOrdersQuery,
  order,
  orderPage,
  orderParams,
  placedOrder,
  placeOrderBody,
  reordered,
  reviewBody,
} from '../../../contracts/orders.ts'
import type { Services } from '../../../services/index.ts'
import type { Access } from '../../access.ts'
import { pageFrom, placeOf } from '../../paging.ts'
import { type Route, route } from '../../route.ts'
import { defined } from '../../wire.ts'

const self: Access = { app: 'shop', roles: ['customer'], ownership: 'self' }
const own: Access = { ...self, ownership: { thing: 'order', param: 'orderId', foreign: 404 } }

/** What a customer has ordered. */
export const shopOrderRoutes = ({ orders, carts }: Services): Route[] => [
  route(
    {
      method: 'POST',
      path: '/api/shop/orders',
      summary: 'Place the cart as an order; the same key gives the same order',
      access: self,
      idempotency: 'key',
      shapes: { body: placeOrderBody, reply: placedOrder },
    },
    (actor, { body: { totalUnits, ...body }, key }) =>
      orders.place(actor, {
        ...body,
        ...(totalUnits === undefined ? {} : { totalUnits: BigInt(totalUnits) }),
        idempotencyKey: key,
        via: 'app',
      }),
  ),
  route(
    {
      method: 'GET',
      path: '/api/shop/orders',
      summary: 'My orders, newest first',
      access: self,
      idempotency: 'none',
      shapes: { query: myOrdersQuery, reply: orderPage },
    },
    async (actor, { query: { limit, after, isOpen } }) => {
      const place = placeOf(after)
      const page = defined({ before: place?.placedAt, beforeId: place?.id, isOpen })
      return pageFrom(await orders.listMine(actor, { ...page, limit: limit + 1 }), limit)
    },
  ),
  route(
    {
      method: 'GET',
      path: '/api/shop/orders/:orderId',
      summary: 'An order of mine, with its driver and what I may do',
      access: own,
      idempotency: 'none',
      shapes: { params: orderParams, reply: order },
    },
    (actor, { params }) => orders.track(actor, params.orderId),
  ),
  route(
    {
      method: 'POST',
      path: '/api/shop/orders/:orderId/cancel',
      summary: 'Call an order off',
      access: own,
      idempotency: 'none',
      shapes: { params: orderParams, body: cancelBody, reply: order },
    },
    (actor, { params, body }) => orders.cancel(actor, defined({ ...params, ...body })),
  ),
  route(
    {
      method: 'POST',
      path: '/api/shop/orders/:orderId/review',
      summary: 'Say how it was',
      access: own,
      idempotency: 'none',
      shapes: { params: orderParams, body: reviewBody, reply: order },
    },
    (actor, { params, body }) => orders.review(actor, defined({ ...params, ...body })),
  ),
  route(
    {
      method: 'POST',
      path: '/api/shop/orders/:orderId/reorder',
      summary: 'Fill the cart with what this order had',
      access: own,
      idempotency: 'none',
      shapes: { params: orderParams, reply: reordered },
    },
    (actor, { params }) => carts.reorder(actor, params.orderId),
  ),
]
