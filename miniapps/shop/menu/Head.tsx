import { t } from '../../kit/words/words.ts'
import { cart } from '../state/cart.ts'
import { screens } from '../state/screens.ts'
import { searched } from '../state/shop.ts'

/** Where to, what one has ordered, who one is; and the search. */
export function Head({ onSearch }: { readonly onSearch: () => void }) {
  const address = cart.state.value.value?.address
  return (
    <header class="menu-head">
      <div class="menu-top">
        <button type="button" class="menu-address" onClick={() => screens.go({ name: 'address', next: '' })}>
          <small class="hint">{t('shop-app-deliver-to')}</small>
          <span class="menu-address-text">{address?.text ?? t('shop-app-where')}</span>
        </button>
        <button
          type="button"
          class="round"
          aria-label={t('shop-app-my-orders')}
          onClick={() => screens.go({ name: 'orders' })}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6" />
          </svg>
        </button>
        <button
          type="button"
          class="round"
          aria-label={t('shop-app-me')}
          onClick={() => screens.go({ name: 'me' })}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 3.6-6 8-6s8 2 8 6" />
          </svg>
        </button>
      </div>
      <h1 class="unseen">{t('shop-app-title')}</h1>
      <input
        class="search"
        type="search"
        enterkeyhint="search"
        autocomplete="off"
        placeholder={t('shop-app-search')}
        aria-label={t('shop-app-search')}
        value={searched.value}
        onFocus={onSearch}
        onInput={event => {
          onSearch()
          searched.value = event.currentTarget.value
        }}
      />
    </header>
  )
}
