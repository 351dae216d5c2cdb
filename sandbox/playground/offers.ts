import type { LabeledPrice } from 'grammy/types'
import type { Words } from './words/en.ts'

/** The shape of test tokens at Telegram; the sandbox charges no real card. */
export const providerToken = '1999:TEST:playground'

/** What invoices of the playground carry; anything else that is paid was not offered here. */
export const payloads = { coffee: 'coffee', star: 'star', parcel: 'parcel' } as const

export interface Offer {
  title: string
  description: string
  payload: string
  currency: string
  prices: LabeledPrice[]
}

/** Amounts in cents of the dollar. */
export const coffee = ({ pay }: Words): Offer => ({
  title: pay.coffee,
  description: pay.coffeeAbout,
  payload: payloads.coffee,
  currency: 'USD',
  prices: [
    { label: pay.coffeePrice, amount: 300 },
    { label: pay.service, amount: 50 },
  ],
})

export const parcel = ({ pay }: Words): Offer => ({
  title: pay.parcel,
  description: pay.parcelAbout,
  payload: payloads.parcel,
  currency: 'USD',
  prices: [{ label: pay.tea, amount: 900 }],
})

/** In Stars. */
export const star = ({ pay }: Words): Offer => ({
  title: pay.star,
  description: pay.starAbout,
  payload: payloads.star,
  currency: 'XTR',
  prices: [{ label: pay.star, amount: 5 }],
})
