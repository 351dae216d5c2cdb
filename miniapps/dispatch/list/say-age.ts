import { t } from '../../kit/words/words.ts'

const freshSeconds = 30

/** How fresh a position is. */
export const sayAge = (seconds: number): string => {
  if (seconds < freshSeconds) return t('dispatch-app-fresh')
  if (seconds < 90) return t('dispatch-app-seen-seconds', { count: Math.round(seconds / 10) * 10 })
  const minutes = Math.round(seconds / 60)
  return minutes < 100
    ? t('dispatch-app-seen-minutes', { count: minutes })
    : t('dispatch-app-seen-hours', { count: Math.round(minutes / 60) })
}
