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
export const savedAddress = z.object({
  id: z.string(),
  label: z.string().nullable().describe('What the person calls it, such as "Home"'),
  text: z.string(),
  note: z.string().nullable(),
  place,
})
/** The last used first: that one is offered when nothing else is chosen. */
export const savedAddresses = z.array(savedAddress)

const addressText = text(300).trim().min(1)
const label = text(40)
const note = text(500)
export const saveAddressBody = z
  .object({ text: addressText, note: note.optional(), label: label.optional(), place })
  .meta({
    examples: [{ text: 'Rivera 1234', label: 'Home', place: { latitude: -34.905, longitude: -56.165 } }],
  })
/** What is left out stays as it is. */
export const changeAddressBody = z
  .object({
    text: addressText.optional(),
    note: note.nullable().optional(),
    label: label.nullable().optional(),
    place: place.optional(),
  })
  .meta({ examples: [{ label: 'Grandmother' }] })
