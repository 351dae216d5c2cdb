import { codeBody, deliverBody, failBody, task, taskParams, tasks } from '../../../contracts/driver.ts'
import { driverRoute } from '../../../contracts/proposals.ts'
import { done, versionBody } from '../../../contracts/shared.ts'
import type { Services, TaskView } from '../../../services/index.ts'
import type { Access } from '../../access.ts'
import { type Asked, type Route, route } from '../../route.ts'
import { defined } from '../../wire.ts'

const self: Access = { app: 'driver', roles: ['driver'], ownership: 'self' }
const own = (foreign: 403 | 404): Access => ({
  ...self,
  ownership: { thing: 'delivery', param: 'deliveryId', foreign },
})
const shapes = { params: taskParams, body: versionBody, reply: task }
type Step = Asked<typeof shapes>
type Taken = { readonly deliveryId: string; readonly version: number; readonly idempotencyKey: string }

/** The deliveries a driver has taken, and every step to the door. */
export const taskRoutes = ({ delivery, dispatch }: Services): Route[] => {
  const step = (
    name: string,
    summary: string,
    take: (actor: Parameters<typeof delivery.pickUp>[0], taken: Taken) => Promise<TaskView>,
  ): Route =>
    route(
      {
        method: 'POST',
        path: `/api/driver/tasks/:deliveryId/${name}`,
        summary,
        access: own(403),
        idempotency: 'key',
        shapes,
      },
      (actor, { params, body, key }: Step) => take(actor, { ...params, ...body, idempotencyKey: key }),
    )
  return [
    route(
      {
        method: 'GET',
        path: '/api/driver/tasks',
        summary: 'My deliveries under way',
        access: self,
        idempotency: 'none',
        shapes: { reply: tasks },
      },
      actor => delivery.myTasks(actor),
    ),
    route(
      {
        method: 'GET',
        path: '/api/driver/route',
        summary: 'All that is left to do, in the best order from where I am',
        access: self,
        idempotency: 'none',
        shapes: { reply: driverRoute },
      },
      actor => dispatch.myRoute(actor),
    ),
    route(
      {
        method: 'GET',
        path: '/api/driver/tasks/:deliveryId',
        summary: 'One of them',
        access: own(404),
        idempotency: 'none',
        shapes: { params: taskParams, reply: task },
      },
      (actor, { params }) => delivery.task(actor, params.deliveryId),
    ),
    step('arrive-at-pickup', 'I am at the shop', delivery.arriveAtPickup),
    step('pick-up', 'I have the goods', delivery.pickUp),
    step('arrive-at-dropoff', 'I am at the door', delivery.arriveAtDropoff),
    step('retry', 'Try the same door again', delivery.retry),
    step('return', 'Bring the goods back', delivery.startReturn),
    step('complete-return', 'The goods are back', delivery.completeReturn),
    route(
      {
        method: 'POST',
        path: '/api/driver/tasks/:deliveryId/release',
        summary: 'Give it back before pickup',
        access: own(403),
        idempotency: 'key',
        shapes: { params: taskParams, body: versionBody, reply: done },
      },
      async (actor, { params, body, key }) => {
        await delivery.release(actor, { ...params, ...body, idempotencyKey: key })
        return { ok: true }
      },
    ),
    route(
      {
        method: 'POST',
        path: '/api/driver/tasks/:deliveryId/deliver',
        summary: 'The customer has the goods',
        access: own(403),
        idempotency: 'key',
        shapes: { params: taskParams, body: deliverBody, reply: task },
      },
      (actor, { params, body, key }) => delivery.deliver(actor, { ...params, ...body, idempotencyKey: key }),
    ),
    route(
      {
        method: 'POST',
        path: '/api/driver/tasks/:deliveryId/fail',
        summary: 'It cannot be handed over',
        access: own(403),
        idempotency: 'key',
        shapes: { params: taskParams, body: failBody, reply: task },
      },
      (actor, { params, body, key }) =>
        delivery.fail(actor, defined({ ...params, ...body, idempotencyKey: key })),
    ),
    route(
      {
        method: 'POST',
        path: '/api/driver/tasks/:deliveryId/code',
        summary: "Prove it by the customer's code",
        access: own(403),
        idempotency: 'key',
        shapes: { params: taskParams, body: codeBody, reply: task },
      },
      (actor, { params, body, key }) =>
        delivery.proveByCode(actor, { ...params, ...body, idempotencyKey: key }),
    ),
  ]
}
