/** Writes `bot-api.schema.json` anew; to be run after an update of `@gramio/types`. */
import { writeFileSync } from 'node:fs'
import { buildSchema } from './build-schema.ts'

writeFileSync(new URL('./bot-api.schema.json', import.meta.url), buildSchema())
