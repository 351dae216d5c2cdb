import { useSignal } from '@preact/signals'
import { isNothing, money } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { type Cart, setTerm } from '../state/cart.ts'
import { Choices } from './Choices.tsx'
import { OwnAmount } from './OwnAmount.tsx'

const setTip = (units: string): Promise<boolean> => setTerm('tip', { units })

/** Something for the driver, who gets all of it. */
export function Tip({ cart: { offeredTips, tip } }: { readonly cart: Cart }) {
  const isOpen = useSignal(false)
  const offered = offeredTips.map(one => one.tip)
  const own = !isNothing(tip) && !offered.some(amount => amount.units === tip.units) ? [tip] : []
  return (
    <>
      <Choices
        title={t('shop-app-tip-title')}
        chosen={isOpen.value ? 'own' : tip.units}
        choices={[
          { id: '0', label: t('shop-app-no-tip') },
          ...[...own, ...offered].map(amount => ({ id: amount.units, label: money(amount) })),
          { id: 'own', label: t('shop-app-amount-own') },
        ]}
        onChoose={units => {
          isOpen.value = units === 'own'
          if (units !== 'own') void setTip(units)
        }}
      />
      {isOpen.value && (
        <OwnAmount
          label={t('shop-app-tip-title')}
          currency={tip.currency}
          onSet={setTip}
          onClose={() => {
            isOpen.value = false
          }}
        />
      )}
    </>
  )
}
