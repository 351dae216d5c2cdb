import { t } from '../../kit/words/words.ts'
import type { Found } from './place.ts'

type SearchProps = {
  readonly text: string
  readonly found: readonly Found[]
  readonly isLocating: boolean
  readonly onType: (text: string) => void
  /** Enter was pressed: what was typed is meant. */
  readonly onFind: () => void
  readonly onChoose: (found: Found) => void
  readonly onLocate: () => void
}

/** An address by its name, or by where one stands. */
export function Search({ text, found, isLocating, onType, onFind, onChoose, onLocate }: SearchProps) {
  return (
    <form
      class="address-search"
      onSubmit={event => {
        event.preventDefault()
        onFind()
      }}
    >
      <input
        class="search"
        type="search"
        enterkeyhint="search"
        autocomplete="street-address"
        maxLength={200}
        aria-label={t('shop-app-address-search')}
        placeholder={t('shop-app-address-search')}
        value={text}
        onInput={event => onType(event.currentTarget.value)}
      />
      <button
        type="button"
        class="round"
        aria-label={t('shop-app-locate')}
        aria-busy={isLocating}
        onClick={onLocate}
      >
        {isLocating ? (
          <span class="spinner" />
        ) : (
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v3M12 19v3M2 12h3M19 12h3" />
          </svg>
        )}
      </button>
      {found.length > 0 && (
        <ul class="card flush address-found" aria-label={t('shop-app-address-found')}>
          {found.map(one => (
            <li key={`${one.text} ${one.place.latitude}`}>
              <button type="button" class="row" onClick={() => onChoose(one)}>
                {one.text}
              </button>
            </li>
          ))}
        </ul>
      )}
    </form>
  )
}
