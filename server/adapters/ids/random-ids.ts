import { randomBytes } from 'node:crypto'
import { idRandomBytes, makeId } from '../../domain/shared/ids.ts'
import type { Ids } from '../../services/ports/ids.ts'

/** Sortable ids from the machine's clock and its random source. */
export const randomIds: Ids = {
  make: prefix => makeId(prefix, Date.now(), randomBytes(idRandomBytes)),
  bytes: length => randomBytes(length),
}
