/** A code has so many letters or digits in its normal form. */
const shortestCode = 2
const longestCode = 32
/** What is worth looking at of something typed; a code with its spaces is never so long. */
const longestTyped = 200

// What people put between the letters, and what stands invisibly in copied text.
const between = /[\s\p{Pd}\p{Cf}]+/gu
const letters = /^[\p{L}\p{N}]+$/u

/**
 * The one spelling of a code: compatible signs made one, upper case, without spaces and dashes. Letters that only look
 * alike stay different ones: whoever issues codes avoids them, and guessing would let two codes meet.
 */
export const spellingOf = (typed: string): string =>
  typed
    .slice(0, longestTyped)
    .normalize('NFKC')
    .toUpperCase()
    .normalize('NFKC')
    .replace(between, '')
    .normalize('NFC')

/** A code in its normal form; null when this cannot be one. */
export const promoCodeFrom = (typed: string): string | null => {
  if (typed.length > longestTyped) return null
  const code = spellingOf(typed)
  const length = [...code].length
  return length >= shortestCode && length <= longestCode && letters.test(code) ? code : null
}
