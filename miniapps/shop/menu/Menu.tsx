import { signal } from '@preact/signals'
import { part } from '../../kit/state/part.ts'
import { useMainButton } from '../../kit/telegram/main-button.ts'
import { toast } from '../../kit/ui/Toasts.tsx'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { money } from '../../kit/words/say-things.ts'
import { named, t } from '../../kit/words/words.ts'
import { cart, pieces } from '../state/cart.ts'
import { screens } from '../state/screens.ts'
import { branch, menu, searched } from '../state/shop.ts'
import { Waiting } from '../Waiting.tsx'
import { Categories } from './Categories.tsx'
import { ClosedNotice } from './ClosedNotice.tsx'
import { Head } from './Head.tsx'
import { ProductTile } from './ProductTile.tsx'
import type { search as searchIn } from './search.ts'

// Whoever looks for something fetches how; the first screen stands there without.
const fetchedSearch = signal<{ readonly search: typeof searchIn } | null>(null)
const searchPart = part(() => import('./search.ts'))
const fetchSearch = (): void => {
  if (!fetchedSearch.value)
    searchPart().then(
      file => {
        fetchedSearch.value = file
      },
      () => toast(t('app-problem-offline')),
    )
}

/** The first screen: everything there is, to look through or to search. */
export function Menu() {
  const { value, problem } = menu.state.value
  const search = fetchedSearch.value?.search
  const known = cart.state.value.value
  useMainButton(
    known && pieces.value > 0
      ? {
          text: t('shop-app-to-cart', { count: pieces.value, total: money(known.quote.subtotal) }),
          onPress: () => screens.go({ name: 'cart' }),
        }
      : null,
  )
  if (!value && !problem) return <Waiting />
  const found = value && search && searched.value.trim() ? search(value, searched.value) : null
  return (
    <main class="screen menu">
      <Head onSearch={fetchSearch} />
      {problem && <Trouble problem={problem} onRetry={() => void menu.reload()} />}
      {branch.value && !branch.value.isOpen && <ClosedNotice branch={branch.value} />}
      {found && (
        <section aria-label={t('shop-app-found')}>
          {found.length === 0 ? (
            <div class="empty">
              <span class="picture" aria-hidden="true">
                🔍
              </span>
              <p>{t('shop-app-found-nothing', { text: searched.value.trim() })}</p>
            </div>
          ) : (
            <ul class="tiles">
              {found.map((product, at) => (
                <ProductTile key={product.id} product={product} emoji={null} isEager={at < 4} />
              ))}
            </ul>
          )}
        </section>
      )}
      {value && !found && (
        <>
          <Categories categories={value.categories} />
          {value.categories.map((category, nth) => (
            <section
              key={category.id}
              id={category.id}
              class="category"
              aria-labelledby={`${category.id}-name`}
            >
              <h2 id={`${category.id}-name`}>
                {category.emoji} {named(category.names)}
              </h2>
              <ul class="tiles">
                {category.products.map((product, at) => (
                  <ProductTile
                    key={product.id}
                    product={product}
                    emoji={category.emoji}
                    isEager={nth === 0 && at < 4}
                  />
                ))}
              </ul>
            </section>
          ))}
          {value.categories.length === 0 && <p class="empty">{t('shop-app-menu-empty')}</p>}
        </>
      )}
    </main>
  )
}
