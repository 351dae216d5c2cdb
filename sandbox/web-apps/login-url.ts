import { createHash, createHmac } from 'node:crypto'
import { nowInSeconds } from '../world/clock.ts'
import type { BotAccount, Person } from '../world/model.ts'

/** The address behind a login button, with who the person is, signed as the login widget signs it. */
export function loginUrl(bot: BotAccount, person: Person, address: string): string {
  const url = new URL(address)
  const told: Record<string, string> = {
    id: String(person.id),
    first_name: person.firstName,
    ...(person.lastName ? { last_name: person.lastName } : {}),
    ...(person.username ? { username: person.username } : {}),
    auth_date: String(nowInSeconds()),
  }
  const checked = Object.entries(told)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('\n')
  const secret = createHash('sha256').update(bot.token).digest()
  const hash = createHmac('sha256', secret).update(checked).digest('hex')
  for (const [name, value] of Object.entries({ ...told, hash })) url.searchParams.set(name, value)
  return url.href
}
