import { z } from 'zod'
import { quote } from './quote.ts'
import { id, instant, localised, money, place, text, units } from './shared.ts'

export const cart = z.object({
  id: z.string(),
  version: z.number().int(),
  branchId: z.string().nullable(),
  branchName: z.string().nullable(),
  timeZone: z.string(),
  currency: z.string(),
  lines: z.array(
    z.object({
      id: z.string(),
      productId: z.string(),
      variantId: z.string(),
      names: z.object({ product: localised, variant: localised, options: z.array(localised) }),
      quantity: z.number().int(),
      unitPrice: money,
      total: money,
      available: z.number().int(),
    }),
  ),
  address: z.object({ text: z.string(), note: z.string().nullable(), place }).nullable(),
  slot: z.object({ id: z.string(), startsAt: instant, endsAt: instant }).nullable(),
  note: z.string().nullable(),
  tip: money,
  cashFrom: money.nullable(),
  quote,
  offeredTips: z.array(z.object({ percent: z.number().int(), tip: money })),
  offeredCash: z.array(money).describe('Round sums above the total that somebody may pay with'),
})

const quantity = z.number().int().max(1000)

export const addLineBody = z
  .object({
    variantId: id('var'),
    optionIds: z.array(id('opt')).max(30).default([]),
    quantity: quantity.min(1),
  })
  .meta({ examples: [{ variantId: 'var_0000000000bread000', optionIds: [], quantity: 1 }] })

export const lineParams = z.object({ lineId: id('lin') })
export const quantityBody = z
  .object({ quantity: quantity.min(0).describe('0 takes the line out') })
  .meta({ examples: [{ quantity: 2 }] })

export const addressBody = z
  .object({ text: text(300), note: text(500).optional(), place })
  .meta({ examples: [{ text: 'Rivera 1234', place: { latitude: -34.905, longitude: -56.165 } }] })
export const slotBody = z
  .object({ slotId: id('slt').nullable().describe('null: as soon as possible') })
  .meta({ examples: [{ slotId: null }] })
export const noteBody = z
  .object({ note: text(500).nullable() })
  .meta({ examples: [{ note: 'No onions, please' }] })
export const tipBody = z.object({ units }).meta({ examples: [{ units: '2000' }] })
export const promoBody = z
  .object({ code: text(200).describe('As it was typed: spaces, dashes and case do not matter') })
  .meta({ examples: [{ code: 'WELCOME' }] })
export const promoParams = z.object({ code: z.string().min(1).max(200) })
export const cashFromBody = z
  .object({ units: units.nullable().describe('The note the customer pays with; null: the exact sum') })
  .meta({ examples: [{ units: null }] })
