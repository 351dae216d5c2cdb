import { liveCloses, type ToClient } from '../../contracts/live.ts'
import type { Following, PlacedNews } from '../../services/index.ts'
import type { Outlet } from './outlet.ts'

/** While a follower waits, so much news is kept for them. */
const mostPending = 1000

/** One connection's following of one topic. */
export type Follow = {
  following: Following
  readonly outlet: Outlet
  /** The last place told, or known to hold nothing for this follower. */
  mark: bigint
  /** News that came while its history was read or its rights were asked anew; null: told at once. */
  pending: PlacedNews[] | null
  /** A board's follower who was too slow for positions and gets all of them next. */
  isOwedPositions: boolean
  /** Somebody's rights may have changed: their connection asks. */
  readonly recheck: () => void
}

/** Followers who see the same of a board, so that what they hear is written once. */
export type Board = { readonly branches: 'all' | readonly string[]; readonly follows: Set<Follow> }

export type Follows = {
  add(follow: Follow): void
  remove(follow: Follow): void
  ofOrder(orderId: string): ReadonlySet<Follow>
  ofDriver(driverId: string): ReadonlySet<Follow>
  boards(): Iterable<Board>
  all(): Iterable<Follow>
  /** Everybody whose topic this news is in. */
  hearing(news: PlacedNews): Iterable<Follow>
}

const nobody: ReadonlySet<Follow> = new Set()

/** Followers of a topic with the same scope hear the same. */
export const scopeOf = (following: Following): string =>
  following.kind === 'order' || following.branches === 'all'
    ? 'all'
    : [...following.branches].sort().join(' ')

/** Who follows what in this process. */
export const openFollows = (): Follows => {
  const orders = new Map<string, Set<Follow>>()
  const drivers = new Map<string, Set<Follow>>()
  const boards = new Map<string, Board>()

  const shelfOf = ({ following }: Follow): { key: string; map: Map<string, Set<Follow>> } | null =>
    following.kind === 'order'
      ? { key: following.orderId, map: orders }
      : following.kind === 'driver'
        ? { key: following.driverId, map: drivers }
        : null

  const boardOf = (follow: Follow): { key: string; branches: Board['branches'] } | null =>
    follow.following.kind === 'board'
      ? { key: scopeOf(follow.following), branches: follow.following.branches }
      : null

  return {
    add: follow => {
      const shelf = shelfOf(follow)
      if (shelf) shelf.map.set(shelf.key, (shelf.map.get(shelf.key) ?? new Set()).add(follow))
      const place = boardOf(follow)
      if (!place) return
      const board = boards.get(place.key) ?? { branches: place.branches, follows: new Set() }
      board.follows.add(follow)
      boards.set(place.key, board)
    },
    remove: follow => {
      const shelf = shelfOf(follow)
      shelf?.map.get(shelf.key)?.delete(follow)
      if (shelf?.map.get(shelf.key)?.size === 0) shelf.map.delete(shelf.key)
      const place = boardOf(follow)
      const board = place ? boards.get(place.key) : undefined
      board?.follows.delete(follow)
      if (place && board?.follows.size === 0) boards.delete(place.key)
    },
    ofOrder: orderId => orders.get(orderId) ?? nobody,
    ofDriver: driverId => drivers.get(driverId) ?? nobody,
    boards: () => boards.values(),
    all: function* () {
      for (const follows of orders.values()) yield* follows
      for (const follows of drivers.values()) yield* follows
      for (const board of boards.values()) yield* board.follows
    },
    hearing: function* ({ orderId, driverId }) {
      if (orderId !== null) yield* orders.get(orderId) ?? nobody
      if (driverId !== null) yield* drivers.get(driverId) ?? nobody
      for (const board of boards.values()) yield* board.follows
    },
  }
}

/** News as it is told in a topic. */
export const newsMessage = (topic: string, news: PlacedNews): ToClient => ({
  kind: 'news',
  topic,
  mark: news.place.toString(),
  type: news.type,
  at: news.at.toISOString(),
  // An offer says to a driver what they need to answer it; whose order it is comes with the task.
  orderId: topic.startsWith('driver:') && news.type.startsWith('offer.') ? null : news.orderId,
  deliveryId: news.deliveryId,
  offerId: news.offerId,
  driverId: news.driverId,
})

/** Tells a follower, once, or keeps it for them while they wait. */
export const tellFollow = (follow: Follow, news: PlacedNews, write: () => Buffer): void => {
  if (follow.pending) {
    follow.pending.push(news)
    if (follow.pending.length > mostPending) follow.outlet.close(liveCloses.tooSlow)
    return
  }
  if (news.place <= follow.mark) return
  follow.mark = news.place
  follow.outlet.say(write())
}
