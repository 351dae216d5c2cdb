import type { IdOf, IdPrefix } from '../../domain/shared/ids.ts'

/** Makes sortable public ids. */
export type Ids = { make<P extends IdPrefix>(prefix: P): IdOf<P> }
