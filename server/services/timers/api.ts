/** What a timer may ring for. `ref` is the id of what it is about. */
export const timerKinds = [
  'order-expiry',
  'offer-expiry',
  'dispatch-search',
  'preparation-late',
  'delivery-late',
  'location-stale',
  'review-reminder',
] as const
export type TimerKind = (typeof timerKinds)[number]

export type TimersService = {
  /**
   * Does what a timer that has come due asks for. Looks at the present state first: a timer for something that has moved
   * on does nothing, so ringing twice is ringing once.
   */
  fire(kind: string, ref: string): Promise<void>
}
