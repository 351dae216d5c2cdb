import { t } from '../kit/words/words.ts'

/** The shape of the menu, before anything is known. */
export function Waiting() {
  return (
    <main class="screen menu" aria-busy="true">
      <span class="unseen" role="status">
        {t('app-loading')}
      </span>
      <div class="skeleton" style={{ height: 48 }} />
      <div class="skeleton" style={{ height: 44 }} />
      <div class="skeleton" style={{ height: 36 }} />
      <div class="tiles" aria-hidden="true">
        {['a', 'b', 'c', 'd', 'e', 'f'].map(key => (
          <div key={key} class="tile">
            <div class="tile-picture skeleton" />
            <div class="skeleton" style={{ height: 18, margin: '8px 12px' }} />
            <div class="skeleton" style={{ height: 18, width: '40%', margin: '0 12px 12px' }} />
          </div>
        ))}
      </div>
    </main>
  )
}
