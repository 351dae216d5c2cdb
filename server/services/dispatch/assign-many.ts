import type { Tx } from '../../db/client.ts'
import { oncePerKey } from '../../db/idempotency.ts'
import { transact } from '../../db/transact.ts'
import { requireRole, userIdOf } from '../../domain/people/actor.ts'
import { isRefusalCode, Refusal } from '../../domain/refusals.ts'
import { factsFromJson, factsToJson } from '../../domain/shared/refusal.ts'
import type { Deps } from '../deps.ts'
import type { AssignedView, DispatchService } from './api.ts'
import { assignWithin } from './assign.ts'
import { readProposal } from './read-proposal.ts'

type Needs = Pick<Deps, 'db' | 'ids' | 'clock'>
type Item = { readonly deliveryId: string; readonly version: number; readonly driverId: string }
type Asked = { readonly scope: string; readonly key: string; readonly request: unknown }

const refusalFrom = (answer: string): Refusal | null => {
  if (answer === 'assigned') return null
  const { code, facts } = JSON.parse(answer)
  return isRefusalCode(code) ? new Refusal(code, factsFromJson(facts)) : null
}

/**
 * Assigns once per key and keeps what came of it, a refusal too: that one undoes its own transaction and is noted in
 * another. Asked again, the answer is the same and nothing happens.
 */
const answerOnce = async (
  { db }: Needs,
  item: Item,
  asked: Asked,
  work: (tx: Tx) => Promise<void>,
): Promise<AssignedView> => {
  const { deliveryId, driverId } = item
  const keep = (answer: (tx: Tx) => Promise<string>) =>
    transact(db, async tx => (await oncePerKey(tx, asked, () => answer(tx))).answer)
  try {
    const answer = await keep(async tx => {
      await work(tx)
      return 'assigned'
    })
    return { deliveryId, driverId, refusal: refusalFrom(answer) }
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'request.key-reused') throw error
    const said = JSON.stringify({ code: error.code, facts: factsToJson(error.facts) })
    return { deliveryId, driverId, refusal: refusalFrom(await keep(async () => said)) }
  }
}

/** @see DispatchService.assignMany */
export const assignMany =
  (deps: Needs): DispatchService['assignMany'] =>
  async (actor, { items, idempotencyKey }) => {
    requireRole(actor, 'dispatcher')
    const scope = `assignments:${userIdOf(actor) ?? 'system'}`
    const done: AssignedView[] = []
    for (const item of items) {
      const asked = { scope, key: `${idempotencyKey}:${item.deliveryId}`, request: item }
      done.push(await answerOnce(deps, item, asked, tx => assignWithin(tx, deps, actor, item, 'hand')))
    }
    return done
  }

/** @see DispatchService.applyProposal */
export const applyProposal =
  (deps: Needs): DispatchService['applyProposal'] =>
  async (actor, { proposalId, deliveryIds }) => {
    const { assignments, expiresAt } = await readProposal(deps, actor, proposalId)
    const chosen = deliveryIds ? new Set(deliveryIds) : null
    const items = assignments.filter(({ deliveryId }) => chosen?.has(deliveryId) ?? true)
    if (chosen && items.length < chosen.size) throw new Refusal('proposal.not-in-it')
    const scope = `proposal:${proposalId}`
    if (expiresAt <= deps.clock.now()) {
      const answered = await deps.db.prisma.idempotencyKey.count({
        where: { scope, key: { in: items.map(item => item.deliveryId) } },
      })
      if (answered < items.length || items.length === 0) throw new Refusal('proposal.expired')
    }
    const done: AssignedView[] = []
    for (const item of items) {
      const asked = { scope, key: item.deliveryId, request: null }
      done.push(await answerOnce(deps, item, asked, tx => assignWithin(tx, deps, actor, item, 'plan')))
    }
    return done
  }
