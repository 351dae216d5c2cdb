import { isIPv6 } from 'node:net'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../domain/refusals.ts'

/** So many requests in so many seconds. */
export type Limit = { readonly most: number; readonly seconds: number }
/** `address` and `person` count every request; the others count requests of their kind besides. */
export type LimitName = 'address' | 'person' | 'sign-in' | 'photo' | 'search' | 'message'
export type Limits = Readonly<Record<LimitName, Limit>>

export const usualLimits: Limits = {
  // Behind one address there may be a whole house, or a mobile network.
  address: { most: 600, seconds: 60 },
  person: { most: 180, seconds: 60 },
  'sign-in': { most: 30, seconds: 60 },
  photo: { most: 30, seconds: 600 },
  search: { most: 60, seconds: 60 },
  // Each one rings somebody's phone.
  message: { most: 40, seconds: 60 },
}

/** Who counts as one address: an IPv4 address, or the /64 that one line of IPv6 gets. */
export const addressKey = (ip: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped !== undefined || !isIPv6(ip)) return mapped ?? ip
  const [head = '', tail = ''] = ip.split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === '' ? [] : tail.split(':')
  const gap = ip.includes('::') ? Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0') : []
  return [...front, ...gap, ...back].slice(0, 4).join(':')
}

type Check = (request: FastifyRequest, reply: FastifyReply) => Promise<void>

/**
 * Counts requests in Redis, so that all processes count together. When Redis is away nobody is counted and everybody is
 * served: a limit is protection, not truth.
 * @param redis an ioredis client; null counts inside this process
 */
export const registerLimits = async (
  app: FastifyInstance,
  { redis, limits }: { readonly redis: object | null; readonly limits: Limits },
): Promise<(name: LimitName) => Check> => {
  await app.register(rateLimit, {
    global: false,
    skipOnError: true,
    nameSpace: 'gora:limit:',
    ...(redis ? { redis } : { cache: 50_000 }),
  })
  return name => {
    const count = app.createRateLimit({
      max: limits[name].most,
      timeWindow: limits[name].seconds * 1000,
      keyGenerator: ({ signedIn, ip }) =>
        name === 'address' || signedIn === null
          ? `${name}:${addressKey(ip)}`
          : `${name}:${signedIn.actor.userId}`,
    })
    return async (request, reply) => {
      const counted = await count(request)
      if (counted.isAllowed || !counted.isExceeded) return
      reply.header('retry-after', Math.max(1, counted.ttlInSeconds))
      throw new Refusal('people.too-fast')
    }
  }
}
