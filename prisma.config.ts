import path from 'node:path'
import { defineConfig } from 'prisma/config'

// The schema engine comes from npm, so the CLI works with no internet (scripts/dev/schema-engine.mjs says how).
// Take this line away and Prisma downloads its native engine as usual.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, 'scripts/dev/schema-engine.mjs')

export default defineConfig({
  schema: process.env.GORA_PRISMA_SCHEMA ?? 'prisma/schema',
  migrations: { path: process.env.GORA_PRISMA_MIGRATIONS ?? 'prisma/migrations' },
  // generate and validate need no database, and must not ask for one
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://nobody@127.0.0.1:1/none' },
})
