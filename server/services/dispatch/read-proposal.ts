import type { Json } from '../../db/client.ts'
import { type Actor, hasRole, userIdOf } from '../../domain/people/actor.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { BranchId } from '../../domain/shared/ids.ts'
import type { Deps } from '../deps.ts'
import type { ProposalView } from './api.ts'

type Plan = Omit<ProposalView, 'proposalId' | 'madeAt' | 'expiresAt'>

/** A plan as it is kept; instants as ISO text under names that end in `At`. */
export const planJson = (plan: Plan): Json => JSON.parse(JSON.stringify(plan)) as Json

export const planFrom = ({ plan }: { readonly plan: unknown }): Plan =>
  JSON.parse(JSON.stringify(plan), (name, value: unknown) =>
    name.endsWith('At') && typeof value === 'string' ? new Date(value) : value,
  ) as Plan

/**
 * A proposal is there for the dispatchers of all its branches; one about no branch at all only for who asked for it.
 * @throws Refusal proposal.absent
 */
export const readProposal = async (
  { db }: Pick<Deps, 'db'>,
  actor: Actor,
  proposalId: string,
): Promise<ProposalView> => {
  const row = await db.prisma.proposal.findUnique({ where: { id: proposalId } })
  if (!row) throw new Refusal('proposal.absent')
  const isTheirs =
    row.branchIds.length > 0
      ? row.branchIds.every(branchId => hasRole(actor, 'dispatcher', branchId as BranchId))
      : hasRole(actor, 'dispatcher') && row.madeById === userIdOf(actor)
  if (!isTheirs) throw new Refusal('proposal.absent')
  return { proposalId: row.id, madeAt: row.madeAt, expiresAt: row.expiresAt, ...planFrom(row) }
}
