import { z } from 'zod'
import { place } from './shared.ts'

/** What an app needs to know before anybody has signed in; the same for everybody. */
export const config = z.object({
  map: z.object({
    styleUrl: z.string().nullable().describe('A MapLibre style; when there is one, it is the map'),
    tilesUrl: z
      .string()
      .nullable()
      .describe("A PMTiles archive with Protomaps layers: an address, or a path at the API's own"),
    attribution: z.string().describe('To be shown on the map: plain text'),
    center: place.describe('Amid the branches'),
    bounds: z
      .tuple([z.number(), z.number(), z.number(), z.number()])
      .nullable()
      .describe('West, south, east, north of all that is delivered to and from; null when there is nothing'),
  }),
  business: z.object({
    name: z.string(),
    currency: z.string().describe('Of the first branch; each branch has its own'),
  }),
  bots: z
    .object({
      customer: z.string().nullable(),
      crew: z.string().nullable(),
      sales: z.string().nullable(),
    })
    .describe(
      'User names without @, for links such as `https://t.me/<name>?startapp=…`; null: not known now',
    ),
})
