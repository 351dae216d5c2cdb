/** The world outside is not answering; trying again later may help. */
export class Outage extends Error {
  override readonly name = 'Outage'
  readonly retryAfterSeconds: number
  constructor(what: string, retryAfterSeconds = 30) {
    super(what)
    this.retryAfterSeconds = retryAfterSeconds
  }
}
