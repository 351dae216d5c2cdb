import type { IdOf, IdPrefix } from '../../domain/shared/ids.ts'

/** Makes sortable public ids, and is the only source of chance. */
export type Ids = {
  make<P extends IdPrefix>(prefix: P): IdOf<P>
  /** Unguessable bytes. */
  bytes(length: number): Uint8Array
}
