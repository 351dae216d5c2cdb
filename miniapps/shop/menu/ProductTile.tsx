import { tap } from '../../kit/telegram/haptics.ts'
import { Stepper } from '../../kit/ui/Stepper.tsx'
import { money } from '../../kit/words/say-things.ts'
import { named, t } from '../../kit/words/words.ts'
import { addLine, countOf, takeOne } from '../state/cart.ts'
import { screens } from '../state/screens.ts'
import type { ProductCard } from '../state/shop.ts'

type TileProps = { readonly product: ProductCard; readonly emoji: string | null; readonly isEager: boolean }

/** Something on the menu. `+` puts it into the cart where nothing has to be chosen, and becomes a stepper. */
export function ProductTile({ product, emoji, isEager }: TileProps) {
  const name = named(product.names)
  const open = (): void => screens.go({ name: 'product', productId: product.id })
  return (
    <li class="tile" data-sold-out={product.isSoldOut}>
      <button type="button" class="tile-open" onClick={open}>
        {product.pictureId ? (
          <img
            class="tile-picture"
            src={`/api/shop/pictures/${product.pictureId}`}
            alt=""
            width={320}
            height={240}
            loading={isEager ? 'eager' : 'lazy'}
            decoding="async"
          />
        ) : (
          <span class="tile-picture" aria-hidden="true">
            {emoji ?? '🍽'}
          </span>
        )}
        <span class="tile-name">{name}</span>
        <span class="tile-price">
          {product.onlyVariantId
            ? money(product.fromPrice)
            : t('shop-app-from', { price: money(product.fromPrice) })}
        </span>
      </button>
      <TileAction product={product} name={name} onOpen={open} />
    </li>
  )
}

function TileAction({ product, name, onOpen }: { product: ProductCard; name: string; onOpen: () => void }) {
  const variantId = product.onlyVariantId
  if (product.isSoldOut)
    return (
      <span class="tile-action">
        <span class="badge">{t('shop-app-sold-out')}</span>
      </span>
    )
  const count = variantId ? countOf(variantId) : 0
  if (variantId && count > 0)
    return (
      <span class="tile-action">
        <Stepper
          value={count}
          label={name}
          onChange={next => void (next > count ? addLine(variantId, [], 1) : takeOne(variantId))}
        />
      </span>
    )
  const press = (): void => {
    tap()
    if (variantId) void addLine(variantId, [], 1)
    else onOpen()
  }
  return (
    <span class="tile-action">
      <button type="button" class="tile-plus" aria-label={t('shop-app-add-named', { name })} onClick={press}>
        +
      </button>
    </span>
  )
}
