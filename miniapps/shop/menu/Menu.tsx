import { useSignal } from '@preact/signals'
import { useMainButton } from '../../kit/telegram/main-button.ts'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { money } from '../../kit/words/say-things.ts'
import { named, t } from '../../kit/words/words.ts'
import { cart, isCartBusy, pieces } from '../state/cart.ts'
import { screens } from '../state/screens.ts'
import { branch, menu } from '../state/shop.ts'
import { Waiting } from '../Waiting.tsx'
import { Categories } from './Categories.tsx'
import { ClosedNotice } from './ClosedNotice.tsx'
import { Head } from './Head.tsx'
import { ProductTile } from './ProductTile.tsx'
import { search } from './search.ts'

/** The first screen: everything there is, to look through or to search. */
export function Menu() {
  const text = useSignal('')
  const { value, problem } = menu.state.value
  const known = cart.state.value.value
  useMainButton(
    known && pieces.value > 0
      ? {
          text: t('shop-app-to-cart', { count: pieces.value, total: money(known.quote.subtotal) }),
          isBusy: isCartBusy.value,
          onPress: () => screens.go({ name: 'cart' }),
        }
      : null,
  )
  if (!value && !problem) return <Waiting />
  const found = value && text.value.trim() ? search(value, text.value) : null
  return (
    <main class="screen menu">
      <Head text={text} />
      {problem && <Trouble problem={problem} onRetry={() => void menu.reload()} />}
      {branch.value && !branch.value.isOpen && <ClosedNotice branch={branch.value} />}
      {found && (
        <section aria-label={t('shop-app-found')}>
          {found.length === 0 ? (
            <div class="empty">
              <span class="picture" aria-hidden="true">
                🔍
              </span>
              <p>{t('shop-app-found-nothing', { text: text.value.trim() })}</p>
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
