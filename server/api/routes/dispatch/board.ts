import {
  board,
  boardQuery,
  boardRows,
  boardRowsQuery,
  history,
  rejectBody,
  staffCancelBody,
} from '../../../contracts/dispatch.ts'
import { order, orderParams } from '../../../contracts/orders.ts'
import { versionBody } from '../../../contracts/shared.ts'
import type { OrderView, Services } from '../../../services/index.ts'
import type { Access } from '../../access.ts'
import { pageFrom, placeOf } from '../../paging.ts'
import { type Asked, type Route, route } from '../../route.ts'
import { defined } from '../../wire.ts'

const staff: Access = { app: 'dispatch', roles: ['dispatcher'], ownership: 'nobody' }
const ofBranch: Access = { ...staff, ownership: { thing: 'order', param: 'orderId', foreign: 404 } }
const shapes = { params: orderParams, body: versionBody, reply: order }
type Step = Asked<typeof shapes>
type Seen = { readonly orderId: string; readonly version: number }

/** The orders of a dispatcher's branches. */
export const boardRoutes = ({ orders }: Services): Route[] => {
  const step = (
    name: string,
    summary: string,
    take: (actor: Parameters<typeof orders.confirm>[0], seen: Seen) => Promise<OrderView>,
  ): Route =>
    route(
      {
        method: 'POST',
        path: `/api/dispatch/orders/:orderId/${name}`,
        summary,
        access: ofBranch,
        idempotency: 'none',
        shapes,
      },
      (actor, { params, body }: Step) => take(actor, { ...params, ...body }),
    )
  return [
    route(
      {
        method: 'GET',
        path: '/api/dispatch/orders',
        summary: 'Orders of my branches, newest first',
        access: staff,
        idempotency: 'none',
        shapes: { query: boardQuery, reply: board },
      },
      async (actor, { query: { limit, after, status, ...filter } }) => {
        const page = defined({ after: placeOf(after), limit: limit + 1 })
        return pageFrom(await orders.board(actor, defined({ ...filter, statuses: status }), page), limit)
      },
    ),
    route(
      {
        method: 'GET',
        path: '/api/dispatch/orders/:orderId',
        summary: 'One order, with what may be done',
        access: ofBranch,
        idempotency: 'none',
        shapes: { params: orderParams, reply: order },
      },
      (actor, { params }) => orders.track(actor, params.orderId),
    ),
    route(
      {
        method: 'GET',
        path: '/api/dispatch/orders/rows',
        summary: 'These orders as the board shows them, to refresh what has changed',
        access: staff,
        idempotency: 'none',
        shapes: { query: boardRowsQuery, reply: boardRows },
      },
      (actor, { query }) => orders.boardRows(actor, query.ids),
    ),
    route(
      {
        method: 'GET',
        path: '/api/dispatch/orders/:orderId/history',
        summary: 'What has happened to it, and who did it',
        access: ofBranch,
        idempotency: 'none',
        shapes: { params: orderParams, reply: history },
      },
      (actor, { params }) => orders.history(actor, params.orderId),
    ),
    step('confirm', 'Take it on', orders.confirm),
    step('prepare', 'The kitchen begins', orders.prepare),
    step('ready', 'It is packed', orders.markReady),
    route(
      {
        method: 'POST',
        path: '/api/dispatch/orders/:orderId/reject',
        summary: 'Do not take it on',
        access: ofBranch,
        idempotency: 'none',
        shapes: { params: orderParams, body: rejectBody, reply: order },
      },
      (actor, { params, body }) => orders.reject(actor, { ...params, ...body }),
    ),
    route(
      {
        method: 'POST',
        path: '/api/dispatch/orders/:orderId/cancel',
        summary: 'Call it off',
        access: ofBranch,
        idempotency: 'none',
        shapes: { params: orderParams, body: staffCancelBody, reply: order },
      },
      (actor, { params, body }) => orders.cancel(actor, { ...params, ...body }),
    ),
  ]
}
