import { createHmac } from 'node:crypto'
import type { BotName } from '../services/index.ts'

/** Tokens of the three bots in tests. */
export const testTokens: Readonly<Record<BotName, string>> = {
  customer: '1001:token-of-the-customer-bot',
  crew: '1002:token-of-the-crew-bot',
  sales: '1003:token-of-the-sales-bot',
}

/** Signs pairs as Telegram would for this token. */
export const signLaunch = (token: string, pairs: readonly (readonly [string, string])[]): string => {
  const key = createHmac('sha256', 'WebAppData').update(token).digest()
  const said = pairs.map(([name, value]) => `${name}=${value}`).sort()
  const hash = createHmac('sha256', key).update(said.join('\n')).digest('hex')
  return new URLSearchParams(
    [...pairs, ['hash', hash]].map(([name, value]) => [`${name}`, `${value}`]),
  ).toString()
}

let launches = 0

/** What Telegram hands to a mini app that this person opens now; every launch is another. */
export const launchOf = (bot: BotName, user: { id: number } & Record<string, unknown>, at: Date): string => {
  launches += 1
  return signLaunch(testTokens[bot], [
    ['query_id', `AAH${process.pid}-${launches}`],
    ['user', JSON.stringify({ first_name: 'Ana', language_code: 'en', ...user })],
    ['auth_date', String(Math.floor(at.getTime() / 1000))],
    ['signature', 'a-signature-for-third-parties'],
  ])
}
