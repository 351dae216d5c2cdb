import { stars } from './model.ts'

/**
 * The currencies that Telegram takes: digits after the point, and about how much of it a dollar is. Telegram lets
 * an invoice be worth about 1 to 10 000 dollars; its table follows the market, this one is near enough to try bots.
 */
// biome-ignore format: a table is read in columns
const currencies: Readonly<Record<string, readonly [digits: number, perDollar: number]>> = {
  AED: [2, 3.67], AFN: [2, 70], ALL: [2, 90], AMD: [2, 390], ARS: [2, 1000], AUD: [2, 1.5], AZN: [2, 1.7],
  BAM: [2, 1.8], BDT: [2, 115], BGN: [2, 1.8], BHD: [3, 0.376], BND: [2, 1.35], BOB: [2, 6.9], BRL: [2, 5.3],
  BYN: [2, 3.2], CAD: [2, 1.36], CHF: [2, 0.88], CLP: [0, 930], CNY: [2, 7.2], COP: [2, 4000], CRC: [2, 510],
  CZK: [2, 23], DKK: [2, 6.9], DOP: [2, 59], DZD: [2, 134], EGP: [2, 48], ETB: [2, 57], EUR: [2, 0.92],
  GBP: [2, 0.79], GEL: [2, 2.7], GHS: [2, 14], GTQ: [2, 7.8], HKD: [2, 7.8], HNL: [2, 24.7], HRK: [2, 7],
  HUF: [2, 360], IDR: [2, 16_000], ILS: [2, 3.7], INR: [2, 83], IQD: [2, 1310], IRR: [2, 42_000], ISK: [0, 138],
  JMD: [2, 155], JOD: [3, 0.709], JPY: [0, 155], KES: [2, 130], KGS: [2, 88], KRW: [0, 1370], KZT: [2, 450],
  LBP: [2, 89_500], LKR: [2, 300], MAD: [2, 10], MDL: [2, 17.7], MMK: [2, 2100], MNT: [2, 3450], MOP: [2, 8],
  MUR: [2, 46], MVR: [2, 15.4], MXN: [2, 17.5], MYR: [2, 4.7], MZN: [2, 63.5], NGN: [2, 1450], NIO: [2, 36.8],
  NOK: [2, 10.6], NPR: [2, 133], NZD: [2, 1.63], PAB: [2, 1], PEN: [2, 3.75], PHP: [2, 58], PKR: [2, 278],
  PLN: [2, 4], PYG: [0, 7500], QAR: [2, 3.64], RON: [2, 4.6], RSD: [2, 108], RUB: [2, 90], SAR: [2, 3.75],
  SEK: [2, 10.6], SGD: [2, 1.35], SYP: [2, 13_000], THB: [2, 36], TJS: [2, 10.8], TRY: [2, 32.5], TTD: [2, 6.8],
  TWD: [2, 32.3], TZS: [2, 2600], UAH: [2, 40], UGX: [0, 3750], USD: [2, 1], UYU: [2, 39], UZS: [2, 12_650],
  VEF: [2, 36], VND: [0, 25_400], YER: [2, 250], ZAR: [2, 18.5],
}
const leastDollars = 1
const mostDollars = 10_000
const mostStars = 100_000

/** Whether an invoice may ask for so much of this currency. */
export function isAmountTaken(currency: string, total: number): boolean {
  if (currency === stars) return total >= 1 && total <= mostStars
  const known = currencies[currency]
  if (!known) return false
  const [digits, perDollar] = known
  const dollars = total / 10 ** digits / perDollar
  return dollars >= leastDollars && dollars <= mostDollars
}

/** The amount as a person reads it: "$14.50", "⭐️50". */
export function amountText(currency: string, total: number): string {
  if (currency === stars) return `⭐️${total}`
  const digits = currencies[currency]?.[0] ?? 2
  return new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(total / 10 ** digits)
}
