import type { Json, Tx } from '../db/client.ts'
import { type Actor, userIdOf } from '../domain/people/actor.ts'

/** Notes a staff action, with what was before and after, in the transaction of the action itself. */
export const audit = async (
  tx: Tx,
  entry: {
    actor: Actor
    at: Date
    action: string
    subject: string
    before?: Json
    after?: Json
  },
): Promise<void> => {
  await tx.auditEntry.create({
    data: {
      at: entry.at,
      actorId: userIdOf(entry.actor),
      action: entry.action,
      subject: entry.subject,
      ...(entry.before === undefined ? {} : { before: entry.before }),
      ...(entry.after === undefined ? {} : { after: entry.after }),
    },
  })
}
