import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { isId } from '../../domain/shared/ids.ts'

const signatureOf = (body: string, secret: string): string =>
  createHmac('sha256', secret).update(`refresh:${body}`).digest('base64url')

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Session, chance and our signature: only a token that we once gave can end a session by coming twice. */
export const makeRefreshToken = (sessionId: string, chance: Uint8Array, secret: string): string => {
  const body = `${sessionId}.${Buffer.from(chance).toString('base64url')}`
  return `${body}.${signatureOf(body, secret)}`
}

/**
 * The token that follows this one. It is the same whenever it is asked for, so that who lost the answer gets it again, and
 * only who knows our secret can tell it beforehand.
 */
export const tokenAfter = (token: string, sessionId: string, secret: string): string =>
  makeRefreshToken(sessionId, createHmac('sha256', secret).update(`next:${token}`).digest(), secret)

/**
 * The first token of a session that was opened by this launch in this attempt. It is the same whenever it is asked for; who
 * saw only the launch cannot ask for it.
 */
export const firstToken = (
  sessionId: string,
  { mark, attempt }: { readonly mark: string; readonly attempt: string },
  secret: string,
): string =>
  makeRefreshToken(
    sessionId,
    createHmac('sha256', secret).update(`first:${sessionId}:${mark}:${attempt}`).digest(),
    secret,
  )

/** The session a token belongs to; null unless its signature is ours. */
export const sessionOf = (token: string, secret: string): string | null => {
  const [, body = '', sessionId = '', signature = ''] =
    /^((ses_[0-9a-z]+)\.[\w-]{43})\.([\w-]{43})$/.exec(token) ?? []
  if (!isId('ses', sessionId)) return null
  const expected = Buffer.from(signatureOf(body, secret))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected) ? sessionId : null
}
