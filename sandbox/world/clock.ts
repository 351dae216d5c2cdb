/** Seconds since 1970, as dates are everywhere in the Bot API. */
export function nowInSeconds(): number {
  return Math.floor(Date.now() / 1000)
}
