import {
  cash,
  declareBody,
  declaredCash,
  earnings,
  earningsByDay,
  earningsQuery,
  positionsBody,
  shift,
} from '../../../contracts/driver.ts'
import { done } from '../../../contracts/shared.ts'
import type { Services } from '../../../services/index.ts'
import type { Access } from '../../access.ts'
import { type Route, route } from '../../route.ts'
import { defined } from '../../wire.ts'

const access: Access = { app: 'driver', roles: ['driver'], ownership: 'self' }
const step = { method: 'POST', access, idempotency: 'key', shapes: { reply: shift } } as const
const look = { method: 'GET', access, idempotency: 'none' } as const

/** A driver's day: the shift, the cash in hand, what it has brought. */
export const shiftRoutes = ({ delivery, cash: money }: Services): Route[] => [
  route({ ...look, path: '/api/driver/shift', summary: 'My shift', shapes: { reply: shift } }, actor =>
    delivery.shift(actor),
  ),
  route({ ...step, path: '/api/driver/shift/start', summary: 'Begin' }, (actor, { key }) =>
    delivery.startShift(actor, { idempotencyKey: key }),
  ),
  route({ ...step, path: '/api/driver/shift/pause', summary: 'No offers for a while' }, (actor, { key }) =>
    delivery.pauseShift(actor, { idempotencyKey: key }),
  ),
  route({ ...step, path: '/api/driver/shift/resume', summary: 'Offers again' }, (actor, { key }) =>
    delivery.resumeShift(actor, { idempotencyKey: key }),
  ),
  route({ ...step, path: '/api/driver/shift/end', summary: 'Enough for today' }, (actor, { key }) =>
    delivery.endShift(actor, { idempotencyKey: key }),
  ),
  route({ ...look, path: '/api/driver/cash', summary: 'The cash I hold', shapes: { reply: cash } }, actor =>
    money.mine(actor),
  ),
  route(
    {
      method: 'POST',
      path: '/api/driver/cash/declare',
      summary: 'Say what I hand over; one hand-over at a time',
      access,
      idempotency: 'key',
      shapes: { body: declareBody, reply: declaredCash },
    },
    (actor, { body, key }) =>
      money.declare(actor, { declaredUnits: BigInt(body.units), idempotencyKey: key }),
  ),
  route(
    { ...look, path: '/api/driver/earnings', summary: 'Earned today', shapes: { reply: earnings } },
    actor => delivery.earnings(actor),
  ),
  route(
    {
      ...look,
      path: '/api/driver/earnings/days',
      summary: 'Earned on each of the last days, today first',
      shapes: { query: earningsQuery, reply: earningsByDay },
    },
    (actor, { query }) => delivery.earningsByDay(actor, query),
  ),
  route(
    {
      method: 'POST',
      path: '/api/driver/positions',
      summary:
        'Where I am and was, in any order: the newest wins, and a point that is sent twice changes nothing',
      access,
      idempotency: 'none',
      shapes: { body: positionsBody, reply: done },
    },
    async (actor, { body }) => {
      const points = body.points
        .map(({ at, place, heading, accuracyMetres }) =>
          defined({ at: new Date(at), place, heading, accuracyMetres, isLive: true }),
        )
        .sort((one, other) => one.at.getTime() - other.at.getTime())
      for (const point of points) await delivery.reportPosition(actor, point)
      return { ok: true }
    },
  ),
]
