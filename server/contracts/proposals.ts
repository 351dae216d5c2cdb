import { z } from 'zod'
import { id, instant, place, problemFacts, version } from './shared.ts'

/** A point of a line, columns to keep lines small: latitude, longitude. */
const point = z.tuple([z.number(), z.number()])

/** What is left to do on the way, in order. A `return` brings goods that were not handed over back to the shop. */
const stop = z.object({
  kind: z.enum(['pickup', 'dropoff', 'return']),
  deliveryId: z.string(),
  orderNumber: z.number().int(),
  place,
  arrivesAt: instant,
  promisedAt: instant.nullable().describe('null where nothing is promised: at a shop'),
  lateMinutes: z.number().int().describe('0: in time'),
})

const way = {
  driveMinutes: z.number().describe('Minutes of driving, without waiting and handing over'),
  metres: z.number().int(),
  line: z
    .array(point)
    .describe('Where the way leads, from where the driver is; by street where streets are known'),
  isByStreet: z.boolean(),
}

export const proposeBody = z
  .object({
    deliveryIds: z
      .array(id('dlv'))
      .min(1)
      .max(300)
      .optional()
      .describe('Only these; left out: all of my branches that wait for a driver'),
  })
  .meta({ examples: [{}] })

export const proposalParams = z.object({ proposalId: id('prp') })

/** Why nobody would take a delivery. */
const unassignedReasons = [
  'nobody-on-shift',
  'no-fresh-location',
  'full',
  'no-room-for-cash',
  'too-far-for-vehicle',
  'too-far-away',
  'wrong-moment',
] as const

const effort = {
  driveMinutes: z.number(),
  late: z.number().int().describe('Deliveries that come after the time that was promised'),
  unassigned: z.number().int(),
}

/** Who could take what, for a short while: nothing has happened yet. */
export const proposal = z.object({
  proposalId: z.string(),
  madeAt: instant,
  expiresAt: instant,
  assignments: z.array(
    z.object({
      deliveryId: z.string(),
      version: z.number().int(),
      driverId: z.string(),
      orderNumber: z.number().int(),
    }),
  ),
  routes: z
    .array(
      z.object({
        driverId: z.string(),
        name: z.string(),
        vehicle: z.string(),
        stops: z.array(stop.extend({ isNew: z.boolean().describe('Not theirs yet') })),
        ...way,
      }),
    )
    .describe('Of drivers who would get something new, with what they have already'),
  unassigned: z.array(
    z.object({
      deliveryId: z.string(),
      orderNumber: z.number().int(),
      reason: z.enum(unassignedReasons),
    }),
  ),
  savings: z.object({
    proposed: z.object(effort),
    oneByOne: z
      .object(effort)
      .describe(
        'The same drivers when each delivery in turn goes to whom it costs the least time, and stays there',
      ),
  }),
})

export const applyProposalBody = z
  .object({
    deliveryIds: z.array(id('dlv')).min(1).max(300).optional().describe('Only these of it; left out: all'),
  })
  .meta({ examples: [{}] })

export const assignManyBody = z
  .object({
    items: z
      .array(z.object({ deliveryId: id('dlv'), version, driverId: id('drv') }))
      .min(1)
      .max(100)
      .refine(
        items => new Set(items.map(item => item.deliveryId)).size === items.length,
        'names a delivery twice',
      ),
  })
  .meta({
    examples: [
      { items: [{ deliveryId: 'dlv_0000000000aaaaaaaa', version: 1, driverId: 'drv_0000000000aaaaaaaa' }] },
    ],
  })

/** What became of each: one that is refused does not hold up the others. */
export const assigned = z.object({
  items: z.array(
    z.object({
      deliveryId: z.string(),
      driverId: z.string(),
      isAssigned: z.boolean(),
      problem: z
        .object({
          code: z.string(),
          title: z.string().describe('A sentence for the person'),
          facts: problemFacts,
        })
        .nullable(),
    }),
  ),
})

/** A driver's own way: what is left of all they have, in the best order. */
export const driverRoute = z.object({
  madeAt: instant,
  from: place.nullable().describe('Where the driver is; null when nobody knows, and then nothing is planned'),
  stops: z.array(stop),
  ...way,
})
