import { t } from '../../kit/words/words.ts'
import { openAssign } from '../detail/assigning.ts'
import { NextStep } from '../layout/NextStep.tsx'
import { marked, unmarkAll } from '../state/view.ts'

/** What can be done with all that is marked. */
export function MarkedBar() {
  const ids = [...marked.value.keys()]
  if (ids.length === 0) return null
  return (
    <div class="marked-bar">
      <span class="grow">{t('dispatch-app-marked', { count: ids.length })}</span>
      <button type="button" class="button plain" onClick={unmarkAll}>
        {t('dispatch-app-unmark')}
      </button>
      <NextStep text={t('dispatch-app-assign-many', { count: ids.length })} onPress={() => openAssign(ids)} />
    </div>
  )
}
