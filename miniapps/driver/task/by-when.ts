import { time, withDay } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'

/** "by 14:35", with the day where that is not today. */
export const byWhen = (iso: string, timeZone: string): string =>
  withDay(t('driver-app-by', { time: time(iso, timeZone) }), iso, timeZone)
