import { day, time } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import type { Branch } from '../state/shop.ts'

/** The shop is closed, when it opens, and that one can order all the same. */
export function ClosedNotice({ branch }: { readonly branch: Branch }) {
  const { opensAt, timeZone } = branch
  return (
    <p class="notice warn">
      {opensAt
        ? t('shop-app-closed-until', { day: day(opensAt, timeZone), time: time(opensAt, timeZone) })
        : t('shop-app-closed')}
    </p>
  )
}
