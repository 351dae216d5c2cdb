import { money } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { type Cart, setTerm } from '../state/cart.ts'
import { Choices } from './Choices.tsx'

/** Paid in cash at the door: with which note, so that the driver brings the change. */
export function CashFrom({ cart: { offeredCash, cashFrom } }: { readonly cart: Cart }) {
  const own = cashFrom && !offeredCash.some(note => note.units === cashFrom.units) ? [cashFrom] : []
  return (
    <Choices
      title={t('shop-app-cash-title')}
      chosen={cashFrom?.units ?? 'exact'}
      choices={[
        { id: 'exact', label: t('shop-app-cash-exact') },
        ...[...own, ...offeredCash].map(note => ({
          id: note.units,
          label: t('shop-app-cash-from', { note: money(note) }),
        })),
      ]}
      onChoose={units => void setTerm('cash-from', { units: units === 'exact' ? null : units })}
    />
  )
}
