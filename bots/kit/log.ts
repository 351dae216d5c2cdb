/** The few levels a bot writes; facts never hold a token, a phone number or a message's text. */
export type Log = {
  debug(facts: object, message: string): void
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}
