import { Problem } from '../../kit/api/problem.ts'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { isNothing, money, sentence } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import type { Reach } from './place.ts'

type ReachNoteProps = {
  readonly reach: Reach | Problem | null
  /** Asks again what was not answered. */
  readonly onRetry: () => void
}

/** What delivery to the chosen place means. */
export function ReachNote({ reach, onRetry }: ReachNoteProps) {
  if (reach === null)
    return (
      <p class="hint" role="status">
        {t('shop-app-reach-unknown')}
      </p>
    )
  if (reach instanceof Problem && reach.isPassing) return <Trouble problem={reach} onRetry={onRetry} />
  if (reach instanceof Problem)
    return (
      <p class="notice warn" role="status">
        {sentence(reach)}
      </p>
    )
  const fee = isNothing(reach.fee) ? t('shop-app-free') : money(reach.fee)
  const more = [
    !isNothing(reach.minimumOrder) && t('shop-app-reach-minimum', { minimum: money(reach.minimumOrder) }),
    reach.freeAbove && !isNothing(reach.fee) && t('shop-app-reach-free', { above: money(reach.freeAbove) }),
  ]
  return (
    <p class="notice good" role="status">
      {[t('shop-app-reach', { fee, shop: reach.branchName }), ...more].filter(Boolean).join(' ')}
    </p>
  )
}
