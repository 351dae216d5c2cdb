import { useSignal } from '@preact/signals'
import type { z } from 'zod'
import type { board as boardShape } from '../../../server/contracts/dispatch.ts'
import { ask } from '../../kit/api/client.ts'
import { Problem } from '../../kit/api/problem.ts'
import { toast } from '../../kit/ui/Toasts.tsx'
import { sentence } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { openOrder } from '../state/screens.ts'
import { setView, view } from '../state/view.ts'

/** Nothing fits; an order that has ended can still be found by its number. */
export function NoOrders() {
  const isBusy = useSignal(false)
  const { search, filter, branchId } = view.value
  const number = /^(?:[\s#№]|n\.º)*(\d{1,9})\s*$/i.exec(search)?.[1]
  const isFiltered = search !== '' || filter !== 'all' || branchId !== ''
  const find = async (): Promise<void> => {
    isBusy.value = true
    try {
      const { items } = await ask<z.infer<typeof boardShape>>('/api/dispatch/orders', { query: { number } })
      const [found] = items
      if (found) openOrder(found.id)
      else toast(t('dispatch-app-no-such-number', { number: number ?? '' }))
    } catch (trouble) {
      if (trouble instanceof Problem) toast(sentence(trouble))
    } finally {
      isBusy.value = false
    }
  }
  return (
    <div class="empty">
      <span class="picture" aria-hidden="true">
        {isFiltered ? '🔍' : '☕'}
      </span>
      <p>{t(isFiltered ? 'dispatch-app-nothing-fits' : 'dispatch-app-no-orders')}</p>
      {number !== undefined && (
        <button type="button" class="button soft" disabled={isBusy.value} onClick={() => void find()}>
          {t('dispatch-app-find-ended', { number })}
        </button>
      )}
      {isFiltered && (
        <button
          type="button"
          class="button plain"
          onClick={() => setView({ search: '', filter: 'all', branchId: '' })}
        >
          {t('dispatch-app-show-all')}
        </button>
      )}
    </div>
  )
}
