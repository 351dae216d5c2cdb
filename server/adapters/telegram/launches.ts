import { createHmac, timingSafeEqual } from 'node:crypto'
import type { BotName } from '../../services/ports/chat.ts'
import type { Launch, Launches } from '../../services/ports/launches.ts'

const longestAgeSeconds = 3600
/** Telegram's clock and ours may differ a little; a launch of tomorrow is none. */
const longestLeadSeconds = 60
const longestLaunch = 8192

const keyOf = (token: string): Buffer => createHmac('sha256', 'WebAppData').update(token).digest()

/** The pairs of a launch; null when a name comes twice, for then two readers may read two launches. */
const pairsOf = (initData: string): Map<string, string> | null => {
  const given = [...new URLSearchParams(initData)]
  const pairs = new Map(given)
  return pairs.size === given.length ? pairs : null
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** The person in the `user` pair; null when there is none. */
const personIn = (json: string): Omit<Launch, 'mark'> | null => {
  try {
    const user: unknown = JSON.parse(json)
    if (typeof user !== 'object' || user === null) return null
    const { id, first_name, last_name, username, language_code, is_bot, allows_write_to_pm } = user as Record<
      string,
      unknown
    >
    if (typeof id !== 'number' || !Number.isSafeInteger(id) || id <= 0 || is_bot === true) return null
    const optional = {
      lastName: textOf(last_name),
      username: textOf(username),
      languageCode: textOf(language_code),
    }
    return {
      telegramId: BigInt(id),
      firstName: textOf(first_name) ?? '',
      mayBeWrittenTo: allows_write_to_pm === true,
      ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    }
  } catch {
    return null
  }
}

/** Proves launches with the tokens of our bots: only Telegram and we know them. */
export const telegramLaunches = (tokens: Readonly<Record<BotName, string>>): Launches => {
  const keys = { customer: keyOf(tokens.customer), crew: keyOf(tokens.crew), sales: keyOf(tokens.sales) }
  return {
    verify: (bot, initData, at) => {
      const pairs = initData.length <= longestLaunch ? pairsOf(initData) : null
      const hash = pairs?.get('hash') ?? ''
      if (!pairs || !/^[0-9a-f]{64}$/.test(hash)) return null
      pairs.delete('hash')
      const said = [...pairs].map(([name, value]) => `${name}=${value}`)
      const expected = createHmac('sha256', keys[bot]).update(said.sort().join('\n')).digest()
      if (!timingSafeEqual(expected, Buffer.from(hash, 'hex'))) return null
      const stamp = pairs.get('auth_date') ?? ''
      const age = /^\d{1,12}$/.test(stamp) ? at.getTime() / 1000 - Number(stamp) : Number.NaN
      if (!(age <= longestAgeSeconds && age >= -longestLeadSeconds)) return null
      const person = personIn(pairs.get('user') ?? '')
      const startParam = textOf(pairs.get('start_param'))
      return person && { mark: hash, ...person, ...(startParam === undefined ? {} : { startParam }) }
    },
  }
}
