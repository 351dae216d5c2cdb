import type { OrderInfo } from 'grammy/types'

/** Amounts everywhere are whole numbers of the currency's smallest unit; XTR counts Telegram Stars. */
export interface Price {
  label: string
  amount: number
}

export interface Invoice {
  /** Names it in the world, and in its link where it has one. */
  id: string
  hasLink: boolean
  botId: number
  title: string
  description: string
  payload: string
  currency: string
  prices: Price[]
  maxTip: number
  suggestedTips: number[]
  /** Not empty: copies of its message open the bot instead of being paid. */
  startParameter: string
  photoUrl: string | null
  needsName: boolean
  needsPhone: boolean
  needsEmail: boolean
  needsAddress: boolean
  isFlexible: boolean
  /** Seconds between two payments of a subscription; 0: paid once. */
  subscriptionPeriod: number
}

export interface ShippingChoice {
  id: string
  title: string
  prices: Price[]
}

/** What was charged. A Telegram payment id names it. */
export interface Payment {
  chargeId: string
  providerChargeId: string
  invoiceId: string
  botId: number
  personId: number
  currency: string
  total: number
  payload: string
  /** Seconds since 1970. */
  date: number
  shippingOptionId: string | null
  orderInfo: OrderInfo | null
  /** 0: not given back. */
  refundedAt: number
  /** What it paid for, where it repeats; `until` in seconds since 1970. */
  subscription: { id: string; period: number; until: number } | null
}

/** A payment in Stars that repeats. Its first payment names it. */
export interface Subscription {
  id: string
  invoiceId: string
  botId: number
  personId: number
  /** Seconds. */
  period: number
  /** Seconds since 1970. */
  until: number
  isCanceledByPerson: boolean
  isStoppedByBot: boolean
  state: 'running' | 'failed' | 'ended'
}

export const stars = 'XTR'

export function sumOf(prices: readonly Price[]): number {
  return prices.reduce((sum, price) => sum + price.amount, 0)
}
