import { appNames } from '../../contracts/session.ts'
import { tell } from '../../db/outbox.ts'
import { transact } from '../../db/transact.ts'
import type { DomainEvent } from '../../domain/events.ts'
import { Refusal } from '../../domain/refusals.ts'
import { bySystem } from '../../domain/shared/doer.ts'
import type { SessionId, UserId } from '../../domain/shared/ids.ts'
import { addSeconds } from '../../domain/shared/time.ts'
import type { Deps } from '../deps.ts'
import type { SessionsService } from './api.ts'
import { identify } from './identify.ts'
import { hashOf, sessionOf, tokenAfter } from './refresh-token.ts'
import { sessionSeconds } from './sign-in.ts'

type Needs = Pick<Deps, 'db' | 'clock' | 'secret'>

/**
 * Who got no answer may ask again for so long, with the token they have; then its coming twice means two hands. Long enough
 * for a tunnel or a lift. It gives nothing to a thief that the token did not give before: the answer is the one successor,
 * never a second line of them, and asking again does not lengthen the time. It ends early, as soon as anybody goes on with
 * the successor, and well before the quarter of an hour after which a phone that got the answer does so.
 */
const lostAnswerSeconds = 5 * 60

const endedNews = (
  session: { id: string; userId: string },
  reason: (DomainEvent & { type: 'session.ended' })['reason'],
  at: Date,
): DomainEvent => ({
  type: 'session.ended',
  sessionId: session.id as SessionId,
  userId: session.userId as UserId,
  reason,
  by: reason === 'signed-out' ? { as: 'customer', userId: session.userId as UserId } : bySystem,
  at: at.toISOString(),
})

/** Ends a session that has not ended, and tells so, once. */
const endSession = (
  { db }: Pick<Deps, 'db'>,
  sessionId: string,
  how: { at: Date; endReason: string; reason: 'signed-out' | 'used-twice' },
): Promise<void> =>
  transact(db, async tx => {
    const [ended] = await tx.session.updateManyAndReturn({
      where: { id: sessionId, endedAt: null },
      data: { endedAt: how.at, endReason: how.endReason },
      select: { id: true, userId: true },
    })
    if (ended) await tell(tx, [endedNews(ended, how.reason, how.at)])
  })

/**
 * @see SessionsService.refresh — who has an old token has stolen it or was stolen from: the session ends for both. The one
 * just before the present one is let pass for five minutes, while its successor has not been used: that is an answer lost
 * on the way, and the answer is the same again.
 */
export const refresh =
  (deps: Needs): SessionsService['refresh'] =>
  async refreshToken => {
    const sessionId = sessionOf(refreshToken, deps.secret)
    if (sessionId === null) throw new Refusal('people.session-over')
    const at = deps.clock.now()
    const next = tokenAfter(refreshToken, sessionId, deps.secret)
    const isOpen = { id: sessionId, endedAt: null, expiresAt: { gt: at } }
    const { count } = await deps.db.prisma.session.updateMany({
      where: { ...isOpen, refreshHash: hashOf(refreshToken) },
      data: { refreshHash: hashOf(next), refreshedAt: at, expiresAt: addSeconds(at, sessionSeconds) },
    })
    const row = await deps.db.prisma.session.findFirst({
      where: {
        ...isOpen,
        ...(count === 1
          ? {}
          : { refreshHash: hashOf(next), refreshedAt: { gte: addSeconds(at, -lostAnswerSeconds) } }),
      },
      select: { app: true, expiresAt: true },
    })
    const app = appNames.find(name => name === row?.app)
    if (!row || !app) {
      // Committed before the refusal is said: a thrown one would undo it.
      await endSession(deps, sessionId, { at, endReason: 'refresh token used twice', reason: 'used-twice' })
      throw new Refusal('people.session-over')
    }
    return {
      signedIn: await identify(deps)(sessionId, app),
      refreshToken: next,
      refreshUntil: row.expiresAt,
      broughtBy: null,
    }
  }

/** @see SessionsService.end */
export const end =
  ({ db, clock, secret }: Pick<Deps, 'db' | 'clock' | 'secret'>): SessionsService['end'] =>
  async refreshToken => {
    const sessionId = sessionOf(refreshToken, secret)
    if (sessionId === null) return
    await endSession({ db }, sessionId, { at: clock.now(), endReason: 'signed out', reason: 'signed-out' })
  }
