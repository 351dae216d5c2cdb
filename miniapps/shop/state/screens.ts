import { screensFrom } from '../../kit/state/screens.ts'

export type ShopScreen =
  | { readonly name: 'menu' }
  | { readonly name: 'product'; readonly productId: string }
  | { readonly name: 'cart' }
  /** `next`: where to go on when the address stands; back to where one came from without. */
  | { readonly name: 'address'; readonly next: 'checkout' | '' }
  | { readonly name: 'checkout' }
  | { readonly name: 'order'; readonly orderId: string }
  | { readonly name: 'talk'; readonly orderId: string; readonly kind: 'driver' | 'dispatcher' }
  | { readonly name: 'orders' }
  | { readonly name: 'me' }

export const screens = screensFrom<ShopScreen>({ name: 'menu' })
