import { transact } from '../../db/transact.ts'
import { mayInvite, userIdOf } from '../../domain/people/actor.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { BranchId } from '../../domain/shared/ids.ts'
import { addSeconds } from '../../domain/shared/time.ts'
import { audit } from '../audit.ts'
import { cut } from '../cut.ts'
import type { Deps } from '../deps.ts'
import type { PeopleService } from './api.ts'
import { packInvite } from './invite-payload.ts'

const defaultHours = 72
const longestHours = 24 * 30

/** @see PeopleService.inviteStaff */
export const inviteStaff =
  ({ db, ids, clock, secret }: Pick<Deps, 'db' | 'ids' | 'clock' | 'secret'>): PeopleService['inviteStaff'] =>
  (actor, { role, branchId, label, maxUses = 1, validHours = defaultHours }) =>
    transact(db, async tx => {
      if (!mayInvite(actor, role, (branchId ?? null) as BranchId | null))
        throw new Refusal('people.not-allowed', { role })
      const at = clock.now()
      const inviteId = ids.make('inv')
      const expiresAt = addSeconds(at, Math.min(longestHours, Math.max(1, validHours)) * 3600)
      await tx.staffInvite.create({
        data: {
          id: inviteId,
          role,
          branchId: branchId ?? null,
          label: cut(label ?? '', 100) || null,
          createdById: userIdOf(actor),
          createdAt: at,
          expiresAt,
          maxUses: Math.min(100, Math.max(1, Math.trunc(maxUses))),
        },
      })
      await audit(tx, {
        actor,
        at,
        action: 'staff.invited',
        subject: inviteId,
        after: { role, branchId: branchId ?? null, maxUses },
      })
      return { inviteId, payload: packInvite(inviteId, secret), expiresAt }
    })
