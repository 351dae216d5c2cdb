import { t } from '../../kit/words/words.ts'

const closeMs = 10 * 60_000
const dayMinutes = 24 * 60

const hoursOf = (minutes: number): { hours: number; minutes: string } => ({
  hours: Math.floor(minutes / 60),
  minutes: String(minutes % 60).padStart(2, '0'),
})

/** "9:59", "42 min", "3 h 05", "late 7 min", or "late 3 h 05". */
export const minutesAway = (
  until: number,
  at: number,
): { readonly text: string; readonly isOver: boolean } => {
  const left = until - at
  if (left <= 0) {
    const late = Math.max(1, Math.floor(-left / 60_000))
    return {
      text:
        late < 100 ? t('dispatch-app-late-by', { count: late }) : t('dispatch-app-late-hours', hoursOf(late)),
      isOver: true,
    }
  }
  if (left < closeMs) {
    const seconds = Math.ceil(left / 1000)
    return { text: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`, isOver: false }
  }
  const minutes = Math.ceil(left / 60_000)
  if (minutes < 100) return { text: t('app-minutes-short', { count: minutes }), isOver: false }
  const days = Math.floor(minutes / dayMinutes)
  if (days > 1) return { text: t('dispatch-app-days', { count: days }), isOver: false }
  return { text: t('dispatch-app-hours', hoursOf(minutes)), isOver: false }
}
