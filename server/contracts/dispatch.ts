import { z } from 'zod'
import { orderSummary } from './orders.ts'
import { flag, id, instant, money, pageOf, pageQuery, place, text, version, wholeInQuery } from './shared.ts'

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

export const boardQuery = pageQuery.extend({
  // A board loads all that is open at once: a thousand orders in five pages.
  limit: wholeInQuery(1, 200).default(20),
  status: z
    .union([boardStatus, z.array(boardStatus).max(statuses.length)])
    .transform(given => (Array.isArray(given) ? given : [given]))
    .optional(),
  branchId: id('brn').optional(),
  isOpen: flag.optional().describe('Only orders that are not ended, or only those that are'),
  isLate: flag.optional(),
  needsDriver: flag.optional().describe('Only orders whose delivery nobody has'),
  number: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
})

const boardDelivery = z.object({
  id: z.string(),
  version: z.number().int(),
  status: z.string(),
  driverId: z.string().nullable(),
  pickup: z.object({ text: z.string(), place }),
  dropoff: z.object({ text: z.string(), note: z.string().nullable(), place }),
  distanceMetres: z.number(),
  cashToCollect: money,
  attempt: z.number().int(),
  searchFrom: instant.nullable().describe('null as long as the shop has not taken the order on'),
  etaAt: instant.nullable(),
  promisedAt: instant.nullable(),
  isLate: z.boolean(),
  isAlarmed: z.boolean(),
  openOffers: z.number().int(),
  offersUntil: instant.nullable().describe('When the last open offer runs out; null when nobody is asked'),
  failureReason: z.string().nullable(),
  acceptedAt: instant.nullable(),
  arrivedAtPickupAt: instant.nullable(),
  pickedUpAt: instant.nullable(),
  arrivedAtDropoffAt: instant.nullable(),
  deliveredAt: instant.nullable(),
  failedAt: instant.nullable(),
  returnedAt: instant.nullable(),
})

/** An order as a board shows it, in a list and on a map. */
export const boardRow = orderSummary.extend({
  version: z.number().int(),
  branchId: z.string(),
  customerName: z.string(),
  paymentMethod: z.string(),
  paymentStatus: z.string(),
  wanted: z.object({ from: instant, until: instant }).nullable(),
  confirmedAt: instant.nullable(),
  readyAt: instant.nullable(),
  fulfilledAt: instant.nullable(),
  endedAt: instant.nullable(),
  deliveryId: z.string().nullable(),
  delivery: boardDelivery.nullable(),
})
/** Newest first. */
export const board = pageOf(boardRow)

export const boardRowsQuery = z.object({
  ids: text(100 * 24)
    .transform(given => given.split(','))
    .pipe(z.array(id('ord')).min(1).max(100))
    .describe('Ids of orders, separated by commas'),
})
/** Newest first; orders of other branches, and those that are not there, are left out. */
export const boardRows = z.array(boardRow)

export const history = z.array(
  z.object({
    at: instant,
    type: z.string().describe('The event, such as `order.confirmed` or `offer.declined`'),
    by: z
      .object({ as: z.string(), userId: z.string().nullable(), name: z.string().nullable() })
      .nullable()
      .describe('null: nobody in person, but time or a rule'),
    driver: z.object({ driverId: z.string(), name: z.string() }).nullable(),
    reason: z.string().nullable(),
    note: z.string().nullable(),
  }),
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
    branchId: z.string().nullable().describe('null: drives for every branch'),
    shiftStatus: z.enum(['off', 'on', 'paused']),
    shiftSince: instant.nullable(),
    place: place.nullable(),
    heading: z.number().nullable().describe('Degrees clockwise from north'),
    locationAgeSeconds: z.number().nullable(),
    capacity: z.number().int(),
    activeDeliveries: z.number().int(),
    activeDeliveryIds: z.array(z.string()).describe('Oldest accepted first'),
    cashInHand: money,
    cashCap: money,
    pickupMetres: z.number().nullable(),
    objection: z.string().nullable().describe('Why this driver should not take the delivery asked about'),
  }),
)

export const driverParams = z.object({ driverId: id('drv') })
export const trackQuery = z.object({ minutes: wholeInQuery(1, 1440).default(60) })
/** Columns, because there are hundreds: latitude, longitude, seconds since `from`. */
const trackPoint = z.tuple([z.number(), z.number(), z.number()])
export const track = z.object({
  driverId: z.string(),
  name: z.string(),
  from: instant,
  until: instant,
  points: z.array(trackPoint).describe('Oldest first, at most 601'),
  stops: z.array(
    z.object({
      type: z.enum(['picked-up', 'delivered', 'failed']),
      at: instant,
      place,
      deliveryId: z.string(),
      orderId: z.string(),
      orderNumber: z.number().int(),
    }),
  ),
})

export const zones = z.array(
  z.object({
    id: z.string(),
    branchId: z.string(),
    branchName: z.string(),
    name: z.string(),
    polygon: z.array(place).describe('Corners in order; the last is joined to the first'),
    priority: z.number().int().describe('Where zones overlap, the higher one holds'),
    strategy: z.string(),
    baseFee: money,
    distanceBands: z.array(z.object({ uptoMetres: z.number(), fee: money })),
    surchargeNow: money.describe('What this hour adds to the fee'),
    freeAbove: money.nullable(),
    minimumOrder: money,
  }),
)

export const heatQuery = z.object({
  hours: wholeInQuery(1, 168).default(24),
  branchId: id('brn').optional(),
})
export const heat = z.object({
  from: instant,
  until: instant,
  cellMetres: z.number(),
  cells: z
    .array(z.object({ place, orders: z.number().int() }))
    .describe('The middle of each square of the ground, the hottest first; at most 2,000'),
})

export const alarms = z.array(
  z.object({
    code: z.enum(['no-driver', 'late', 'failed', 'driver-stale', 'cash-over-cap']),
    since: instant,
    orderId: z.string().nullable(),
    orderNumber: z.number().int().nullable(),
    deliveryId: z.string().nullable(),
    driverId: z.string().nullable(),
    driverName: z.string().nullable(),
  }),
)
