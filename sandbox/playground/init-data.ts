import { createHmac, timingSafeEqual } from 'node:crypto'

export interface SignedUser {
  id: number
  language_code?: string
}

/** The person in the init data of a mini app; null where the bot's token did not sign it, or nobody is named. */
export function readInitData(initData: string, token: string): SignedUser | null {
  const pairs = new URLSearchParams(initData)
  const hash = pairs.get('hash') ?? ''
  pairs.delete('hash')
  const lines = [...pairs].map(([name, value]) => `${name}=${value}`).sort()
  const secret = createHmac('sha256', 'WebAppData').update(token).digest()
  const right = createHmac('sha256', secret).update(lines.join('\n')).digest()
  const given = Buffer.from(hash, 'hex')
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null
  const user: unknown = JSON.parse(pairs.get('user') ?? 'null')
  return isUser(user) ? user : null
}

function isUser(value: unknown): value is SignedUser {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'number'
}
