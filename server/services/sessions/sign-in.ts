import { isViolationOf } from '../../db/errors.ts'
import { transact } from '../../db/transact.ts'
import { Refusal } from '../../domain/refusals.ts'
import { addSeconds } from '../../domain/shared/time.ts'
import type { Deps } from '../deps.ts'
import { meet } from '../people/meet.ts'
import { bindByLink } from '../sales/bind-customer.ts'
import type { SessionsService } from './api.ts'
import { capacities } from './capacity.ts'
import { identify } from './identify.ts'
import { hashOf, makeRefreshToken } from './refresh-token.ts'

/** A session that nobody has refreshed for so long is over. */
export const sessionSeconds = 14 * 24 * 3600
const refreshTokenBytes = 32

type Needs = Pick<Deps, 'db' | 'ids' | 'clock' | 'secret' | 'launches'>

/** @see SessionsService.signIn — a launch is somebody's key to the house, so it opens once. */
export const signIn =
  (deps: Needs): SessionsService['signIn'] =>
  async ({ app, initData }) => {
    const at = deps.clock.now()
    const { bot } = capacities[app]
    const launch = deps.launches.verify(bot, initData, at)
    if (!launch) throw new Refusal('people.bad-launch')
    const { mark, mayBeWrittenTo, startParam, ...who } = launch
    const launchHash = hashOf(`${bot}:${mark}`)
    // Looked at first, so that a launch that comes again is not even a meeting; the unique key decides in a race.
    if (await deps.db.prisma.session.findUnique({ where: { launchHash }, select: { id: true } }))
      throw new Refusal('people.bad-launch')
    const { userId, actor } = await meet(deps)({ bot, ...who, hasSpoken: mayBeWrittenTo })
    // Before the session: whoever tries again after a fault in between is bound then.
    const bond = app === 'shop' && startParam !== undefined ? await bindByLink(deps)(actor, startParam) : null
    const sessionId = deps.ids.make('ses')
    const refreshToken = makeRefreshToken(sessionId, deps.ids.bytes(refreshTokenBytes), deps.secret)
    const refreshUntil = addSeconds(at, sessionSeconds)
    try {
      await transact(deps.db, tx =>
        tx.session.create({
          data: {
            id: sessionId,
            userId,
            app,
            launchHash,
            refreshHash: hashOf(refreshToken),
            createdAt: at,
            refreshedAt: at,
            expiresAt: refreshUntil,
          },
        }),
      )
    } catch (error) {
      if (isViolationOf(error, 'launch_hash')) throw new Refusal('people.bad-launch')
      throw error
    }
    return {
      signedIn: await identify(deps)(sessionId, app),
      refreshToken,
      refreshUntil,
      broughtBy: bond?.isNew ? bond.repName : null,
    }
  }
