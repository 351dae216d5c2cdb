import type { Db, Tx } from './client.ts'
import { isRetriable } from './errors.ts'

const attempts = 4

/**
 * Runs `work` in one transaction: all of it or nothing. A thrown error, a Refusal included, undoes everything.
 * Deadlocks and serialization failures are tried again, so `work` must touch nothing but the transaction.
 */
export const transact = async <T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await db.prisma.$transaction(work, { maxWait: 10_000, timeout: 15_000 })
      db.bell.emit('committed')
      return result
    } catch (error) {
      if (attempt >= attempts || !isRetriable(error)) throw error
    }
  }
}
