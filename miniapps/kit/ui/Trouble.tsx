import type { Problem } from '../api/problem.ts'
import { sentence } from '../words/say-things.ts'
import { t } from '../words/words.ts'

type TroubleProps = { readonly problem: Problem; readonly onRetry?: () => void }

/** What went wrong, in a sentence, with the way on. */
export function Trouble({ problem, onRetry }: TroubleProps) {
  return (
    <div class="notice bad" role="alert">
      <span class="grow">{sentence(problem)}</span>
      {onRetry && (
        <button type="button" class="button soft" onClick={onRetry}>
          {t('app-again')}
        </button>
      )}
    </div>
  )
}
