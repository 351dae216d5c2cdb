import type { Db, Tx } from '../db/client.ts'
import { isRetriable } from '../db/errors.ts'

const isRowLock = (strings: unknown): boolean =>
  Array.isArray(strings) && /^\s*select 1 from .* for no key update\s*$/is.test(strings.join('?'))

/** A transaction in which every "select … for no key update" does nothing. */
/** Called where a lock would have been taken: the table, and the id of the row. */
type AtLock = (table: string, id: unknown) => Promise<void>

const unlocked = (tx: Tx, atLock: AtLock): Tx =>
  new Proxy(tx, {
    get: (target, name, receiver) => {
      const value = Reflect.get(target, name, receiver)
      if (name !== '$executeRaw') return typeof value === 'function' ? value.bind(target) : value
      return (strings: TemplateStringsArray, ...values: unknown[]) =>
        isRowLock(strings)
          ? atLock(/from (\w+)/.exec(strings.join('?'))?.[1] ?? '', values[0]).then(() => 0)
          : target.$executeRaw(strings, ...values)
    },
  })

/** A deadlock that our order of locks prevents must show: hidden in a plain error, it is not tried again. */
const rethrowOnce = (error: unknown): never => {
  throw isRetriable(error) ? new Error(`would have been tried again: ${String(error)}`) : error
}

/**
 * The same database without our row locks: the negative control of a race. A race test that still passes on this has not
 * tested the lock.
 * @param atLock may hold somebody where the lock would have, to bring two together on purpose
 */
export const withoutLocks = (db: Db, atLock: AtLock = async () => {}): Db => ({
  ...db,
  prisma: new Proxy(db.prisma, {
    get: (target, name, receiver) => {
      const value = Reflect.get(target, name, receiver)
      if (name !== '$transaction') return typeof value === 'function' ? value.bind(target) : value
      return (work: (tx: Tx) => Promise<unknown>, options: Parameters<typeof target.$transaction>[1]) =>
        target.$transaction((tx: Tx) => work(unlocked(tx, atLock)), options).catch(rethrowOnce)
    },
  }),
})

/** Rewrites a database function by replacing part of its text: a guard taken out on purpose. Fails when the guard is not there. */
export const withoutGuard = async (db: Db, functionName: string, guard: string): Promise<void> => {
  const { rows } = await db.pool.query<{ text: string }>('select pg_get_functiondef($1::regproc) as text', [
    functionName,
  ])
  const text = rows[0]?.text ?? ''
  if (!text.includes(guard)) throw new Error(`${functionName} has no guard "${guard}"`)
  await db.pool.query(text.replace(guard, ''))
}

/** Holds the first that comes to a row's missing lock until the second is there as well (or does not come in time). */
export const meetingAt = (table: string, patienceMs = 3000): AtLock => {
  const waiting = new Map<unknown, () => void>()
  return (at, id) => {
    if (at !== table) return Promise.resolve()
    const release = waiting.get(id)
    if (release) {
      waiting.delete(id)
      release()
      return Promise.resolve()
    }
    return new Promise(resolve => {
      waiting.set(id, resolve)
      setTimeout(resolve, patienceMs).unref()
    })
  }
}
