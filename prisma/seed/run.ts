import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { diskFiles } from '../../server/adapters/files/disk-files.ts'
import { openDb } from '../../server/db/client.ts'
import { worldPlan } from './people.ts'
import { seedDemo } from './seed.ts'

const { DATABASE_URL, FILES_DIR, DEMO_WORLD_FILE } = process.env
if (!DATABASE_URL || !FILES_DIR)
  throw new Error('The seed needs DATABASE_URL and FILES_DIR: run "npm run demo", which sets both.')

if (DEMO_WORLD_FILE) {
  await mkdir(dirname(DEMO_WORLD_FILE), { recursive: true })
  await writeFile(DEMO_WORLD_FILE, JSON.stringify(worldPlan, null, 2))
}
const db = openDb(DATABASE_URL, 2)
try {
  await seedDemo(db, diskFiles(FILES_DIR))
} finally {
  await db.close()
}
