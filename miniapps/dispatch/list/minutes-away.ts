import { t } from '../../kit/words/words.ts'

const closeMs = 10 * 60_000
const dayMinutes = 24 * 60

const hoursOf = (minutes: number): { hours: number; minutes: string } => ({
  hours: Math.floor(minutes / 60),
  minutes: String(minutes % 60).padStart(2, '0'),
})

/** "late 42 min", or "late 3 h 05". */
export const sayLate = (minutes: number): string =>
  minutes < 100
    ? t('dispatch-app-late-by', { count: minutes })
    : t('dispatch-app-late-hours', hoursOf(minutes))

/** "42 min", or "3 h 05" where minutes are many. */
export const sayMinutes = (minutes: number): string =>
  minutes < 100 ? t('app-minutes-short', { count: minutes }) : t('dispatch-app-hours', hoursOf(minutes))

/** "9:59", "42 min", "3 h 05", "late 7 min", or "late 3 h 05". */
export const minutesAway = (
  until: number,
  at: number,
): { readonly text: string; readonly isOver: boolean } => {
  const left = until - at
  if (left <= 0) return { text: sayLate(Math.max(1, Math.floor(-left / 60_000))), isOver: true }
  if (left < closeMs) {
    const seconds = Math.ceil(left / 1000)
    return { text: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`, isOver: false }
  }
  const minutes = Math.ceil(left / 60_000)
  const days = Math.floor(minutes / dayMinutes)
  return { text: days > 1 ? t('dispatch-app-days', { count: days }) : sayMinutes(minutes), isOver: false }
}
