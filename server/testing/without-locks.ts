import type { Db, Tx } from '../db/client.ts'
import { isRetriable } from '../db/errors.ts'

const isRowLock = (strings: unknown): boolean =>
  Array.isArray(strings) && /^\s*select 1 from .* for no key update\s*$/is.test(strings.join('?'))

/** A transaction in which every "select … for no key update" does nothing. */
const unlocked = (tx: Tx): Tx =>
  new Proxy(tx, {
    get: (target, name, receiver) => {
      const value = Reflect.get(target, name, receiver)
      if (name !== '$executeRaw') return typeof value === 'function' ? value.bind(target) : value
      return (strings: TemplateStringsArray, ...values: unknown[]) =>
        isRowLock(strings) ? Promise.resolve(0) : target.$executeRaw(strings, ...values)
    },
  })

/** A deadlock that our order of locks prevents must show: hidden in a plain error, it is not tried again. */
const rethrowOnce = (error: unknown): never => {
  throw isRetriable(error) ? new Error(`would have been tried again: ${String(error)}`) : error
}

/**
 * The same database without our row locks: the negative control of a race. A race test that still passes on this has not
 * tested the lock.
 */
export const withoutLocks = (db: Db): Db => ({
  ...db,
  prisma: new Proxy(db.prisma, {
    get: (target, name, receiver) => {
      const value = Reflect.get(target, name, receiver)
      if (name !== '$transaction') return typeof value === 'function' ? value.bind(target) : value
      return (work: (tx: Tx) => Promise<unknown>, options: Parameters<typeof target.$transaction>[1]) =>
        target.$transaction((tx: Tx) => work(unlocked(tx)), options).catch(rethrowOnce)
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
