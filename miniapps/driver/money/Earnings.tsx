import type { z } from 'zod'
import type { earningsByDay } from '../../../server/contracts/driver.ts'
import { ask } from '../../kit/api/client.ts'
import { Skeleton } from '../../kit/ui/Skeleton.tsx'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { day as dayText, isNothing, money } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { useAskedAnew } from '../state/use-asked-anew.ts'
import './money.css'

type Days = z.infer<typeof earningsByDay>
type Day = Days['days'][number]

const dayOf = ({ date }: Day): string => dayText(`${date}T12:00:00Z`, 'UTC')

const sumOf = (days: readonly Day[]): Day['total'] | null => {
  const [first] = days
  return first
    ? {
        ...first.total,
        units: days.reduce((sum, { total }) => sum + BigInt(total.units), 0n).toString(),
      }
    : null
}

/** What was earned on each of the last fourteen days, and what is still to be paid out. */
export function Earnings() {
  const earnings = useAskedAnew(() => ask<Days>('/api/driver/earnings/days'))
  const { value, problem } = earnings.state.value
  if (!value)
    return (
      <main class="screen">
        <h1>{t('driver-app-my-earnings')}</h1>
        {problem ? (
          <Trouble problem={problem} onRetry={() => void earnings.reload()} />
        ) : (
          <Skeleton rows={6} />
        )}
      </main>
    )
  const [today] = value.days
  const all = sumOf(value.days)
  const most = value.days.reduce((peak, { total }) => Math.max(peak, Number(total.units)), 1)
  return (
    <main class="screen">
      <h1>{t('driver-app-my-earnings')}</h1>
      {today && (
        <section class="card" aria-label={t('driver-app-today')}>
          <p class="between hint">
            <span>{t('driver-app-today')}</span>
            <span>{t('driver-app-deliveries', { count: today.deliveries })}</span>
          </p>
          <p class="sum">{money(today.total)}</p>
          <p class="hint">
            {t('driver-app-pay-and-tips', { pay: money(today.pay), tips: money(today.tips) })}
          </p>
        </section>
      )}
      <section class="card">
        <p class="between">
          <span>{t('driver-app-to-be-paid')}</span>
          <strong>{money(value.balance)}</strong>
        </p>
        {all && (
          <p class="between hint">
            <span>{t('driver-app-in-days', { count: value.days.length })}</span>
            <span>{money(all)}</span>
          </p>
        )}
      </section>
      <ul class="card days">
        {value.days.map(one => (
          <li key={one.date} data-empty={one.deliveries === 0}>
            <span class="between">
              <span>{dayOf(one)}</span>
              <strong>{one.deliveries === 0 ? '—' : money(one.total)}</strong>
            </span>
            {one.deliveries > 0 && (
              <>
                <span class="bar" aria-hidden="true">
                  <span style={{ width: `${(Number(one.pay.units) / most) * 100}%` }} />
                  <span class="bar-tips" style={{ width: `${(Number(one.tips.units) / most) * 100}%` }} />
                </span>
                <small class="hint">
                  {t('driver-app-deliveries', { count: one.deliveries })}
                  {!isNothing(one.tips) && ` · ${t('driver-app-of-it-tips', { tips: money(one.tips) })}`}
                </small>
              </>
            )}
          </li>
        ))}
      </ul>
    </main>
  )
}
