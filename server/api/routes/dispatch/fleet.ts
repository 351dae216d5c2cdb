import { assignBody, deliveryParams, drivers, driversQuery } from '../../../contracts/dispatch.ts'
import { done, versionBody } from '../../../contracts/shared.ts'
import type { Services } from '../../../services/index.ts'
import type { Access } from '../../access.ts'
import { type Route, route } from '../../route.ts'
import { defined } from '../../wire.ts'

const staff: Access = { app: 'dispatch', roles: ['dispatcher'], ownership: 'nobody' }
const ofBranch: Access = { ...staff, ownership: { thing: 'delivery', param: 'deliveryId', foreign: 404 } }

/** Who drives, where they are, and who takes what. */
export const fleetRoutes = ({ dispatch }: Services): Route[] => [
  route(
    {
      method: 'GET',
      path: '/api/dispatch/drivers',
      summary: 'Drivers of my branches; for a delivery, the best first',
      access: staff,
      idempotency: 'none',
      shapes: { query: driversQuery, reply: drivers },
    },
    (actor, { query }) => dispatch.drivers(actor, defined(query)),
  ),
  route(
    {
      method: 'POST',
      path: '/api/dispatch/deliveries/:deliveryId/assign',
      summary: 'Give it to a driver',
      access: ofBranch,
      idempotency: 'none',
      shapes: { params: deliveryParams, body: assignBody, reply: done },
    },
    async (actor, { params, body }) => {
      await dispatch.assign(actor, { ...params, ...body })
      return { ok: true }
    },
  ),
  route(
    {
      method: 'POST',
      path: '/api/dispatch/deliveries/:deliveryId/unassign',
      summary: 'Take it back from its driver',
      access: ofBranch,
      idempotency: 'none',
      shapes: { params: deliveryParams, body: versionBody, reply: done },
    },
    async (actor, { params, body }) => {
      await dispatch.unassign(actor, { ...params, ...body })
      return { ok: true }
    },
  ),
  route(
    {
      method: 'POST',
      path: '/api/dispatch/deliveries/:deliveryId/search',
      summary: 'Look for a driver now, from the first round',
      access: ofBranch,
      idempotency: 'none',
      shapes: { params: deliveryParams, body: versionBody, reply: done },
    },
    async (actor, { params, body }) => {
      await dispatch.search(actor, { ...params, ...body })
      return { ok: true }
    },
  ),
]
