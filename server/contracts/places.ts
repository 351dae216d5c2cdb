import { z } from 'zod'
import { id, instant, money, numberInQuery, place, text } from './shared.ts'

export const branches = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    addressText: z.string(),
    place,
    timeZone: z.string(),
    currency: z.string(),
    isOpen: z.boolean(),
    opensAt: instant.nullable(),
  }),
)

export const slots = z.array(
  z.object({ id: z.string(), startsAt: instant, endsAt: instant, left: z.number().int() }),
)

export const placeQuery = z.object({
  latitude: numberInQuery(-90, 90),
  longitude: numberInQuery(-180, 180),
})

/** What delivery to a point would mean, before anything is chosen. */
export const reach = z.object({
  branchId: z.string(),
  branchName: z.string(),
  zoneId: z.string(),
  metres: z.number(),
  fee: money,
  freeAbove: money.nullable(),
  minimumOrder: money,
})

export const addressSearch = z.object({
  text: text(200),
  latitude: numberInQuery(-90, 90).optional(),
  longitude: numberInQuery(-180, 180).optional(),
})
export const foundAddresses = z.array(z.object({ text: z.string(), place }))
export const description = z.object({ text: z.string() })

export const addressParams = z.object({ addressId: id('adr') })
export const savedAddresses = z.array(
  z.object({
    id: z.string(),
    label: z.string().nullable(),
    text: z.string(),
    note: z.string().nullable(),
    place,
  }),
)
