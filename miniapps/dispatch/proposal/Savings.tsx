import { t } from '../../kit/words/words.ts'
import type { Proposal } from './proposal.ts'

/** What the plan saves against giving out one by one, before anything is done. */
export function Savings({ proposal: { savings } }: { readonly proposal: Proposal }) {
  const { proposed, oneByOne } = savings
  const facts = [
    ['drive', Math.round(proposed.driveMinutes), Math.round(oneByOne.driveMinutes)],
    ['late', proposed.late, oneByOne.late],
    ['unassigned', proposed.unassigned, oneByOne.unassigned],
  ] as const
  return (
    <dl class="savings">
      {facts.map(([name, now, before]) => (
        <div key={name} class="card">
          <dt class="hint">{t(`dispatch-app-savings-${name}`)}</dt>
          <dd>
            <strong>{now}</strong>
            {now !== before && (
              <span class={`badge ${now < before ? 'good' : 'warn'}`}>
                {t('dispatch-app-instead-of', { count: before })}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
