/** Brings the database named by DATABASE_URL up to date, without the Prisma CLI: `npm run migrate`. */
import { migrate } from '../server/db/migrate.ts'

const url = process.env.DATABASE_URL
try {
  if (!url) throw new Error('DATABASE_URL is missing: put it into the environment and run this again.')
  const applied = await migrate(url)
  console.log(applied.length ? `applied ${applied.join(', ')}` : 'nothing to apply')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
