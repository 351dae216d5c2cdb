import { useEffect } from 'preact/hooks'
import { Skeleton } from '../../kit/ui/Skeleton.tsx'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { t } from '../../kit/words/words.ts'
import { NextStep } from '../layout/NextStep.tsx'
import { PanelHead } from '../layout/PanelHead.tsx'
import { isWide } from '../layout/wide.ts'
import { Countdown } from '../list/Countdown.tsx'
import { lookAtAll } from '../map/handle.ts'
import {
  applyProposal,
  isExpired,
  isPlanning,
  outcome,
  planProblem,
  proposal,
  propose,
  wanted,
} from './proposal.ts'
import { RouteCard } from './RouteCard.tsx'
import { Savings } from './Savings.tsx'
import './proposal.css'

/** Who could take what, what it saves, and the way to make it so. */
export function ProposalPanel() {
  const made = proposal.value
  const isTaken = outcome.value.size > 0
  const refused = [...outcome.value.values()].filter(({ isAssigned }) => !isAssigned)
  // also when one comes back to it, and when the panel goes from beside the map to below it
  useEffect(() => {
    lookAtAll(
      made?.routes.flatMap(({ line }) => line.map(([latitude, longitude]) => ({ latitude, longitude }))) ??
        [],
    )
  }, [made, isWide.value])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard, also when nothing in it can be pressed
    <section class="panel" tabIndex={0} aria-label={t('dispatch-app-proposal')}>
      <PanelHead title={t('dispatch-app-proposal')}>
        {made && made.assignments.length > 0 && !isExpired.value && !isTaken && (
          <Countdown until={Date.parse(made.expiresAt)} />
        )}
      </PanelHead>
      {planProblem.value && <Trouble problem={planProblem.value} onRetry={() => void propose()} />}
      {isPlanning.value && !made && (
        <>
          <p class="hint">{t('dispatch-app-planning')}</p>
          <Skeleton />
        </>
      )}
      {made && made.assignments.length === 0 && <p class="notice">{t('dispatch-app-proposal-empty')}</p>}
      {made && made.assignments.length > 0 && !isTaken && <Savings proposal={made} />}
      {isTaken && (
        <p class={`notice ${refused.length > 0 ? 'warn' : 'good'}`} role="status">
          {t('dispatch-app-proposal-done', { count: outcome.value.size - refused.length })}
          {refused.length > 0 && ` ${t('dispatch-app-proposal-refused', { count: refused.length })}`}
        </p>
      )}
      {made && isExpired.value && !isTaken && (
        <p class="notice warn" role="status">
          {t('dispatch-app-proposal-expired')}
        </p>
      )}
      {made && (isExpired.value || isTaken || made.assignments.length === 0) ? (
        <NextStep
          text={t('dispatch-app-propose-again')}
          isBusy={isPlanning.value}
          onPress={() => void propose()}
        />
      ) : (
        made &&
        wanted.value.length > 0 && (
          <NextStep
            text={t('dispatch-app-apply', { count: wanted.value.length })}
            isBusy={isPlanning.value}
            onPress={() => void applyProposal()}
          />
        )
      )}
      {made?.routes.map(route => (
        <RouteCard key={route.driverId} route={route} canChoose={!isTaken && !isExpired.value} />
      ))}
      {made && made.unassigned.length > 0 && (
        <section class="card" aria-label={t('dispatch-app-nobody')}>
          <h3>{t('dispatch-app-nobody')}</h3>
          <ul class="contents">
            {made.unassigned.map(({ deliveryId, orderNumber, reason }) => (
              <li key={deliveryId}>
                <strong>{t('dispatch-app-number', { number: orderNumber })}</strong>
                <span class="grow hint">{t(`dispatch-reason-${reason}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  )
}
