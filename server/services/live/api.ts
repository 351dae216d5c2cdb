import type { Ear } from '../../domain/live/ears.ts'
import type { LiveListener, MovedPoint } from '../ports/live-wire.ts'
import type { SignedIn } from '../sessions/api.ts'

export type { LiveListener, MovedPoint } from '../ports/live-wire.ts'

/** A topic somebody may follow, and how much of it is theirs to hear. */
export type Following =
  | { readonly kind: 'order'; readonly topic: string; readonly ear: Ear; readonly orderId: string }
  | {
      readonly kind: 'driver'
      readonly topic: string
      readonly ear: Ear
      readonly driverId: string
      /** A driver hears all that is theirs; a dispatcher what a driver does for their branches. */
      readonly branches: 'all' | readonly string[]
    }
  | {
      readonly kind: 'board'
      readonly topic: string
      readonly ear: Ear
      readonly branches: 'all' | readonly string[]
    }

/** News at its place in the history: places only grow, and whoever has seen one has seen all before it. */
export type PlacedNews = {
  readonly place: bigint
  readonly type: string
  readonly toldTo: string | null
  readonly at: Date
  readonly orderId: string | null
  readonly deliveryId: string | null
  readonly offerId: string | null
  readonly driverId: string | null
  readonly branchId: string | null
  readonly userId: string | null
  readonly sessionId: string | null
}

export type LiveService = {
  /**
   * Whether this person may follow a topic in this app, at this moment.
   * @throws Refusal order.absent | dispatch.driver-absent (also for strangers) | people.not-allowed
   */
  mayFollow(signedIn: SignedIn, topic: string): Promise<Following>
  /** Whether it tells this follower of this news. */
  concerns(following: Following, news: PlacedNews): boolean
  /** Whether those named by this news may do more or less than before it. */
  changesRights(news: PlacedNews): boolean
  /**
   * What happened in a topic after a place, oldest first, and the last place there is. `isGap`: the history does not
   * reach back so far, or that would be too much to tell.
   */
  newsSince(
    following: Following,
    after: bigint,
  ): Promise<{ news: readonly PlacedNews[]; head: bigint; isGap: boolean }>
  /** Everything after a place, a page at a time, and the last place there is. Negative: nothing but the last place. */
  allNewsAfter(place: bigint, limit: number): Promise<{ news: readonly PlacedNews[]; head: bigint }>
  /** Gives places to news that has none yet; answers whether there was any. */
  placeNews(): Promise<boolean>
  /** Where the drivers of a board are now, as far as anybody knows. */
  positions(branches: 'all' | readonly string[]): Promise<readonly MovedPoint[]>
  /** Of these orders, those that this driver has in hand at this moment. */
  bringing(orders: readonly { orderId: string; driverId: string }[]): Promise<ReadonlySet<string>>
  listen(listener: LiveListener): () => void
  /** From now on news committed in this process is placed and rung out to all processes. Answers how to stop. */
  keepRinging(): () => Promise<void>
}
