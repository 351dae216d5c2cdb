import type { Following, PlacedNews, Services } from '../../services/index.ts'
import { type Follow, type Follows, newsMessage, openFollows, tellFollow } from './follows.ts'
import { openHistoryReader } from './history-reader.ts'
import type { LiveLimits } from './limits.ts'
import { frameOf, type Outlet } from './outlet.ts'
import { openPositions } from './positions.ts'

/** A connection as the others see it. */
export type Line = {
  readonly outlet: Outlet
  /** Who speaks; null before hello. */
  who(): { readonly userId: string; readonly sessionId: string } | null
  /** What was allowed to it is asked anew, and nothing is told to it until that is known. */
  recheck(): void
}

export type Switchboard = {
  join(line: Line): void
  leave(line: Line): void
  /** Listens to the history from here on, at the latest before it is found out who somebody is. */
  start(): Promise<void>
  /** Connections of one person, the oldest first. */
  ofPerson(userId: string): readonly Line[]
  /**
   * Follows a topic from a place in its history (null: from now on), tells what has happened since, and goes on telling.
   */
  follow(input: {
    following: Following
    line: Line
    after: bigint | null
    isHeld: () => boolean
  }): Promise<Follow>
  /** The same follow, of which somebody may now hear more or less. */
  change(follow: Follow, following: Following): void
  unfollow(follow: Follow): void
  /** Tells what has come while a follower waited. */
  release(follow: Follow): void
  stop(): void
}

/** What all connections of one process share: the history as it goes on, positions, and who is there. */
export const openSwitchboard = (
  live: Services['live'],
  limits: LiveLimits,
  log: { warn(facts: object, message: string): void },
): Switchboard => {
  const lines = new Set<Line>()
  const follows: Follows = openFollows()
  const positions = openPositions(live, follows, limits)

  const askAgain = (news: PlacedNews): void => {
    for (const line of lines) {
      const who = line.who()
      if (who && (who.userId === news.userId || who.sessionId === news.sessionId)) line.recheck()
    }
    if (news.driverId !== null) for (const { recheck } of follows.ofDriver(news.driverId)) recheck()
  }

  const reader = openHistoryReader(live, {
    tell: news => {
      if (live.changesRights(news)) askAgain(news)
      const written = new Map<string, Buffer>()
      for (const follow of follows.hearing(news)) {
        if (!live.concerns(follow.following, news)) continue
        const { topic } = follow.following
        tellFollow(follow, news, () => {
          const frame = written.get(topic) ?? frameOf(newsMessage(topic, news))
          written.set(topic, frame)
          return frame
        })
      }
    },
    tellLost: head => {
      for (const follow of follows.all()) {
        follow.mark = head
        follow.pending = follow.pending ? [] : null
        follow.outlet.say({ kind: 'gap', topic: follow.following.topic, mark: head.toString() })
      }
    },
    failed: error => log.warn({ error: String(error) }, 'the history could not be read yet'),
  })

  const stopListening = live.listen({
    onNews: () => {
      if (lines.size > 0) void reader.read()
    },
    onMoved: positions.hear,
  })
  // Calls get lost, and whoever commits may die before calling: then this finds what there is.
  const look = setInterval(() => {
    if (lines.size === 0) return
    live
      .placeNews()
      .catch(() => false)
      .then(() => reader.read())
  }, limits.lookMs)

  const release = (follow: Follow): void => {
    const waiting = follow.pending ?? []
    follow.pending = null
    const { following } = follow
    for (const news of waiting)
      if (live.concerns(following, news))
        tellFollow(follow, news, () => frameOf(newsMessage(following.topic, news)))
  }

  const tellHistory = async (follow: Follow, after: bigint | null): Promise<void> => {
    const { following, outlet } = follow
    const { topic } = following
    if (after === null) {
      const { head } = await live.allNewsAfter(-1n, 0)
      follow.mark = head
      return outlet.say({ kind: 'following', topic, mark: head.toString() })
    }
    const { news, head, isGap } = await live.newsSince(following, after)
    follow.mark = head
    outlet.say({ kind: 'following', topic, mark: (isGap ? head : after).toString() })
    if (isGap) outlet.say({ kind: 'gap', topic, mark: head.toString() })
    for (const one of news) if (live.concerns(following, one)) outlet.say(frameOf(newsMessage(topic, one)))
  }

  return {
    join: line => lines.add(line),
    leave: line => {
      lines.delete(line)
      if (lines.size === 0) reader.rest()
    },
    start: reader.start,
    ofPerson: userId => [...lines].filter(line => line.who()?.userId === userId),
    follow: async ({ following, line, after, isHeld }) => {
      const follow: Follow = {
        following,
        outlet: line.outlet,
        mark: -1n,
        pending: [],
        isOwedPositions: false,
        recheck: line.recheck,
      }
      // First listen, then read what was: what comes in between waits, and is told once.
      follows.add(follow)
      try {
        await tellHistory(follow, after)
        if (following.kind === 'board') await positions.showAll(follow, following.branches)
      } catch (error) {
        follows.remove(follow)
        throw error
      }
      if (!isHeld()) release(follow)
      return follow
    },
    change: (follow, following) => {
      follows.remove(follow)
      follow.following = following
      follows.add(follow)
    },
    unfollow: follow => follows.remove(follow),
    release,
    stop: () => {
      stopListening()
      clearInterval(look)
      positions.stop()
    },
  }
}
