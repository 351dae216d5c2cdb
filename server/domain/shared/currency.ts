/**
 * Currencies we can price in: how many digits stand behind the point (ISO 4217 minor unit) and the sign people know.
 * Only shells format; here the exponent says what one unit of `Money` is.
 */
export const currencies = {
  ARS: { exponent: 2, symbol: '$' },
  BRL: { exponent: 2, symbol: 'R$' },
  CLP: { exponent: 0, symbol: '$' },
  COP: { exponent: 2, symbol: '$' },
  EUR: { exponent: 2, symbol: '€' },
  GBP: { exponent: 2, symbol: '£' },
  KZT: { exponent: 2, symbol: '₸' },
  MXN: { exponent: 2, symbol: '$' },
  PEN: { exponent: 2, symbol: 'S/' },
  PYG: { exponent: 0, symbol: '₲' },
  RUB: { exponent: 2, symbol: '₽' },
  USD: { exponent: 2, symbol: '$' },
  UYU: { exponent: 2, symbol: '$U' },
  UZS: { exponent: 2, symbol: 'soʻm' },
} as const satisfies Record<string, { exponent: number; symbol: string }>

export type Currency = keyof typeof currencies

/** True when the text is a currency code of the table. */
export const isCurrency = (text: string): text is Currency => Object.hasOwn(currencies, text)
