const isNumber = (word: string): boolean => /^[#№]?\d/u.test(word)

/**
 * The street without the house: enough to decide by, and no more. Only what stands before the first comma counts, and of
 * that what stands before the house's number ("Rivera 1234 bis" → "Rivera", "221B Baker Street" → "Baker Street"). Streets
 * that begin with a day keep it ("18 de Julio 1234" → "18 de Julio").
 * @returns null when the text names no street, as coordinates in words do
 */
export const streetOf = (address: string): string | null => {
  const words = (address.split(/[,;\n]/)[0] ?? '').trim().split(/\s+/)
  const isDay = isNumber(words[0] ?? '') && /^de$/i.test(words[1] ?? '')
  const named = isNumber(words[0] ?? '') && !isDay ? words.slice(1) : words
  const house = named.findIndex((word, place) => isNumber(word) && !(isDay && place === 0))
  const street = (house === -1 ? named : named.slice(0, house)).join(' ')
  return /\p{L}{2}/u.test(street) ? street : null
}
