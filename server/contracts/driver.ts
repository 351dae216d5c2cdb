import { z } from 'zod'
import { id, instant, localised, money, place, text, units, version, wholeInQuery } from './shared.ts'

export const shift = z.object({
  driverId: z.string(),
  shiftId: z.string().nullable(),
  status: z.enum(['off', 'on', 'paused']),
  startedAt: instant.nullable(),
  pauseReason: z.string().nullable(),
  locationAgeSeconds: z.number().nullable(),
  isLocationFresh: z.boolean(),
  vehicle: z.string(),
  timeZone: z.string(),
})

export const offerParams = z.object({ offerId: id('ofr') })
/** Enough to decide, no more: no name, no door before it is accepted. */
export const offer = z.object({
  offerId: z.string(),
  version: z.number().int(),
  status: z.string(),
  deliveryId: z.string(),
  orderNumber: z.number().int(),
  expiresAt: instant,
  secondsLeft: z.number().describe('To answer, by the clock of the server; 0 when it cannot be answered'),
  pickup: z.object({ text: z.string(), place, metres: z.number() }),
  dropoff: z.object({ text: z.string(), place }),
  distanceMetres: z.number(),
  pay: money,
  tip: money,
  cashToCollect: money,
  timeZone: z.string(),
})
export const offers = z.array(offer)

export const taskParams = z.object({ deliveryId: id('dlv') })
export const task = z.object({
  deliveryId: z.string(),
  orderId: z.string(),
  orderNumber: z.number().int(),
  version: z.number().int(),
  status: z.string(),
  pickup: z.object({ text: z.string(), place }),
  dropoff: z.object({ text: z.string(), note: z.string().nullable(), place }),
  customerName: z.string(),
  lines: z.array(
    z.object({
      names: z.object({ product: localised, variant: localised }),
      quantity: z.number().int(),
    }),
  ),
  orderNote: z.string().nullable(),
  distanceMetres: z.number(),
  pay: money,
  tip: money,
  cashToCollect: money,
  cashFrom: money.nullable(),
  wanted: z.object({ from: instant, until: instant }).nullable(),
  promisedAt: instant.nullable(),
  timeZone: z.string(),
  proof: z.object({ rule: z.string(), missing: z.array(z.enum(['code', 'photo'])) }),
  isOrderReady: z.boolean(),
  failureReason: z.string().nullable(),
  actions: z.array(z.string()).describe('What the driver may do now'),
})
export const tasks = z.array(task)

export const deliverBody = z
  .object({ version, isCashCollected: z.boolean() })
  .meta({ examples: [{ version: 5, isCashCollected: true }] })
export const failBody = z
  .object({
    version,
    reason: z.enum([
      'nobody-home',
      'wrong-address',
      'refused-goods',
      'cannot-pay',
      'unsafe',
      'damaged',
      'other',
    ]),
    note: text(500).optional(),
  })
  .meta({ examples: [{ version: 4, reason: 'nobody-home' }] })
export const codeBody = z
  .object({ code: z.string().regex(/^\d{3,8}$/) })
  .meta({ examples: [{ code: '0000' }] })

const handover = z.object({
  id: z.string(),
  version: z.number().int(),
  status: z.enum(['declared', 'counted', 'settled']),
  expected: money,
  declared: money,
  counted: money.nullable(),
  difference: money.nullable(),
})
export const cash = z.object({ inHand: money, cap: money, handover: handover.nullable() })
export const declaredCash = handover
export const declareBody = z.object({ units }).meta({ examples: [{ units: '21000' }] })

export const earnings = z.object({
  from: instant,
  deliveries: z.number().int(),
  pay: money,
  tips: money,
  total: money,
  balance: money.describe('Still to be paid out'),
})

export const earningsQuery = z.object({ days: wholeInQuery(1, 31).default(14) })
export const earningsByDay = z.object({
  days: z.array(
    z.object({
      date: z.string().describe("YYYY-MM-DD on the branch's clocks"),
      deliveries: z.number().int(),
      pay: money,
      tips: money,
      total: money,
    }),
  ),
  balance: money.describe('Still to be paid out'),
})

/** No phone has measured anything before; the database's calendar has no year 0. */
const oldest = Date.UTC(2000, 0)

/** Points of the phone, measured while the app was open. */
export const positionsBody = z
  .object({
    points: z
      .array(
        z.object({
          at: z.iso
            .datetime({ precision: 3 })
            .refine(at => Date.parse(at) > oldest, 'before there were such phones')
            .describe('When it was measured; in the future means now'),
          place,
          heading: z.number().int().min(0).max(359).optional(),
          accuracyMetres: z.number().min(0).max(100_000).optional(),
        }),
      )
      .min(1)
      .max(60),
  })
  .meta({
    examples: [
      {
        points: [{ at: '2026-01-01T12:00:00.000Z', place: { latitude: -34.9, longitude: -56.16 } }],
      },
    ],
  })
