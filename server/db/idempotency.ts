import { createHash } from 'node:crypto'
import { Refusal } from '../domain/refusals.ts'
import type { Tx } from './client.ts'

/**
 * Runs `work` once per key and gives every repetition the first answer. A concurrent twin waits on the key's row until the
 * first has committed or rolled back; a crash rolls the key back with the work, so a retry really tries again.
 * @throws Refusal request.key-reused when the same key comes with another request
 */
export const oncePerKey = async (
  tx: Tx,
  input: { scope: string; key: string; request: unknown },
  work: () => Promise<string>,
): Promise<{ answer: string; isRepeat: boolean }> => {
  const request = createHash('sha256')
    .update(JSON.stringify(input.request, (_k, v: unknown) => (typeof v === 'bigint' ? v.toString() : v)))
    .digest('hex')
  const inserted = await tx.$executeRaw`
    insert into idempotency_keys (scope, key, request) values (${input.scope}, ${input.key}, ${request})
    on conflict (scope, key) do nothing`
  if (inserted === 0) {
    const known = await tx.idempotencyKey.findUniqueOrThrow({
      where: { scope_key: { scope: input.scope, key: input.key } },
    })
    if (known.request !== request) throw new Refusal('request.key-reused', { key: input.key })
    return { answer: String(known.answer), isRepeat: true }
  }
  const answer = await work()
  await tx.idempotencyKey.update({
    where: { scope_key: { scope: input.scope, key: input.key } },
    data: { answer },
  })
  return { answer, isRepeat: false }
}
