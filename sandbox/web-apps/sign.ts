import { createHash, createHmac, createPrivateKey, sign } from 'node:crypto'
import type { BotAccount } from '../world/model.ts'

export type Pair = readonly [name: string, value: string]

/** The head of a private Ed25519 key in PKCS #8; 32 bytes of key follow. */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex')

/**
 * Telegram signs with keys of its own, which nobody else has, so third-party validation against Telegram's public
 * keys cannot pass here. The sandbox has one key, the same at every start; README.md tells its public half.
 */
const ownKey = createPrivateKey({
  key: Buffer.concat([pkcs8Head, createHash('sha256').update('sandbox').digest()]),
  format: 'der',
  type: 'pkcs8',
})

/** Init data as a client hands it to a mini app: the pairs with `signature` and `hash`, as a query string. */
export function signInitData(bot: BotAccount, pairs: readonly Pair[]): string {
  const message = `${bot.id}:WebAppData\n${checkString(pairs)}`
  const signature = sign(null, Buffer.from(message), ownKey).toString('base64url')
  return withHash(bot, [...pairs, ['signature', signature]])
}

/** The pairs with the hash that only the bot's token makes. */
export function withHash(bot: BotAccount, pairs: readonly Pair[]): string {
  const secret = createHmac('sha256', 'WebAppData').update(bot.token).digest()
  const hash = createHmac('sha256', secret).update(checkString(pairs)).digest('hex')
  return [...pairs, ['hash', hash] as const]
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
}

function checkString(pairs: readonly Pair[]): string {
  return pairs
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('\n')
}
