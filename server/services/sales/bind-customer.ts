import { tell } from '../../db/outbox.ts'
import { transact } from '../../db/transact.ts'
import type { UserId } from '../../domain/shared/ids.ts'
import type { Deps } from '../deps.ts'
import type { SalesService } from './api.ts'

/** What a rep's link carries, into the chat (`?start=`) and into the shop (`?startapp=`) alike. */
export const payloadOf = (code: string): string => `ref_${code}`
const codeIn = (payload: string): string | undefined => /^ref_([A-Za-z0-9_-]{1,40})$/.exec(payload)?.[1]

type Needs = Pick<Deps, 'db' | 'clock'>

/** @see SalesService.bind */
export const bindCustomer =
  ({ db, clock }: Needs): SalesService['bind'] =>
  async (actor, code) => {
    if (actor.kind !== 'person') return { isNew: false, repName: null }
    const rep = await db.prisma.repProfile.findUnique({
      where: { code },
      include: { user: { select: { firstName: true } } },
    })
    if (!rep || rep.userId === actor.userId) return { isNew: false, repName: null }
    return transact(db, async tx => {
      // A rep who is one no more has links out in the world still.
      const rank = { userId: rep.userId, role: 'sales', revokedAt: null }
      if ((await tx.roleGrant.count({ where: rank })) === 0) return { isNew: false, repName: null }
      if ((await tx.order.count({ where: { userId: actor.userId }, take: 1 })) > 0)
        return { isNew: false, repName: null }
      const at = clock.now()
      const { count } = await tx.referralBond.createMany({
        data: [{ customerId: actor.userId, repId: rep.userId, source: 'link', bondedAt: at }],
        skipDuplicates: true,
      })
      if (count === 0) return { isNew: false, repName: rep.user.firstName }
      await tell(tx, [
        {
          type: 'bond.made',
          customerId: actor.userId,
          repId: rep.userId as UserId,
          by: { as: 'customer', userId: actor.userId },
          at: at.toISOString(),
        },
      ])
      return { isNew: true, repName: rep.user.firstName }
    })
  }

/** @see SalesService.bindByLink */
export const bindByLink =
  (deps: Needs): SalesService['bindByLink'] =>
  async (actor, payload) => {
    const code = codeIn(payload)
    return code === undefined ? { isNew: false, repName: null } : bindCustomer(deps)(actor, code)
  }
