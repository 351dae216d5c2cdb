import { tell } from '../../db/outbox.ts'
import { transact } from '../../db/transact.ts'
import { mayInvite } from '../../domain/people/actor.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { BranchId, UserId } from '../../domain/shared/ids.ts'
import { audit } from '../audit.ts'
import type { Deps } from '../deps.ts'
import type { PeopleService } from './api.ts'

/** @see PeopleService.revokeRole — applies to the very next thing the person asks for. */
export const revokeRole =
  ({ db, clock }: Pick<Deps, 'db' | 'clock'>): PeopleService['revokeRole'] =>
  (actor, { userId, role, branchId = null }) =>
    transact(db, async tx => {
      if (!mayInvite(actor, role, branchId as BranchId | null))
        throw new Refusal('people.not-allowed', { role })
      const at = clock.now()
      const { count } = await tx.roleGrant.updateMany({
        where: { userId, role, branchId, revokedAt: null },
        data: { revokedAt: at },
      })
      if (count === 0) return
      if (role === 'driver' && (await tx.roleGrant.count({ where: { userId, role, revokedAt: null } })) === 0)
        await tx.driver.updateMany({ where: { userId }, data: { isActive: false } })
      await audit(tx, { actor, at, action: 'role.revoked', subject: userId, before: { role, branchId } })
      await tell(tx, [
        {
          type: 'role.revoked',
          userId: userId as UserId,
          role,
          branchId: branchId as BranchId | null,
          by: { as: 'staff', userId: actor.kind === 'person' ? actor.userId : null },
          at: at.toISOString(),
        },
      ])
    })
