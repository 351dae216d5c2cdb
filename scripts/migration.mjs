/**
 * npm run migration -- --name add-slots
 *
 * Writes the migration that leads from prisma/migrations to prisma/schema, with Prisma's own CLI, against an
 * empty scratch database; then generates the client. `--create-only` leaves the SQL to be edited first.
 */
import { requireNode } from './dev/node-version.mjs'

requireNode()
const { runMain } = await import('./dev/trouble.mjs')
const { makeMigration } = await import('./dev/make-migration.mjs')
await runMain(() => makeMigration(process.argv.slice(2)))
