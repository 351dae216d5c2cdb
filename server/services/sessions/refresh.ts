import { appNames } from '../../contracts/session.ts'
import { transact } from '../../db/transact.ts'
import { Refusal } from '../../domain/refusals.ts'
import { addSeconds } from '../../domain/shared/time.ts'
import type { Deps } from '../deps.ts'
import type { SessionsService } from './api.ts'
import { identify } from './identify.ts'
import { hashOf, makeRefreshToken, sessionOf } from './refresh-token.ts'
import { refreshTokenBytes, sessionSeconds } from './sign-in.ts'

type Needs = Pick<Deps, 'db' | 'ids' | 'clock' | 'secret'>

/** @see SessionsService.refresh — who has an old token has stolen it or was stolen from: the session ends for both. */
export const refresh =
  (deps: Needs): SessionsService['refresh'] =>
  async refreshToken => {
    const sessionId = sessionOf(refreshToken, deps.secret)
    if (sessionId === null) throw new Refusal('people.session-over')
    const at = deps.clock.now()
    const next = makeRefreshToken(sessionId, deps.ids.bytes(refreshTokenBytes), deps.secret)
    const refreshUntil = addSeconds(at, sessionSeconds)
    const { count } = await deps.db.prisma.session.updateMany({
      where: { id: sessionId, refreshHash: hashOf(refreshToken), endedAt: null, expiresAt: { gt: at } },
      data: { refreshHash: hashOf(next), refreshedAt: at, expiresAt: refreshUntil },
    })
    if (count === 0) {
      // Committed before the refusal is said: a thrown one would undo it.
      await deps.db.prisma.session.updateMany({
        where: { id: sessionId, endedAt: null },
        data: { endedAt: at, endReason: 'refresh token used twice' },
      })
      throw new Refusal('people.session-over')
    }
    const row = await deps.db.prisma.session.findUnique({ where: { id: sessionId }, select: { app: true } })
    const app = appNames.find(name => name === row?.app)
    if (!app) throw new Refusal('people.session-over')
    return {
      signedIn: await identify(deps)(sessionId, app),
      refreshToken: next,
      refreshUntil,
      broughtBy: null,
    }
  }

/** @see SessionsService.end */
export const end =
  ({ db, clock, secret }: Pick<Deps, 'db' | 'clock' | 'secret'>): SessionsService['end'] =>
  refreshToken =>
    transact(db, async tx => {
      const sessionId = sessionOf(refreshToken, secret)
      if (sessionId === null) return
      await tx.session.updateMany({
        where: { id: sessionId, endedAt: null },
        data: { endedAt: clock.now(), endReason: 'signed out' },
      })
    })
