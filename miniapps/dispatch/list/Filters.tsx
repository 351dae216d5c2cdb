import { moved } from '../../kit/telegram/haptics.ts'
import { t } from '../../kit/words/words.ts'
import { zones } from '../map/layers.ts'
import { counts, type Filter, filters, setView, view } from '../state/view.ts'

/** Whether somebody should look at these soon. */
const isAlert = (filter: Filter): boolean =>
  (filter === 'late' || filter === 'trouble') && (counts.value.get(filter) ?? 0) > 0

/** Which orders are listed, how many each choice has, and the words that are looked for. */
export function Filters() {
  const { filter, search, branchId, tab, onShift } = view.value
  const searchWord = t(tab === 'drivers' ? 'dispatch-app-search-driver' : 'dispatch-app-search')
  const branches = new Map((zones.state.value.value ?? []).map(zone => [zone.branchId, zone.branchName]))
  return (
    <div class="filters">
      <div class="filters-search">
        <input
          type="search"
          class="search"
          id="board-search"
          aria-label={searchWord}
          placeholder={searchWord}
          value={search}
          onInput={event => setView({ search: event.currentTarget.value })}
        />
        {branches.size > 1 && (
          <select
            class="branch"
            aria-label={t('dispatch-app-branch')}
            value={branchId}
            onChange={event => setView({ branchId: event.currentTarget.value })}
          >
            <option value="">{t('dispatch-app-all-branches')}</option>
            {[...branches].map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </div>
      {tab === 'drivers' ? (
        <div class="strip">
          {[true, false].map(isOn => (
            <button
              key={String(isOn)}
              type="button"
              class="chip"
              aria-pressed={onShift === isOn}
              onClick={() => setView({ onShift: isOn })}
            >
              {t(isOn ? 'dispatch-app-on-shift' : 'dispatch-app-everybody')}
            </button>
          ))}
        </div>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is not laid out as a strip that scrolls
        <div class="strip" role="group" aria-label={t('dispatch-app-filters')}>
          {filters.map(one => (
            <button
              key={one}
              type="button"
              class="chip"
              data-filter={one}
              aria-pressed={filter === one}
              onClick={() => {
                moved()
                setView({ filter: one })
              }}
            >
              {t(`dispatch-app-filter-${one}`)}
              <span class="count" data-alert={isAlert(one)}>
                {counts.value.get(one) ?? 0}
              </span>
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
