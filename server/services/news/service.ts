import { finishJob, newsOf, relay } from '../../db/outbox.ts'
import { sweepPlumbing } from '../../db/sweep.ts'
import { fireDueTimers, timersToRing } from '../../db/timers.ts'
import type { Deps } from '../deps.ts'
import type { NewsService } from './api.ts'

/** Outbox and timers, for the workers. */
export const buildNews = ({ db }: Pick<Deps, 'db'>): NewsService => ({
  relay: (input, pass) => relay(db, input, pass),
  read: async eventId => (await newsOf(db, eventId))?.news ?? null,
  finish: input => finishJob(db, input),
  timersToRing: withinSeconds => timersToRing(db, withinSeconds),
  fireDueTimers: () => fireDueTimers(db),
  onCommit: listener => {
    db.bell.on('committed', listener)
    return () => db.bell.off('committed', listener)
  },
  sweep: days => sweepPlumbing(db, days),
})
