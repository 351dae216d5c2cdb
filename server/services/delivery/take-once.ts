import type { Tx } from '../../db/client.ts'
import { oncePerKey } from '../../db/idempotency.ts'
import type { Actor } from '../../domain/people/actor.ts'

/** What was tapped. Whatever else it says is part of what its key stands for. */
export type Tapped = { readonly idempotencyKey?: string }

/** Does what was tapped, or under a key that has been seen finds what came of it. Answers what the work said. */
export const takeOnce = async (
  tx: Tx,
  actor: Actor,
  { verb, tapped: { idempotencyKey, ...request } }: { readonly verb: string; readonly tapped: Tapped },
  work: () => Promise<string>,
): Promise<string> => {
  if (idempotencyKey === undefined) return work()
  const scope = `taps:${actor.kind === 'person' ? actor.userId : 'system'}`
  return (await oncePerKey(tx, { scope, key: idempotencyKey, request: { verb, ...request } }, work)).answer
}
