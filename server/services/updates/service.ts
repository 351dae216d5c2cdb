import { claimUpdates, finishUpdates, renewLeases, returnUpdate, storeUpdates } from '../../db/inbox.ts'
import type { Deps } from '../deps.ts'
import type { UpdatesService } from './api.ts'

/** The inbox, for the shells that receive updates and those that handle them. */
export const buildUpdates = ({ db }: Pick<Deps, 'db'>): UpdatesService => ({
  keep: (bot, updates) => storeUpdates(db, bot, updates),
  claim: input => claimUpdates(db, input),
  finish: ids => finishUpdates(db, ids),
  renew: (worker, ids, leaseSeconds) => renewLeases(db, worker, ids, leaseSeconds),
  giveBack: (id, why, retryInSeconds) => returnUpdate(db, id, why, retryInSeconds),
  onKept: listener => {
    db.bell.on('inbox', listener)
    return () => db.bell.off('inbox', listener)
  },
})
