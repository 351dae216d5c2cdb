import { createHmac, timingSafeEqual } from 'node:crypto'
import { type InviteId, isId } from '../../domain/shared/ids.ts'

const signatureOf = (inviteId: string, secret: string): string =>
  createHmac('sha256', secret).update(`staff-invite:${inviteId}`).digest('base64url').slice(0, 22)

/** The payload of an invite link: the invite's id and 132 bits of signature, within Telegram's 64 characters. */
export const packInvite = (inviteId: InviteId, secret: string): string =>
  `${inviteId}-${signatureOf(inviteId, secret)}`

/** The invite that a payload names; null unless its signature is ours. */
export const unpackInvite = (payload: string, secret: string): InviteId | null => {
  const [, inviteId = '', signature = ''] = /^(inv_[0-9a-z]+)-([\w-]{22})$/.exec(payload) ?? []
  if (!isId('inv', inviteId)) return null
  const expected = Buffer.from(signatureOf(inviteId, secret))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected) ? inviteId : null
}
