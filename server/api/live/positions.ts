import type { MovedDriver } from '../../contracts/live.ts'
import type { MovedPoint, Services } from '../../services/index.ts'
import type { Board, Follow, Follows } from './follows.ts'
import type { LiveLimits } from './limits.ts'
import { frameOf } from './outlet.ts'

/** Drivers who have not moved for so long are forgotten here; the database knows them still. */
const forgetMs = 3600_000

export type Positions = {
  hear(point: MovedPoint): void
  /** Shows a new follower of a board where everybody is. */
  showAll(follow: Follow, branches: Board['branches']): Promise<void>
  stop(): void
}

const column = (point: MovedPoint, now: number): MovedDriver => [
  point.driverId,
  point.latitude,
  point.longitude,
  point.heading,
  Math.max(0, Math.round((now - point.measuredAt) / 100) / 10),
]

const isOn = (branches: Board['branches'], { branchId }: MovedPoint): boolean =>
  branches === 'all' || branchId === null || branches.includes(branchId)

const frame = (topic: string, points: readonly MovedPoint[]): Buffer => {
  const now = Date.now()
  return frameOf({ kind: 'positions', topic, moved: points.map(point => column(point, now)) })
}

/**
 * Where drivers are, the newest of each: to a board what has moved since its last frame, written once for all who see the
 * same; to an order's followers where its driver is, for as long as they bring it.
 */
export const openPositions = (
  live: Services['live'],
  follows: Follows,
  limits: Pick<LiveLimits, 'boardFrameMs' | 'orderFrameMs'>,
): Positions => {
  const known = new Map<string, MovedPoint>()
  let moved = new Map<string, MovedPoint>()
  let ofOrders = new Map<string, MovedPoint>()
  let isAsking = false

  const showBoard = ({ branches, follows: watching }: Board, points: readonly MovedPoint[]): void => {
    const seen = points.filter(point => isOn(branches, point))
    const some = seen.length > 0 ? frame('board', seen) : null
    let all: Buffer | null = null
    for (const follow of watching) {
      if (follow.pending) follow.isOwedPositions = true
      else if (follow.isOwedPositions) {
        all ??= frame(
          'board',
          [...known.values()].filter(point => isOn(branches, point)),
        )
        follow.isOwedPositions = !follow.outlet.show(all)
      } else if (some) follow.isOwedPositions = !follow.outlet.show(some)
    }
  }

  const showBoards = (): void => {
    const points = [...moved.values()]
    moved = new Map()
    for (const board of follows.boards()) showBoard(board, points)
  }

  /** Asked of the database each time, because an order may have another driver since the point was measured. */
  const showOrders = async (): Promise<void> => {
    const asked = [...ofOrders].filter(([orderId]) => follows.ofOrder(orderId).size > 0)
    ofOrders = new Map()
    if (asked.length === 0) return
    const brought = await live.bringing(asked.map(([orderId, { driverId }]) => ({ orderId, driverId })))
    for (const [orderId, point] of asked) {
      if (!brought.has(orderId)) continue
      for (const { pending, outlet, following } of follows.ofOrder(orderId))
        if (!pending) outlet.show(frame(following.topic, [point]))
    }
  }

  const boardTimer = setInterval(showBoards, limits.boardFrameMs)
  const orderTimer = setInterval(() => {
    if (isAsking) return
    isAsking = true
    // A point that could not be shown is followed by a newer one.
    showOrders()
      .catch(() => {})
      .finally(() => {
        isAsking = false
      })
  }, limits.orderFrameMs)
  const forgetTimer = setInterval(() => {
    const before = Date.now() - forgetMs
    for (const [driverId, { measuredAt }] of known) if (measuredAt < before) known.delete(driverId)
  }, forgetMs / 4)

  return {
    hear: point => {
      const before = known.get(point.driverId)
      if (before && before.measuredAt > point.measuredAt) return
      known.set(point.driverId, point)
      moved.set(point.driverId, point)
      for (const orderId of point.orderIds)
        if (follows.ofOrder(orderId).size > 0) ofOrders.set(orderId, point)
    },
    showAll: async (follow, branches) => {
      const stored = await live.positions(branches)
      const points = stored.map(point => {
        const heard = known.get(point.driverId)
        const newest = heard && heard.measuredAt > point.measuredAt ? heard : point
        known.set(newest.driverId, newest)
        return newest
      })
      follow.isOwedPositions = points.length > 0 && !follow.outlet.show(frame(follow.following.topic, points))
    },
    stop: () => {
      clearInterval(boardTimer)
      clearInterval(orderTimer)
      clearInterval(forgetTimer)
    },
  }
}
