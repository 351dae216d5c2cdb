import { makeId } from '../../../server/domain/shared/ids.ts'
import { type Money, money, sum, zero } from '../../../server/domain/shared/money.ts'
import type { CartView, OrderView, ProductView } from '../../../server/services/index.ts'

let made = 0
const id = <P extends Parameters<typeof makeId>[0]>(prefix: P) =>
  makeId(prefix, Date.UTC(2026, 10, 23) + made++, new Uint8Array([1, 2, 3, 4, 5]))

export const pesos = (whole: number): Money => money('UYU', whole * 100)
export const inAll = (text: string) => ({ en: `${text} en`, ru: `${text} ru`, es: `${text} es` })

const at = new Date('2026-11-23T17:00:00Z')

/** A quote without anything special: so much for goods, 90 for delivery. */
export const sampleQuote = (goods: Money): CartView['quote'] => ({
  currency: 'UYU',
  quotedAt: at,
  lines: [],
  gross: goods,
  discounts: [],
  subtotal: goods,
  promos: [],
  credit: zero('UYU'),
  deliveryFee: { amount: pesos(90), reason: 'zone', parts: [{ kind: 'base', amount: pesos(90) }] },
  tip: zero('UYU'),
  taxIncluded: [],
  total: sum('UYU', [goods, pesos(90)]),
  problems: [],
})

/** An order as its customer would see it right after placing it. */
export const sampleOrder = (changes: Partial<OrderView> = {}): OrderView => ({
  id: id('ord'),
  number: 1042,
  version: 1,
  status: 'placed',
  paymentMethod: 'cash',
  paymentStatus: 'open',
  customer: { userId: id('usr'), name: 'Ana', language: 'en' },
  branch: {
    id: id('brn'),
    name: 'Corner Bakery',
    addressText: 'Avenida Italia 2000',
    place: { latitude: -34.89, longitude: -56.155 },
    timeZone: 'America/Montevideo',
  },
  address: { text: 'Rivera 1234', note: null, place: { latitude: -34.905, longitude: -56.165 } },
  lines: [
    {
      names: { product: inAll('Coffee'), variant: inAll('Large'), options: [inAll('Vanilla')] },
      quantity: 2,
      total: pesos(430),
    },
  ],
  quote: sampleQuote(pesos(430)),
  total: pesos(520),
  cashFrom: null,
  note: null,
  wanted: null,
  placedAt: at,
  endReason: null,
  delivery: {
    id: id('dlv'),
    version: 1,
    status: 'unassigned',
    driver: null,
    driverPlace: null,
    etaAt: null,
    promisedAt: null,
    isLate: false,
    isAlarmed: false,
    failureReason: null,
    openOffers: 0,
  },
  handoverCode: null,
  review: null,
  actions: ['cancel', 'talk-dispatcher'],
  ...changes,
})

/** The same, with a driver who is so far. */
export const sampleDelivery = (
  changes: Partial<NonNullable<OrderView['delivery']>>,
): NonNullable<OrderView['delivery']> => ({
  id: id('dlv'),
  version: 3,
  status: 'picked_up',
  driver: { driverId: id('drv'), userId: id('usr'), name: 'Bruno', vehicle: 'scooter', stars: 4.8 },
  driverPlace: {
    place: { latitude: -34.9, longitude: -56.16 },
    heading: 90,
    recordedAt: at,
  },
  etaAt: new Date(at.getTime() + 11.2 * 60_000),
  promisedAt: null,
  isLate: false,
  isAlarmed: false,
  failureReason: null,
  openOffers: 0,
  ...changes,
})

/** A cart with so many lines, at home. */
export const sampleCart = (lines: number, changes: Partial<CartView> = {}): CartView => ({
  id: id('crt'),
  version: 7,
  branchId: id('brn'),
  branchName: 'Corner Bakery',
  timeZone: 'America/Montevideo',
  currency: 'UYU',
  lines: Array.from({ length: lines }, (_, place) => ({
    id: id('lin'),
    productId: id('prd'),
    variantId: id('var'),
    names: { product: inAll(`Thing ${place}`), variant: inAll('Large'), options: [] },
    quantity: 1,
    unitPrice: pesos(100),
    total: pesos(100),
    available: 10,
  })),
  address: { text: 'Rivera 1234', note: null, place: { latitude: -34.905, longitude: -56.165 } },
  slot: null,
  note: null,
  tip: zero('UYU'),
  cashFrom: null,
  quote: sampleQuote(pesos(100 * lines)),
  offeredTips: [],
  offeredCash: [],
  ...changes,
})

/** A product with two variants and these groups: [minimum, maximum, how many options]. */
export const sampleProduct = (...groups: [number, number, number][]): ProductView => ({
  id: id('prd'),
  categoryId: id('cat'),
  names: inAll('Coffee'),
  descriptions: inAll('With milk'),
  photo: null,
  variants: ['Small', 'Large'].map((name, place) => ({
    id: id('var'),
    names: inAll(name),
    price: pesos(150 + place * 40),
    priceNow: pesos(150 + place * 40),
    available: place === 0 ? 0 : 9,
  })),
  optionGroups: groups.map(([minimum, maximum, options], place) => ({
    id: id('ogr'),
    names: inAll(`Group ${place}`),
    minimum,
    maximum,
    options: Array.from({ length: options }, (_, one) => ({
      id: id('opt'),
      names: inAll(`Option ${place}.${one}`),
      priceDelta: pesos(10),
    })),
  })),
})

export { at as sampleNow }
