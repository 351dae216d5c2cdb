import type { AppName } from '../../contracts/session.ts'
import { isViolationOf } from '../../db/errors.ts'
import { transact } from '../../db/transact.ts'
import { Refusal } from '../../domain/refusals.ts'
import { addSeconds } from '../../domain/shared/time.ts'
import type { Deps } from '../deps.ts'
import { meet } from '../people/meet.ts'
import { bindByLink } from '../sales/bind-customer.ts'
import type { OpenedSession, SessionsService } from './api.ts'
import { capacities } from './capacity.ts'
import { identify } from './identify.ts'
import { firstToken, hashOf, makeRefreshToken } from './refresh-token.ts'

/** A session that nobody has refreshed for so long is over. */
export const sessionSeconds = 14 * 24 * 3600
const refreshTokenBytes = 32

/** Who got no answer may open the same launch again for so long, in the same attempt. */
const lostAnswerSeconds = 60

type Needs = Pick<Deps, 'db' | 'ids' | 'clock' | 'secret' | 'launches'>
type Trial = { readonly app: AppName; readonly launchHash: string; readonly mark: string; readonly at: Date }

/**
 * The session that this launch has opened already, for whoever lost the answer: the page that opened it, known by its
 * attempt, shortly afterwards, and only while nobody has gone on with the token. Null when the launch is new.
 * @throws Refusal people.bad-launch to anybody else
 */
const openedBefore = async (
  deps: Needs,
  { app, launchHash, mark, at }: Trial,
  attempt: string | undefined,
): Promise<OpenedSession | null> => {
  const row = await deps.db.prisma.session.findUnique({ where: { launchHash } })
  if (!row) return null
  const isFresh = row.endedAt === null && row.createdAt > addSeconds(at, -lostAnswerSeconds)
  const refreshToken = attempt && firstToken(row.id, { mark, attempt }, deps.secret)
  if (!isFresh || !refreshToken || row.refreshHash !== hashOf(refreshToken))
    throw new Refusal('people.bad-launch')
  const signedIn = await identify(deps)(row.id, app)
  return { signedIn, refreshToken, refreshUntil: row.expiresAt, broughtBy: null }
}

/** @see SessionsService.signIn — a launch is somebody's key to the house, so it opens once. */
export const signIn =
  (deps: Needs): SessionsService['signIn'] =>
  async ({ app, initData, attempt }) => {
    const at = deps.clock.now()
    const { bot } = capacities[app]
    const launch = deps.launches.verify(bot, initData, at)
    if (!launch) throw new Refusal('people.bad-launch')
    const { mark, mayBeWrittenTo, startParam, ...who } = launch
    const trial: Trial = { app, launchHash: hashOf(`${bot}:${mark}`), mark, at }
    // Looked at first, so that a launch that comes again is not even a meeting; the unique key decides in a race.
    const before = await openedBefore(deps, trial, attempt)
    if (before) return before
    const { userId, actor } = await meet(deps)({ bot, ...who, hasSpoken: mayBeWrittenTo })
    // Before the session: whoever tries again after a fault in between is bound then.
    const bond = app === 'shop' && startParam !== undefined ? await bindByLink(deps)(actor, startParam) : null
    const sessionId = deps.ids.make('ses')
    const refreshToken =
      attempt === undefined
        ? makeRefreshToken(sessionId, deps.ids.bytes(refreshTokenBytes), deps.secret)
        : firstToken(sessionId, { mark, attempt }, deps.secret)
    const refreshUntil = addSeconds(at, sessionSeconds)
    try {
      await transact(deps.db, tx =>
        tx.session.create({
          data: {
            id: sessionId,
            userId,
            app,
            launchHash: trial.launchHash,
            refreshHash: hashOf(refreshToken),
            createdAt: at,
            refreshedAt: at,
            expiresAt: refreshUntil,
          },
        }),
      )
    } catch (error) {
      if (!isViolationOf(error, 'launch_hash')) throw error
      // Another request of the same launch was quicker: perhaps the same page, which asked again.
      const other = await openedBefore(deps, trial, attempt)
      if (other) return other
      throw error
    }
    return {
      signedIn: await identify(deps)(sessionId, app),
      refreshToken,
      refreshUntil,
      broughtBy: bond?.isNew ? bond.repName : null,
    }
  }
