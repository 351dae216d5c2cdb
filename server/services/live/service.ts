import { changesRights } from '../../domain/live/ears.ts'
import type { Deps } from '../deps.ts'
import type { LiveService } from './api.ts'
import { allNewsAfter, newsSince, placeNews } from './history.ts'
import { keepRinging } from './keep-ringing.ts'
import { concerns, mayFollow } from './may-follow.ts'
import { bringing, positions } from './positions.ts'

/** What happens, told to whoever watches: who may follow what, its history, and the calls between processes. */
export const buildLive = (deps: Pick<Deps, 'db' | 'liveWire'>): LiveService => ({
  mayFollow: mayFollow(deps),
  concerns,
  changesRights: ({ type }) => changesRights(type),
  newsSince: newsSince(deps),
  allNewsAfter: allNewsAfter(deps),
  placeNews: placeNews(deps),
  positions: positions(deps),
  bringing: bringing(deps),
  listen: listener => deps.liveWire.listen(listener),
  keepRinging: keepRinging(deps),
})
