import { isNothing, money } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { type Cart, setTerm } from '../state/cart.ts'
import { Choices } from './Choices.tsx'

/** Something for the driver, who gets all of it. */
export function Tip({ cart: { offeredTips, tip } }: { readonly cart: Cart }) {
  const offered = offeredTips.map(one => one.tip)
  const own = !isNothing(tip) && !offered.some(amount => amount.units === tip.units) ? [tip] : []
  return (
    <Choices
      title={t('shop-app-tip-title')}
      chosen={tip.units}
      choices={[
        { id: '0', label: t('shop-app-no-tip') },
        ...[...own, ...offered].map(amount => ({ id: amount.units, label: money(amount) })),
      ]}
      onChoose={units => void setTerm('tip', { units })}
    />
  )
}
