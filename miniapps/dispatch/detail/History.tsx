import { useEffect } from 'preact/hooks'
import type { z } from 'zod'
import type { history as historyShape } from '../../../server/contracts/dispatch.ts'
import { ask } from '../../kit/api/client.ts'
import { useResource } from '../../kit/state/loaded.ts'
import { Skeleton } from '../../kit/ui/Skeleton.tsx'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { time } from '../../kit/words/say-things.ts'
import { hasWord, t } from '../../kit/words/words.ts'

type Told = z.infer<typeof historyShape>

type HistoryProps = { readonly orderId: string; readonly timeZone: string; readonly news: number }

const keyOf = (type: string): string => `dispatch-app-event-${type.replaceAll('.', '-')}`

/** What has happened to an order, newest first. */
export function History({ orderId, timeZone, news }: HistoryProps) {
  const history = useResource(() => ask<Told>(`/api/dispatch/orders/${orderId}/history`), [orderId])
  useEffect(() => {
    if (news > 0) void history.reload()
  }, [news])
  const { value, problem } = history.state.value
  if (!value)
    return problem ? (
      <Trouble problem={problem} onRetry={() => void history.reload()} />
    ) : (
      <Skeleton rows={2} />
    )
  const told = value.filter(({ type }) => hasWord(keyOf(type))).toReversed?.() ?? []
  return (
    <section class="card" aria-label={t('dispatch-app-history')}>
      <h3>{t('dispatch-app-history')}</h3>
      <ol class="history">
        {told.map(({ at, type, by, driver, reason, note }, index) => (
          <li key={`${at} ${type} ${index}`}>
            <time class="hint" dateTime={at}>
              {time(at, timeZone)}
            </time>
            <span>
              {t(keyOf(type))}
              {driver && ` · ${driver.name}`}
              {by?.name && by.name !== driver?.name && <span class="hint"> ({by.name})</span>}
              {note && <span class="hint"> — {note}</span>}
              {!note && reason && hasWord(`failure-${reason}`) && (
                <span class="hint"> — {t(`failure-${reason}`)}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
