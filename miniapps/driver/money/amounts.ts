/** Digits behind the point of a currency, as the browser knows them. */
export const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/** An amount as somebody would type it: "210", "210.50". */
export const plain = ({ units, currency }: { readonly units: string; readonly currency: string }): string => {
  const digits = digitsOf(currency)
  const text = units.padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const rest = text.slice(text.length - digits)
  return /^0*$/.test(rest) ? whole : `${whole}.${rest}`
}

/** Minor units of what somebody typed, with a point or a comma; null when it is no amount. */
export const unitsFrom = (typed: string, digits: number): bigint | null => {
  const match = /^(\d{1,12})(?:[.,](\d*))?$/.exec(typed.replace(/\s/g, ''))
  if (!match) return null
  const [, whole = '0', rest = ''] = match
  if (rest.length > digits) return null
  return BigInt(whole + rest.padEnd(digits, '0'))
}
