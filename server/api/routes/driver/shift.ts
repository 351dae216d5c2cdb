import { cash, declareBody, declaredCash, earnings, shift } from '../../../contracts/driver.ts'
import type { Services } from '../../../services/index.ts'
import type { Access } from '../../access.ts'
import { type Route, route } from '../../route.ts'

const access: Access = { app: 'driver', roles: ['driver'], ownership: 'self' }
const step = { method: 'POST', access, idempotency: 'none', shapes: { reply: shift } } as const
const look = { method: 'GET', access, idempotency: 'none' } as const

/** A driver's day: the shift, the cash in hand, what it has brought. */
export const shiftRoutes = ({ delivery, cash: money }: Services): Route[] => [
  route({ ...look, path: '/api/driver/shift', summary: 'My shift', shapes: { reply: shift } }, actor =>
    delivery.shift(actor),
  ),
  route({ ...step, path: '/api/driver/shift/start', summary: 'Begin' }, actor => delivery.startShift(actor)),
  route({ ...step, path: '/api/driver/shift/pause', summary: 'No offers for a while' }, actor =>
    delivery.pauseShift(actor),
  ),
  route({ ...step, path: '/api/driver/shift/resume', summary: 'Offers again' }, actor =>
    delivery.resumeShift(actor),
  ),
  route({ ...step, path: '/api/driver/shift/end', summary: 'Enough for today' }, actor =>
    delivery.endShift(actor),
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
      idempotency: 'none',
      shapes: { body: declareBody, reply: declaredCash },
    },
    (actor, { body }) => money.declare(actor, { declaredUnits: BigInt(body.units) }),
  ),
  route(
    { ...look, path: '/api/driver/earnings', summary: 'Earned today', shapes: { reply: earnings } },
    actor => delivery.earnings(actor),
  ),
]
