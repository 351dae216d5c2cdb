import { Refusal } from '../refusals.ts'
import type { Step } from '../shared/doer.ts'
import type { BranchId, InviteId, UserId } from '../shared/ids.ts'
import type { RoleHeld } from './actor.ts'
import type { PeopleEvent } from './events.ts'
import type { Role } from './role.ts'

/** A signed link's other half: what it gives, how often and until when. */
export type Invite = {
  readonly id: InviteId
  readonly role: Role
  readonly branchId: BranchId | null
  readonly uses: number
  readonly maxUses: number
  readonly expiresAt: Date
  readonly revokedAt: Date | null
}

export type Joined<I extends Invite> = {
  readonly invite: I
  /** null when the person held this role already: joining twice is joining once and uses nothing up. */
  readonly granted: RoleHeld | null
  readonly events: readonly PeopleEvent[]
}

/**
 * Takes an invite up.
 * @throws Refusal people.invite-invalid (revoked), people.invite-expired, people.invite-used-up
 */
export const joinBy = <I extends Invite>(
  invite: I,
  person: { readonly userId: UserId; readonly roles: readonly RoleHeld[] },
  step: Step,
): Joined<I> => {
  const { role, branchId } = invite
  const holdsItAlready = person.roles.some(
    held => held.role === role && (held.branchId === null || held.branchId === branchId),
  )
  if (holdsItAlready) return { invite, granted: null, events: [] }
  if (invite.revokedAt) throw new Refusal('people.invite-invalid')
  if (step.at >= invite.expiresAt) {
    throw new Refusal('people.invite-expired', { expiredAt: invite.expiresAt.toISOString() })
  }
  if (invite.uses >= invite.maxUses) throw new Refusal('people.invite-used-up', { maxUses: invite.maxUses })
  const said = { userId: person.userId, role, branchId, by: step.by, at: step.at.toISOString() }
  return {
    invite: { ...invite, uses: invite.uses + 1 },
    granted: { role, branchId },
    events: [
      { type: 'staff.joined', inviteId: invite.id, ...said },
      { type: 'role.granted', ...said },
    ],
  }
}
