import type { z } from 'zod'
import type { task as taskShape } from '../../../server/contracts/driver.ts'

export type Task = z.infer<typeof taskShape>
export type StepName =
  | 'arrive-at-pickup'
  | 'pick-up'
  | 'arrive-at-dropoff'
  | 'deliver'
  | 'fail'
  | 'retry'
  | 'return'
  | 'complete-return'
  | 'release'
export type ProofName = 'code' | 'photo'

/** What a driver has tapped, as far as it changes how their task looks. */
export type Tapped = {
  readonly what: string
  readonly body: object
}

const steps: Readonly<Record<StepName, { readonly from: readonly string[]; readonly to: string }>> = {
  'arrive-at-pickup': { from: ['accepted'], to: 'at_pickup' },
  'pick-up': { from: ['at_pickup'], to: 'picked_up' },
  'arrive-at-dropoff': { from: ['picked_up'], to: 'at_dropoff' },
  deliver: { from: ['at_dropoff'], to: 'delivered' },
  fail: { from: ['picked_up', 'at_dropoff'], to: 'failed' },
  retry: { from: ['failed'], to: 'picked_up' },
  return: { from: ['failed'], to: 'returning' },
  'complete-return': { from: ['returning'], to: 'returned' },
  release: { from: ['accepted', 'at_pickup'], to: 'unassigned' },
}
const actionsAt: Readonly<Record<string, readonly string[]>> = {
  accepted: ['arrive-at-pickup', 'release'],
  at_pickup: ['pick-up', 'release'],
  picked_up: ['arrive-at-dropoff', 'fail'],
  at_dropoff: ['deliver', 'fail'],
  failed: ['retry', 'return'],
  returning: ['complete-return'],
}

const isStep = (what: string): what is StepName => Object.hasOwn(steps, what)
const versionIn = (body: object): number | null =>
  'version' in body && typeof body.version === 'number' ? body.version : null
const reasonIn = (body: object): string | null =>
  'reason' in body && typeof body.reason === 'string' ? body.reason : null

type Missing = Task['proof']['missing']

const actionsOf = (status: string, missing: Missing): string[] => {
  const own = actionsAt[status]
  if (!own) return []
  const proofs = status === 'at_dropoff' ? missing.map(kind => `prove-by-${kind}`) : []
  return [...proofs, ...own, 'talk-customer', 'talk-dispatcher']
}

const missingAfter = ({ rule, missing }: Task['proof'], given: ProofName): Missing =>
  rule === 'code-or-photo' ? [] : missing.filter(kind => kind !== given)

/** Where a step leads; null for what is no step. */
export const statusAfter = (what: string): string | null => (isStep(what) ? steps[what].to : null)

/**
 * A task as it will be when the server has heard of this tap. The server decides; this is what the driver sees until then.
 * A tap for another version or another moment changes nothing here: the server knows of it already, or will refuse it.
 */
export const predict = (task: Task, { what, body }: Tapped): Task => {
  if (what === 'code' || what === 'photo') {
    if (task.status !== 'at_dropoff') return task
    const missing = missingAfter(task.proof, what)
    return { ...task, proof: { ...task.proof, missing }, actions: actionsOf(task.status, missing) }
  }
  if (!isStep(what) || versionIn(body) !== task.version) return task
  const { from, to } = steps[what]
  if (!from.includes(task.status)) return task
  return {
    ...task,
    status: to,
    version: task.version + 1,
    failureReason: what === 'fail' ? reasonIn(body) : what === 'retry' ? null : task.failureReason,
    actions: actionsOf(to, task.proof.missing),
  }
}
