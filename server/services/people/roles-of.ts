import type { Db, Tx } from '../../db/client.ts'
import type { Actor, RoleHeld } from '../../domain/people/actor.ts'
import { isRole } from '../../domain/people/role.ts'
import { Refusal } from '../../domain/refusals.ts'
import { type BranchId, type DriverId, isId, type UserId } from '../../domain/shared/ids.ts'

type GrantRow = { readonly role: string; readonly branchId: string | null }

/** Stored grants as the domain knows them; a role of another build is left out. */
export const heldFrom = (grants: readonly GrantRow[]): RoleHeld[] =>
  grants.flatMap(({ role, branchId }) =>
    isRole(role) ? [{ role, branchId: branchId as BranchId | null }] : [],
  )

/** The person of these roles as an actor. */
export const actorFrom = (
  userId: string,
  roles: readonly RoleHeld[],
  driverId: string | null,
): Actor & { kind: 'person' } => ({
  kind: 'person',
  userId: userId as UserId,
  roles,
  ...(driverId !== null && isId('drv', driverId) ? { driverId: driverId as DriverId } : {}),
})

/**
 * The actor a person is at this moment, read inside or outside a transaction.
 * @throws Refusal people.absent
 */
export const readActor = async (
  prisma: Tx | Db['prisma'],
  userId: string,
): Promise<Actor & { kind: 'person' }> => {
  const user = await prisma.user.findUnique({
    where: { id: userId },
    select: {
      roles: { where: { revokedAt: null }, select: { role: true, branchId: true } },
      driver: { select: { id: true, isActive: true } },
    },
  })
  if (!user) throw new Refusal('people.absent')
  return actorFrom(userId, heldFrom(user.roles), user.driver?.isActive ? user.driver.id : null)
}
