import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { ask } from '../../kit/api/client.ts'
import { useResource } from '../../kit/state/loaded.ts'
import { moved, result } from '../../kit/telegram/haptics.ts'
import { useMainButton } from '../../kit/telegram/main-button.ts'
import { Skeleton } from '../../kit/ui/Skeleton.tsx'
import { Stepper } from '../../kit/ui/Stepper.tsx'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { money } from '../../kit/words/say-things.ts'
import { named, t } from '../../kit/words/words.ts'
import { addLine } from '../state/cart.ts'
import { screens } from '../state/screens.ts'
import { branch, knownBranch } from '../state/shop.ts'
import { type Chosen, costOf, firstChoice, isComplete, type ProductView, toggle } from './choice.ts'
import { OptionGroup } from './OptionGroup.tsx'
import './product.css'

/** One thing from the menu with all that can be chosen about it. */
export function Product({ productId }: { readonly productId: string }) {
  const view = useResource(async () => {
    const { id } = await knownBranch()
    return ask<ProductView>(`/api/shop/branches/${id}/products/${productId}`)
  }, [productId])
  // another branch has other stock and prices
  useEffect(() => {
    if (view.state.value.value) void view.reload()
  }, [branch.value?.id])
  const { value, problem } = view.state.value
  return (
    <main class="screen product">
      {problem && <Trouble problem={problem} onRetry={() => void view.reload()} />}
      {value ? <Choosing product={value} /> : !problem && <Skeleton rows={3} height={120} />}
    </main>
  )
}

function Choosing({ product }: { readonly product: ProductView }) {
  const chosen = useSignal<Chosen>(firstChoice(product))
  const isBusy = useSignal(false)
  const variant = product.variants.find(one => one.id === chosen.value.variantId)
  const isSoldOut = product.variants.every(one => one.available <= 0)
  const isReady = isComplete(product, chosen.value)

  const add = async (): Promise<void> => {
    isBusy.value = true
    const here = screens.top.value
    const { variantId, optionIds, quantity } = chosen.value
    const isIn = await addLine(variantId, optionIds, quantity)
    isBusy.value = false
    if (!isIn) return
    result('success')
    // whoever has gone on meanwhile stays where they are
    if (screens.top.value === here) screens.back()
  }
  useMainButton(
    isSoldOut
      ? null
      : {
          text: isReady
            ? t('shop-app-add-for', { total: money(costOf(product, chosen.value)) })
            : t('shop-app-choose-first'),
          isEnabled: isReady,
          isBusy: isBusy.value,
          onPress: () => void add(),
        },
  )
  return (
    <>
      {product.pictureId && (
        <img
          class="product-picture"
          src={`/api/shop/pictures/${product.pictureId}`}
          alt=""
          width={640}
          height={480}
        />
      )}
      <header>
        <h1>{named(product.names)}</h1>
        <p class="hint">{named(product.descriptions)}</p>
      </header>
      {isSoldOut && <p class="notice warn">{t('shop-app-sold-out-long')}</p>}
      {product.variants.length > 1 && (
        <fieldset class="card flush">
          <legend class="unseen">{t('shop-app-size')}</legend>
          {product.variants.map(one => (
            <label key={one.id} class="row choice">
              <input
                type="radio"
                name="variant"
                checked={one.id === chosen.value.variantId}
                disabled={one.available <= 0}
                onChange={() => {
                  moved()
                  const quantity = Math.max(1, Math.min(chosen.value.quantity, one.available))
                  chosen.value = { ...chosen.value, variantId: one.id, quantity }
                }}
              />
              <span class="grow">
                {named(one.names)}
                {one.available <= 0 && <small>{t('shop-app-sold-out')}</small>}
                {one.available > 0 && one.available <= 5 && (
                  <small>{t('shop-app-left', { count: one.available })}</small>
                )}
              </span>
              <Price price={one.price} priceNow={one.priceNow} />
            </label>
          ))}
        </fieldset>
      )}
      {product.variants.length === 1 && variant && (
        <p class="product-price">
          <Price price={variant.price} priceNow={variant.priceNow} />
        </p>
      )}
      {product.optionGroups.map(group => (
        <OptionGroup
          key={group.id}
          group={group}
          chosen={chosen.value.optionIds}
          onToggle={optionId => {
            chosen.value = toggle(group, chosen.value, optionId)
          }}
        />
      ))}
      {!isSoldOut && (
        <div class="product-count">
          <Stepper
            value={chosen.value.quantity}
            least={1}
            most={Math.max(1, Math.min(99, variant?.available ?? 1))}
            label={t('shop-app-quantity')}
            onChange={quantity => {
              chosen.value = { ...chosen.value, quantity }
            }}
          />
        </div>
      )}
    </>
  )
}

type PriceProps = Pick<ProductView['variants'][number], 'price' | 'priceNow'>

function Price({ price, priceNow }: PriceProps) {
  const isReduced = price.units !== priceNow.units
  return (
    <span class="end money">
      {isReduced && (
        <s class="hint">
          <span class="unseen">{t('shop-app-before')} </span>
          {money(price)}
        </s>
      )}{' '}
      <span class={isReduced ? 'reduced' : ''}>{money(priceNow)}</span>
    </span>
  )
}
