import { createHash } from 'node:crypto'
import { type IdOf, type IdPrefix, makeId } from '../../server/domain/shared/ids.ts'

/** All that the seed writes was made, as far as its ids say, at this instant. */
const seededAt = Date.UTC(2024, 0, 1)

/** The same name always gives the same id, so that seeding again meets its own rows. */
export const seedId = <P extends IdPrefix>(prefix: P, name: string): IdOf<P> =>
  makeId(prefix, seededAt, createHash('sha256').update(`${prefix} ${name}`).digest())
