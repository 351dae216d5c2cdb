import { formatDay, formatDistance, formatMoney, formatTime } from '../../../locales/format.ts'
import type { Problem } from '../api/problem.ts'
import { hasWord, language, t } from './words.ts'

/** Money as it travels. */
export type WireMoney = { readonly currency: string; readonly units: string }

/** "$ 1.250,50" */
export const money = (amount: WireMoney): string =>
  formatMoney(
    { currency: amount.currency, units: BigInt(amount.units) } as Parameters<typeof formatMoney>[0],
    language.value,
  )

export const isNothing = (amount: WireMoney): boolean => BigInt(amount.units) === 0n

/** "14:35" on the clocks of a place. */
export const time = (iso: string, timeZone: string): string =>
  formatTime(new Date(iso), timeZone, language.value)

/** "Mon, 23 Nov" on the clocks of a place. */
export const day = (iso: string, timeZone: string): string =>
  formatDay(new Date(iso), timeZone, language.value)

/** The day there, as `day` says it, unless it is today. */
export const otherDay = (iso: string, timeZone: string, now = Date.now()): string | null => {
  const date = day(iso, timeZone)
  return date === day(new Date(now).toISOString(), timeZone) ? null : date
}

/** What is said of a time of day, with the day before it where that is not today: "by 14:35", "Fri 27 Nov, by 14:35". */
export const withDay = (said: string, iso: string, timeZone: string, now = Date.now()): string => {
  const date = otherDay(iso, timeZone, now)
  return date === null ? said : `${date}, ${said}`
}

export const distance = (metres: number): string => formatDistance(metres, language.value)

/** Whole minutes from now until then, never less than 0. */
export const minutesUntil = (iso: string, now = Date.now()): number =>
  Math.max(0, Math.ceil((Date.parse(iso) - now) / 60_000))

/** What to tell the person about trouble: the server's sentence, or ours when nothing came back. */
export const sentence = (problem: Problem): string =>
  problem.title ||
  t(hasWord(`app-problem-${problem.code}`) ? `app-problem-${problem.code}` : 'app-problem-outage')
