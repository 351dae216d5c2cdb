import { screensFrom } from '../../kit/state/screens.ts'

export type DriverScreen =
  | { readonly name: 'home' }
  | { readonly name: 'offer'; readonly offerId: string }
  | { readonly name: 'task'; readonly deliveryId: string }
  | { readonly name: 'fail'; readonly deliveryId: string }
  | { readonly name: 'map'; readonly deliveryId: string }
  | { readonly name: 'talk'; readonly deliveryId: string; readonly kind: 'driver' | 'crew' }
  | { readonly name: 'route' }
  | { readonly name: 'cash' }
  | { readonly name: 'earnings' }
  | { readonly name: 'me' }

export const screens = screensFrom<DriverScreen>({ name: 'home' })
