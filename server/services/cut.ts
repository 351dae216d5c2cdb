/** At most so many characters (UTF-16 units) of a text, and never half a sign: Postgres keeps none in JSON. */
export const cut = (text: string, length: number): string =>
  text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')
