import type { Db, Tx } from '../db/client.ts'
import { isRetriable } from '../db/errors.ts'

const isRowLock = (strings: unknown): boolean =>
  Array.isArray(strings) && /^\s*select 1 from .* for no key update\s*$/is.test(strings.join('?'))

/**
 * Called before the first write after a lock that is not taken: the table, and the id of the row. Not at the lock itself:
 * there, one of two could still be done before the other has read anything, and a race would go well by chance.
 */
type BeforeWrite = (table: string, id: unknown) => Promise<void>

const isReading = /^(find|count|aggregate|groupBy)/

/** A transaction in which every "select … for no key update" does nothing. */
const unlocked = (tx: Tx, beforeWrite: BeforeWrite): Tx => {
  let owed: (() => Promise<void>)[] = []
  const settle = async (): Promise<void> => {
    const now = owed
    owed = []
    for (const one of now) await one()
  }
  const table = (delegate: object): object =>
    new Proxy(delegate, {
      get: (target, name) => {
        const value = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        if (isReading.test(String(name))) return value.bind(target)
        return async (...given: unknown[]) => {
          await settle()
          return await value.apply(target, given)
        }
      },
    })
  return new Proxy(tx, {
    get: (target, name, receiver) => {
      const value = Reflect.get(target, name, receiver)
      if (name === '$executeRaw')
        return async (strings: TemplateStringsArray, ...values: unknown[]) => {
          if (isRowLock(strings)) {
            owed.push(() => beforeWrite(/from (\w+)/.exec(strings.join('?'))?.[1] ?? '', values[0]))
            return 0
          }
          await settle()
          return await target.$executeRaw(strings, ...values)
        }
      if (typeof value === 'function') return value.bind(target)
      return typeof name === 'string' && !/^[$_]/.test(name) && typeof value === 'object' && value
        ? table(value)
        : value
    },
  })
}

/** A deadlock that our order of locks prevents must show: hidden in a plain error, it is not tried again. */
const rethrowOnce = (error: unknown): never => {
  throw isRetriable(error) ? new Error(`would have been tried again: ${String(error)}`) : error
}

/**
 * The same database without our row locks: the negative control of a race. A race test that still passes on this has not
 * tested the lock.
 * @param meeting brings two together on purpose
 */
export const withoutLocks = (db: Db, meeting?: Meeting): Db => ({
  ...db,
  prisma: new Proxy(db.prisma, {
    get: (target, name, receiver) => {
      const value = Reflect.get(target, name, receiver)
      if (name !== '$transaction') return typeof value === 'function' ? value.bind(target) : value
      return (work: (tx: Tx) => Promise<unknown>, options: Parameters<typeof target.$transaction>[1]) =>
        target
          .$transaction((tx: Tx) => work(unlocked(tx, meeting?.beforeWrite ?? (async () => {}))), options)
          .catch(rethrowOnce)
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

/** Where several are brought together, once it has begun. */
export type Meeting = {
  readonly beforeWrite: BeforeWrite
  begin(): void
}

/**
 * Holds whoever would write after a row's missing lock until so many would (or no more of them come in time), once for each
 * row. All of them have read by then what none of them has written.
 */
export const meetingAt = (table: string, parties = 2, patienceMs = 3000): Meeting => {
  const waiting = new Map<unknown, (() => void)[]>()
  const over = new Set<unknown>()
  let isOn = false
  const release = (id: unknown): void => {
    over.add(id)
    for (const go of waiting.get(id) ?? []) go()
    waiting.delete(id)
  }
  return {
    begin: () => {
      isOn = true
    },
    beforeWrite: (at, id) => {
      if (!isOn || at !== table || over.has(id)) return Promise.resolve()
      return new Promise(go => {
        const all = [...(waiting.get(id) ?? []), go]
        waiting.set(id, all)
        if (all.length === 1) setTimeout(() => release(id), patienceMs).unref()
        if (all.length >= parties) release(id)
      })
    },
  }
}

/** Holds the first that would write after a row's missing lock until it is told to go on; all others pass. */
export const firstHeldAt = (table: string) => {
  let [isOn, letGo, tellHeld] = [false, () => {}, () => {}]
  const held = new Promise<void>(resolve => {
    tellHeld = resolve
  })
  const beforeWrite: BeforeWrite = at => {
    if (!isOn || at !== table) return Promise.resolve()
    isOn = false
    tellHeld()
    return new Promise(resolve => {
      letGo = resolve
    })
  }
  return {
    beforeWrite,
    begin: () => {
      isOn = true
    },
    /** Once somebody is held. */
    held,
    letGo: () => letGo(),
  }
}
