import type { WebSocket } from '@fastify/websocket'
import type { FastifyInstance } from 'fastify'
import { liveCloses, type ToServer, toServer } from '../../contracts/live.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { Following, Services, SignedIn } from '../../services/index.ts'
import { bearerOf } from '../auth.ts'
import { type Follow, scopeOf } from './follows.ts'
import type { LiveLimits } from './limits.ts'
import { openOutlet } from './outlet.ts'
import type { Line, Switchboard } from './switchboard.ts'

type Needs = {
  readonly app: FastifyInstance
  readonly services: Services
  readonly switchboard: Switchboard
  readonly limits: LiveLimits
  /** Called once, when it is known who speaks or the connection has ended. */
  readonly hasArrived: () => void
}

/** Steps of one connection that wait for the one before them; a client that piles up more of them goes. */
const mostSteps = 100

const codeOf = (error: unknown): string => (error instanceof Refusal ? error.code : 'outage')

/** Tokens of a bucket that fills evenly: whoever takes more than there is, is too fast. */
const pace = (atOnce: number, perSecond: number) => {
  let left = atOnce
  let at = performance.now()
  return (): boolean => {
    const now = performance.now()
    left = Math.min(atOnce, left + ((now - at) / 1000) * perSecond)
    at = now
    left -= 1
    return left >= 0
  }
}

const read = (data: Buffer): ToServer | null => {
  try {
    return toServer.parse(JSON.parse(data.toString('utf8')))
  } catch {
    return null
  }
}

/** One person's connection: who they are, what they follow, and one step after the other. */
export const openConnection = (socket: WebSocket, needs: Needs): Line => {
  const { app, services, switchboard, limits, hasArrived } = needs
  const outlet = openOutlet(socket, limits)
  const follows = new Map<string, Follow>()
  const mayGo = pace(limits.framesAtOnce, limits.framesPerSecond)
  const mayFollow = pace(limits.framesAtOnce, limits.followsPerSecond)
  let signedIn: SignedIn | null = null
  let isHeld = false
  /** How often their rights may have changed. */
  let changes = 0
  let askedAt = 0
  let steps = 0
  let chain = Promise.resolve()
  let tokenEnd: NodeJS.Timeout | undefined
  let nextAsking: NodeJS.Timeout | undefined

  /** Every step comes after the one before, so that no two of them see half of each other. */
  const inTurn = (step: () => Promise<void>): void => {
    if (steps >= mostSteps) {
      outlet.close(liveCloses.tooMany)
      return
    }
    steps += 1
    chain = chain
      .then(() => (outlet.isOpen() ? step() : undefined))
      // What a step did not foresee ends this connection and nothing else.
      .catch(() => outlet.close(liveCloses.goingAway))
      .finally(() => {
        steps -= 1
      })
  }

  const end = (error: unknown): void => {
    outlet.say({ kind: 'refused', topic: null, code: codeOf(error) })
    outlet.close(error instanceof Refusal ? liveCloses.unauthenticated : liveCloses.goingAway)
  }

  const drop = (topic: string): void => {
    const follow = follows.get(topic)
    if (follow) switchboard.unfollow(follow)
    follows.delete(topic)
  }

  const askLater = (milliseconds: number): void => {
    clearTimeout(nextAsking)
    nextAsking = setTimeout(() => inTurn(ask), milliseconds)
    nextAsking.unref()
  }

  /** Asks anew who this is and what of their topics is still theirs. @throws what `identify` throws */
  const askAll = async (who: SignedIn): Promise<void> => {
    const present = await services.sessions.identify(who.sessionId, who.app)
    signedIn = present
    for (const [topic, follow] of [...follows]) {
      let following: Following
      try {
        following = await services.live.mayFollow(present, topic)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        drop(topic)
        outlet.say({ kind: 'refused', topic, code: error.code })
        continue
      }
      if (scopeOf(follow.following) === scopeOf(following)) continue
      switchboard.change(follow, following)
      // Other branches than before: what is shown of them is loaded, not told.
      outlet.say({ kind: 'gap', topic, mark: follow.mark.toString() })
      follow.isOwedPositions = true
    }
  }

  const ask = async (): Promise<void> => {
    if (!signedIn) return
    const known = changes
    try {
      await askAll(signedIn)
    } catch (error) {
      if (error instanceof Refusal) return end(error)
      // Nobody can say now whether it is still theirs: not for long.
      if (performance.now() - askedAt > 2 * limits.recheckMs) return end(error)
      return askLater(limits.askAgainMs)
    }
    askedAt = performance.now()
    // Something changed while it was asked about, and what was read may be of before: nobody is released yet.
    if (known !== changes) return inTurn(ask)
    isHeld = false
    for (const follow of follows.values()) switchboard.release(follow)
    askLater(limits.recheckMs)
  }

  const helloIn = setTimeout(() => outlet.close(liveCloses.unauthenticated), limits.helloMs)

  const makeRoom = (userId: string): void => {
    const others = switchboard.ofPerson(userId).filter(other => other !== line && other.outlet.isOpen())
    for (const oldest of others.slice(0, Math.max(0, others.length + 1 - limits.mostOfPerson)))
      oldest.outlet.close(liveCloses.tooMany)
  }

  const hello = async ({ app: audience, accessToken }: ToServer & { kind: 'hello' }): Promise<void> => {
    try {
      await switchboard.start()
      const known = await bearerOf(app, services, accessToken, audience)
      signedIn = known.signedIn
      askedAt = performance.now()
      clearTimeout(helloIn)
      clearTimeout(tokenEnd)
      tokenEnd = setTimeout(
        () => outlet.close(liveCloses.unauthenticated),
        Math.max(0, known.until.getTime() - Date.now()),
      )
      tokenEnd.unref()
      hasArrived()
      makeRoom(known.signedIn.actor.userId)
      outlet.say({ kind: 'welcome', until: known.until.toISOString() })
    } catch (error) {
      return end(error)
    }
    // What was followed before may not be theirs by this token.
    if (follows.size > 0) await ask()
    else askLater(limits.recheckMs)
  }

  const follow = async ({ topic, after }: ToServer & { kind: 'follow' }): Promise<void> => {
    if (!signedIn) return outlet.close(liveCloses.unauthenticated)
    if (!mayFollow()) return outlet.close(liveCloses.tooMany)
    if (!follows.has(topic) && follows.size >= limits.mostTopics) return outlet.close(liveCloses.tooMany)
    drop(topic)
    try {
      signedIn = await services.sessions.identify(signedIn.sessionId, signedIn.app)
    } catch (error) {
      return end(error)
    }
    try {
      const following = await services.live.mayFollow(signedIn, topic)
      // A mark that never was one of ours is one that the history does not reach back to.
      const place = after === null ? null : /^\d{1,18}$/.test(after) ? BigInt(after) : -1n
      const held = () => isHeld
      follows.set(topic, await switchboard.follow({ following, line, after: place, isHeld: held }))
      if (!outlet.isOpen()) drop(topic)
    } catch (error) {
      outlet.say({ kind: 'refused', topic, code: codeOf(error) })
    }
  }

  const take = (message: ToServer): Promise<void> => {
    if (message.kind === 'hello') return hello(message)
    if (message.kind === 'follow') return follow(message)
    if (!signedIn) outlet.close(liveCloses.unauthenticated)
    drop(message.topic)
    return Promise.resolve()
  }

  const line: Line = {
    outlet,
    who: () => signedIn && { userId: signedIn.actor.userId, sessionId: signedIn.sessionId },
    recheck: () => {
      changes += 1
      if (isHeld) return
      isHeld = true
      for (const one of follows.values()) one.pending ??= []
      inTurn(ask)
    },
  }

  const sendAway = (code: number): void => {
    outlet.close(code)
    // Nobody listens to the rest of it.
    socket.pause()
  }
  socket.on('ping', () => {
    if (outlet.isOpen() && !mayGo()) sendAway(liveCloses.tooMany)
  })
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (!outlet.isOpen()) return
    if (!mayGo()) return sendAway(liveCloses.tooMany)
    const message = isBinary ? null : read(data)
    if (!message) return sendAway(liveCloses.malformed)
    inTurn(() => take(message))
  })
  socket.on('close', () => {
    for (const timer of [helloIn, tokenEnd, nextAsking]) clearTimeout(timer)
    for (const topic of [...follows.keys()]) drop(topic)
    hasArrived()
    switchboard.leave(line)
  })
  switchboard.join(line)
  return line
}
