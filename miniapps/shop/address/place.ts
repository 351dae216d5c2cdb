import type { z } from 'zod'
import type {
  description,
  foundAddresses,
  reach as reachShape,
  savedAddresses,
} from '../../../server/contracts/places.ts'
import { ask } from '../../kit/api/client.ts'
import { retrying } from '../../kit/api/retrying.ts'

export type Place = { readonly latitude: number; readonly longitude: number }
export type Reach = z.infer<typeof reachShape>
export type Found = z.infer<typeof foundAddresses>[number]
export type Saved = z.infer<typeof savedAddresses>[number]

/** What delivery to a point would mean. @throws Problem when nobody delivers there */
export const reachOf = (point: Place): Promise<Reach> =>
  retrying(() => ask<Reach>('/api/shop/reach', { query: point }))

/** What a point is called. */
export const nameOf = async (point: Place): Promise<string> =>
  (await ask<z.infer<typeof description>>('/api/shop/addresses/at', { query: point })).text

/** Addresses that a typed text may mean, those near a place first. */
export const searchAddresses = (text: string, near: Place | undefined): Promise<readonly Found[]> =>
  ask<readonly Found[]>('/api/shop/addresses/search', {
    query: { text, latitude: near?.latitude, longitude: near?.longitude },
  })
