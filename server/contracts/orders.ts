import { z } from 'zod'
import { cart } from './cart.ts'
import { quote } from './quote.ts'
import {
  flag,
  id,
  instant,
  localised,
  money,
  pageOf,
  pageQuery,
  place,
  text,
  units,
  version,
} from './shared.ts'

export const placeOrderBody = z
  .object({
    cartVersion: version.describe('The cart as it was seen'),
    totalUnits: units
      .optional()
      .describe('The total as it was seen; when it is another by now, nothing is ordered (cart.changed)'),
    paymentMethod: z.literal('cash'),
  })
  .meta({ examples: [{ cartVersion: 1, paymentMethod: 'cash' }] })
export const placedOrder = z.object({ id: z.string(), number: z.number().int(), isRepeat: z.boolean() })

export const orderParams = z.object({ orderId: id('ord') })

export const orderSummary = z.object({
  id: z.string(),
  number: z.number().int(),
  status: z.string(),
  deliveryStatus: z.string().nullable(),
  total: money,
  placedAt: instant,
  addressText: z.string(),
  driverName: z.string().nullable(),
  isLate: z.boolean(),
})
export const myOrdersQuery = pageQuery.extend({
  isOpen: flag.optional().describe('Only orders that are not ended, or only those that are'),
})
export const orderPage = pageOf(orderSummary)

const driver = z.object({
  driverId: z.string(),
  name: z.string(),
  vehicle: z.string(),
  stars: z.number().nullable(),
})

const delivery = z.object({
  id: z.string(),
  version: z.number().int(),
  status: z.string(),
  driver: driver.nullable(),
  driverPlace: z.object({ place, heading: z.number().nullable(), recordedAt: instant }).nullable(),
  etaAt: instant.nullable(),
  promisedAt: instant.nullable(),
  isLate: z.boolean(),
  isAlarmed: z.boolean(),
  failureReason: z.string().nullable(),
  openOffers: z.number().int(),
})

export const order = z.object({
  id: z.string(),
  number: z.number().int(),
  version: z.number().int(),
  status: z.string(),
  paymentMethod: z.string(),
  paymentStatus: z.string(),
  customer: z.object({ name: z.string() }),
  branch: z.object({
    id: z.string(),
    name: z.string(),
    addressText: z.string(),
    place,
    timeZone: z.string(),
  }),
  address: z.object({ text: z.string(), note: z.string().nullable(), place }),
  lines: z.array(
    z.object({
      names: z.object({ product: localised, variant: localised, options: z.array(localised) }),
      quantity: z.number().int(),
      total: money,
    }),
  ),
  quote,
  total: money,
  cashFrom: money.nullable(),
  note: z.string().nullable(),
  wanted: z.object({ from: instant, until: instant }).nullable(),
  placedAt: instant,
  endReason: z.string().nullable(),
  delivery: delivery.nullable(),
  handoverCode: z
    .string()
    .nullable()
    .describe(
      'Only for the customer, once a driver has the order. Digits to be said, or shown as a QR code that holds these ' +
        'digits and nothing else: the driver types or scans them into `POST /api/driver/tasks/:deliveryId/code`',
    ),
  review: z.object({ stars: z.number().int(), text: z.string().nullable() }).nullable(),
  actions: z.array(z.string()).describe('What this person may do with it now'),
})

export const cancelBody = z
  .object({ version, reason: z.enum(['changed-mind', 'too-long', 'mistake', 'other']).optional() })
  .meta({ examples: [{ version: 1, reason: 'mistake' }] })

export const reviewBody = z
  .object({
    stars: z.number().int().min(1).max(5).optional(),
    driverStars: z.number().int().min(1).max(5).optional(),
    text: text(1000).optional(),
  })
  .meta({ examples: [{ stars: 5, driverStars: 5, text: 'Still warm!' }] })

export const reordered = z.object({
  cart,
  missing: z.number().int().describe('Lines that are not sold any more'),
})
