/** The brand as the first digit tells it. */
export function brandOf(number: string): string {
  return (
    { 2: 'Mastercard', 3: 'American Express', 4: 'Visa', 5: 'Mastercard', 6: 'Maestro' }[
      number.trim()[0] ?? ''
    ] ?? 'Card'
  )
}

export const digitsIn = (number: string) => number.replace(/\D/g, '')
export const lastFour = (number: string) => digitsIn(number).slice(-4)

/** Groups of four, as cards are read out. */
export const inFours = (number: string) => digitsIn(number).replace(/(\d{4})(?=\d)/g, '$1 ')

/** Every real card number passes Luhn's sum; a slip of the finger nearly never does. */
export function isCardNumber(number: string): boolean {
  const digits = digitsIn(number)
  if (digits.length < 12 || digits.length > 19) return false
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 1 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

/** "MM/YY" of a month that is not over. */
export function isExpiry(text: string, now: Date): boolean {
  const match = /^(0[1-9]|1[0-2])\/(\d{2})$/.exec(text.trim())
  if (!match) return false
  const [, month, year] = match
  return new Date(2000 + Number(year), Number(month), 1) > now
}
