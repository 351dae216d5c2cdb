/** The few levels a worker writes; facts hold ids and counts, never a token or a person's data. */
export type Log = {
  debug(facts: object, message: string): void
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}
