import { mayHear } from '../../domain/live/ears.ts'
import { branchesOf, hasRole, requireRole } from '../../domain/people/actor.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { BranchId } from '../../domain/shared/ids.ts'
import { isId } from '../../domain/shared/ids.ts'
import type { Deps } from '../deps.ts'
import type { SignedIn } from '../sessions/api.ts'
import type { Following, LiveService, PlacedNews } from './api.ts'

type Needs = Pick<Deps, 'db'>

/** Their own order in the shop; any order of their branches at the dispatcher's. */
const followOrder = async (
  { db }: Needs,
  { app, actor }: SignedIn,
  topic: string,
  orderId: string,
): Promise<Following> => {
  const order = isId('ord', orderId)
    ? await db.prisma.order.findUnique({ where: { id: orderId }, select: { userId: true, branchId: true } })
    : null
  if (!order) throw new Refusal('order.absent')
  if (app === 'dispatch' && hasRole(actor, 'dispatcher', order.branchId as BranchId))
    return { kind: 'order', topic, ear: 'staff', orderId }
  if (app === 'shop' && order.userId === actor.userId)
    return { kind: 'order', topic, ear: 'customer', orderId }
  throw new Refusal('order.absent')
}

/** A driver themself; at the dispatcher's any driver who works for their branches. */
const followDriver = async (
  { db }: Needs,
  { app, actor }: SignedIn,
  topic: string,
  driverId: string,
): Promise<Following> => {
  if (app === 'driver' && actor.driverId === driverId && hasRole(actor, 'driver'))
    return { kind: 'driver', topic, ear: 'driver', driverId, branches: 'all' }
  if (app !== 'dispatch' || !hasRole(actor, 'dispatcher')) throw new Refusal('dispatch.driver-absent')
  const driver = isId('drv', driverId)
    ? await db.prisma.driver.findUnique({
        where: { id: driverId },
        select: { branchId: true, isActive: true },
      })
    : null
  const isOfMine =
    driver?.isActive === true &&
    (driver.branchId === null || hasRole(actor, 'dispatcher', driver.branchId as BranchId))
  if (!isOfMine) throw new Refusal('dispatch.driver-absent')
  return { kind: 'driver', topic, ear: 'staff', driverId, branches: branchesOf(actor, 'dispatcher') }
}

/** @see LiveService.mayFollow — what is not allowed here is refused. */
export const mayFollow =
  (deps: Needs): LiveService['mayFollow'] =>
  async (signedIn, topic) => {
    const { app, actor } = signedIn
    if (topic === 'board') {
      if (app !== 'dispatch') throw new Refusal('people.not-allowed', { role: 'dispatcher' })
      requireRole(actor, 'dispatcher')
      return { kind: 'board', topic, ear: 'staff', branches: branchesOf(actor, 'dispatcher') }
    }
    const [kind, id = ''] = topic.split(':')
    if (kind === 'order') return followOrder(deps, signedIn, topic, id)
    if (kind === 'driver') return followDriver(deps, signedIn, topic, id)
    throw new Refusal('request.not-understood')
  }

/** @see LiveService.concerns */
export const concerns = (following: Following, news: PlacedNews): boolean => {
  if (!mayHear(following.ear, news.type, news.toldTo)) return false
  if (following.kind === 'order') return news.orderId === following.orderId
  if (following.kind === 'driver' && news.driverId !== following.driverId) return false
  return following.branches === 'all' || news.branchId === null || following.branches.includes(news.branchId)
}
