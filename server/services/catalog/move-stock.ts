import { transact } from '../../db/transact.ts'
import { requireRole, userIdOf } from '../../domain/people/actor.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { BranchId } from '../../domain/shared/ids.ts'
import { audit } from '../audit.ts'
import { cut } from '../cut.ts'
import type { Deps } from '../deps.ts'
import type { CatalogService } from './api.ts'

const most = 1_000_000

/** @see CatalogService.moveStock — the level's row is locked, so a count and a sale at the same moment both hold. */
export const moveStock =
  ({ db, clock }: Pick<Deps, 'db' | 'clock'>): CatalogService['moveStock'] =>
  (actor, { branchId, variantId, kind, quantity, note }) =>
    transact(db, async tx => {
      requireRole(actor, 'dispatcher', branchId as BranchId)
      if (
        !Number.isInteger(quantity) ||
        quantity < 0 ||
        quantity > most ||
        (quantity === 0 && kind !== 'count')
      )
        throw new Refusal('stock.bad-quantity', { quantity })
      if (!(await tx.variant.findUnique({ where: { id: variantId }, select: { id: true } })))
        throw new Refusal('catalog.absent')
      const at = clock.now()
      await tx.$executeRaw`insert into stock_levels (branch_id, variant_id, on_hand) values (${branchId}, ${variantId}, 0) on conflict do nothing`
      await tx.$executeRaw`select 1 from stock_levels where branch_id = ${branchId} and variant_id = ${variantId} for no key update`
      const key = { branchId_variantId: { branchId, variantId } }
      const before = await tx.stockLevel.findUniqueOrThrow({ where: key })
      const change = kind === 'count' ? quantity - before.onHand : kind === 'write-off' ? -quantity : quantity
      const onHand = before.onHand + change
      // What is promised to customers cannot be written off or counted away.
      if (onHand < before.reserved)
        throw new Refusal('stock.not-enough', { available: before.onHand - before.reserved })
      await tx.stockLevel.update({ where: key, data: { onHand } })
      await tx.stockMovement.create({
        data: {
          branchId,
          variantId,
          kind,
          quantity: change,
          actorId: userIdOf(actor),
          note: note === undefined ? null : cut(note, 500),
          at,
        },
      })
      await audit(tx, {
        actor,
        at,
        action: `stock.${kind}`,
        subject: variantId,
        before: { onHand: before.onHand },
        after: { onHand },
      })
      return { onHand, available: onHand - before.reserved }
    })
