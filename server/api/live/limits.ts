/** What one connection may cost, and how often things are looked at. Milliseconds and bytes. */
export type LiveLimits = {
  /** Without a hello for so long, a connection ends. */
  readonly helloMs: number
  readonly pingMs: number
  /** A board hears of positions this often, together. */
  readonly boardFrameMs: number
  /** An order's follower hears of its driver's position no more often. */
  readonly orderFrameMs: number
  /** Who somebody is and what they may follow is asked again at least this often, without any reason. */
  readonly recheckMs: number
  /** After a question that could not be asked, it is asked again; who has not been asked about for twice `recheckMs` goes. */
  readonly askAgainMs: number
  /** The history is looked at this often, in case no call came through. */
  readonly lookMs: number
  readonly mostTopics: number
  readonly mostOfPerson: number
  /** Connections of one address that have not said hello yet. */
  readonly mostWaiting: number
  readonly mostFrameBytes: number
  readonly framesPerSecond: number
  readonly framesAtOnce: number
  /** Each asks the database who somebody is, what is theirs, and what they missed. At once: as many as frames. */
  readonly followsPerSecond: number
  /** A reader who is so far behind gets no positions until they have caught up. */
  readonly skipBytes: number
  /** News that a reader has not fetched; with more of it they go. */
  readonly mostBytes: number
  /** A reader may be behind for so long. */
  readonly behindMs: number
  /** How long a goodbye may take. */
  readonly closeMs: number
}

export const usualLiveLimits: LiveLimits = {
  helloMs: 5000,
  pingMs: 25_000,
  boardFrameMs: 100,
  orderFrameMs: 1000,
  recheckMs: 60_000,
  askAgainMs: 2000,
  lookMs: 2000,
  mostTopics: 50,
  mostOfPerson: 10,
  mostWaiting: 50,
  mostFrameBytes: 8 * 1024,
  framesPerSecond: 20,
  framesAtOnce: 60,
  followsPerSecond: 2,
  skipBytes: 64 * 1024,
  mostBytes: 1024 * 1024,
  behindMs: 5000,
  closeMs: 1000,
}
