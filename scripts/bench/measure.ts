import pg from 'pg'

/** An empty database of this name on the bench's Postgres; answers its address. */
export const freshDatabase = async (name: string): Promise<string> => {
  const base = process.env.DATABASE_URL
  if (!base) throw new Error('DATABASE_URL is missing: start with "npm run bench"')
  const admin = new pg.Client({ connectionString: base })
  await admin.connect()
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.query(`create database ${name}`)
  await admin.end()
  return Object.assign(new URL(base), { pathname: `/${name}` }).href
}

/** Runs `work` for 0..count-1 with so many clients at once; answers how many a second. */
export const perSecond = async (
  clients: number,
  count: number,
  work: (index: number) => Promise<unknown>,
): Promise<number> => {
  let next = 0
  const start = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let index = next++; index < count; index = next++) await work(index)
    }),
  )
  return (count * 1000) / (performance.now() - start)
}

export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** "median (lowest–highest)" */
export const show = (numbers: readonly number[]): string =>
  `${median(numbers).toFixed(0)} (${Math.min(...numbers).toFixed(0)}–${Math.max(...numbers).toFixed(0)})`
