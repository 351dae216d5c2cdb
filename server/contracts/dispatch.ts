import { z } from 'zod'
import { orderSummary } from './orders.ts'
import { id, money, pageOf, pageQuery, place, text, version } from './shared.ts'

const statuses = [
  'placed',
  'confirmed',
  'preparing',
  'ready',
  'fulfilled',
  'returned',
  'rejected',
  'expired',
  'cancelled',
] as const
const boardStatus = z.enum(statuses)

/** A flag in the query of an address. */
const flag = z.enum(['true', 'false']).transform(given => given === 'true')

export const boardQuery = pageQuery.extend({
  status: z
    .union([boardStatus, z.array(boardStatus).max(statuses.length)])
    .transform(given => (Array.isArray(given) ? given : [given]))
    .optional(),
  isOpen: flag.optional().describe('Only orders that are not ended, or only those that are'),
  isLate: flag.optional(),
  needsDriver: flag.optional().describe('Only orders whose delivery nobody has'),
  number: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
})
/** Newest first. */
export const board = pageOf(
  orderSummary.extend({ customerName: z.string(), deliveryId: z.string().nullable() }),
)

export const rejectBody = z
  .object({ version, reason: text(300).min(1) })
  .meta({ examples: [{ version: 1, reason: 'The oven is broken' }] })
export const staffCancelBody = z
  .object({ version, reason: z.enum(['shop', 'delivery-failed', 'mistake', 'other']).default('shop') })
  .meta({ examples: [{ version: 2, reason: 'shop' }] })

export const deliveryParams = z.object({ deliveryId: id('dlv') })
export const assignBody = z
  .object({ version, driverId: id('drv') })
  .meta({ examples: [{ version: 1, driverId: 'drv_0000000000aaaaaaaa' }] })

export const driversQuery = z.object({ deliveryId: id('dlv').optional() })
export const drivers = z.array(
  z.object({
    driverId: z.string(),
    name: z.string(),
    vehicle: z.string(),
    shiftStatus: z.enum(['off', 'on', 'paused']),
    place: place.nullable(),
    locationAgeSeconds: z.number().nullable(),
    activeDeliveries: z.number().int(),
    cashInHand: money,
    pickupMetres: z.number().nullable(),
    objection: z.string().nullable().describe('Why this driver should not take the delivery asked about'),
  }),
)
