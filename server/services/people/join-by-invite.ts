import type { Tx } from '../../db/client.ts'
import { tell } from '../../db/outbox.ts'
import { transact } from '../../db/transact.ts'
import { type Invite, joinBy } from '../../domain/people/invite.ts'
import { isRole, type Role } from '../../domain/people/role.ts'
import { Refusal } from '../../domain/refusals.ts'
import { type Currency, currencies, isCurrency } from '../../domain/shared/currency.ts'
import type { BranchId, InviteId, UserId } from '../../domain/shared/ids.ts'
import { audit } from '../audit.ts'
import type { Deps } from '../deps.ts'
import type { PeopleService } from './api.ts'
import { unpackInvite } from './invite-payload.ts'
import { readActor } from './roles-of.ts'

type Needs = Pick<Deps, 'db' | 'ids' | 'clock' | 'secret'>

/** A driver may carry this much cash until somebody sets another limit, in whole currency units. */
const defaultCashCapWhole = 20_000n
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

const codeForRep = (ids: Deps['ids']): string =>
  [...ids.bytes(7)].map(byte => letters[byte % letters.length]).join('')

/** What a role needs besides its grant: a driver their profile, a rep their code. */
const equip = async (
  tx: Tx,
  { ids }: Needs,
  who: { userId: string; role: Role; branchId: string | null; at: Date },
) => {
  if (who.role === 'driver') {
    const branch = await tx.branch.findFirst({
      where: who.branchId === null ? { isActive: true } : { id: who.branchId },
      select: { currency: true },
    })
    const currency = isCurrency(branch?.currency ?? '') ? (branch?.currency as Currency) : 'USD'
    await tx.driver.upsert({
      where: { userId: who.userId },
      create: {
        id: ids.make('drv'),
        userId: who.userId,
        branchId: who.branchId,
        cashCapUnits: defaultCashCapWhole * 10n ** BigInt(currencies[currency].exponent),
        currency,
        createdAt: who.at,
      },
      update: { isActive: true, branchId: who.branchId },
    })
  }
  if (who.role === 'sales')
    await tx.repProfile.upsert({
      where: { userId: who.userId },
      create: { userId: who.userId, code: codeForRep(ids), createdAt: who.at },
      update: {},
    })
}

const inviteFrom = async (tx: Tx, inviteId: InviteId): Promise<Invite> => {
  await tx.$executeRaw`select 1 from staff_invites where id = ${inviteId} for no key update`
  const row = await tx.staffInvite.findUnique({ where: { id: inviteId } })
  if (!row || !isRole(row.role)) throw new Refusal('people.invite-invalid')
  return { ...row, id: inviteId, role: row.role, branchId: row.branchId as BranchId | null }
}

/** @see PeopleService.joinByInvite — the invite's row is locked, so the last place goes to one person. */
export const joinByInvite =
  (needs: Needs): PeopleService['joinByInvite'] =>
  (actor, payload) =>
    transact(needs.db, async tx => {
      if (actor.kind !== 'person') throw new Refusal('people.invite-invalid')
      const inviteId = unpackInvite(payload, needs.secret)
      if (!inviteId) throw new Refusal('people.invite-invalid')
      const at = needs.clock.now()
      const invite = await inviteFrom(tx, inviteId)
      const { roles } = await readActor(tx, actor.userId)
      const joined = joinBy(
        invite,
        { userId: actor.userId as UserId, roles },
        { by: { as: 'staff', userId: actor.userId }, at },
      )
      if (!joined.granted) return { role: invite.role, branchId: invite.branchId, isNew: false }

      await tx.staffInvite.update({ where: { id: inviteId }, data: { uses: joined.invite.uses } })
      await tx.roleGrant.create({
        data: {
          id: needs.ids.make('evt'),
          userId: actor.userId,
          role: invite.role,
          branchId: invite.branchId,
          inviteId,
          grantedAt: at,
        },
      })
      await equip(tx, needs, { userId: actor.userId, role: invite.role, branchId: invite.branchId, at })
      await audit(tx, {
        actor,
        at,
        action: 'staff.joined',
        subject: actor.userId,
        after: { role: invite.role, branchId: invite.branchId, inviteId },
      })
      await tell(tx, joined.events)
      return { role: invite.role, branchId: invite.branchId, isNew: true }
    })
