import type { FastifyRequest } from 'fastify'
import { Refusal } from '../domain/refusals.ts'

/** No request of ours, and no update of Telegram's, nests deeper; what does would exhaust whoever walks through it. */
const deepest = 100

/** Walks level by level and not by calling itself, so that it stands what it is there to find. */
const isTooDeep = (body: unknown): boolean => {
  let level: unknown[] = [body]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true
    level = level.flatMap(value => (typeof value === 'object' && value !== null ? Object.values(value) : []))
  }
  return false
}

/** A hook that turns away a body that nests too deep, before anything looks into it. */
export const refuseDeepBodies = async (request: FastifyRequest): Promise<void> => {
  if (isTooDeep(request.body)) throw new Refusal('request.not-understood')
}
