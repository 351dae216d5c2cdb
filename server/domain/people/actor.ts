import { Refusal } from '../refusals.ts'
import { bySystem, type Doer } from '../shared/doer.ts'
import type { BranchId, DriverId, UserId } from '../shared/ids.ts'
import { type Role, rolesInvitedBy, rolesWithin } from './role.ts'

/** A role on one branch, or on all of them when `branchId` is null. */
export type RoleHeld = { readonly role: Role; readonly branchId: BranchId | null }

/** Who asks. `roles` are as they are this very moment. The customer's role need not be listed: everybody has it. */
export type Actor =
  | {
      readonly kind: 'person'
      readonly userId: UserId
      readonly roles: readonly RoleHeld[]
      readonly driverId?: DriverId
    }
  | { readonly kind: 'system' }

const reaches = (held: RoleHeld, branchId: BranchId | null | undefined) =>
  held.branchId === null || branchId === undefined || held.branchId === branchId

/**
 * Whether the actor holds a role, by itself or within a higher one. Leave `branchId` out to ask "on any branch";
 * null asks "on all branches". The system may do everything.
 */
export const hasRole = (actor: Actor, role: Role, branchId?: BranchId | null): boolean =>
  actor.kind === 'system' ||
  role === 'customer' ||
  actor.roles.some(held => rolesWithin[held.role].includes(role) && reaches(held, branchId))

/** @throws Refusal people.not-allowed */
export const requireRole = (actor: Actor, role: Role, branchId?: BranchId | null): void => {
  if (!hasRole(actor, role, branchId)) throw new Refusal('people.not-allowed', { role })
}

/** Branches on which the actor holds the role; 'all' when unlimited. */
export const branchesOf = (actor: Actor, role: Role): 'all' | readonly BranchId[] => {
  if (actor.kind === 'system') return 'all'
  const holding = actor.roles.filter(held => rolesWithin[held.role].includes(role))
  if (holding.some(held => held.branchId === null)) return 'all'
  return [...new Set(holding.flatMap(held => held.branchId ?? []))]
}

/** Whether the actor may hand out (or take back) this role on this branch; null means on all branches. */
export const mayInvite = (actor: Actor, role: Role, branchId: BranchId | null): boolean =>
  actor.kind === 'system' ||
  actor.roles.some(held => rolesInvitedBy[held.role].includes(role) && reaches(held, branchId))

export const userIdOf = (actor: Actor): UserId | null => (actor.kind === 'person' ? actor.userId : null)

/** The actor as the doer of a step, in the capacity the use case has found out. */
export const doerOf = (actor: Actor, as: Doer['as']): Doer =>
  actor.kind === 'system' ? bySystem : { as, userId: actor.userId }

/** @throws Refusal people.not-allowed when the actor is no driver */
export const requireDriver = (actor: Actor): DriverId => {
  if (actor.kind === 'person' && actor.driverId && hasRole(actor, 'driver')) return actor.driverId
  throw new Refusal('people.not-allowed', { role: 'driver' })
}
