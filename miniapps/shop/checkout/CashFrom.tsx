import { useSignal } from '@preact/signals'
import { money } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { type Cart, setTerm } from '../state/cart.ts'
import { Choices } from './Choices.tsx'
import { OwnAmount } from './OwnAmount.tsx'

const setCash = (units: string | null): Promise<boolean> => setTerm('cash-from', { units })

/** Paid in cash at the door: with which note, so that the driver brings the change. */
export function CashFrom({ cart: { offeredCash, cashFrom, currency } }: { readonly cart: Cart }) {
  const isOpen = useSignal(false)
  const own = cashFrom && !offeredCash.some(note => note.units === cashFrom.units) ? [cashFrom] : []
  return (
    <>
      <Choices
        title={t('shop-app-cash-title')}
        chosen={isOpen.value ? 'own' : (cashFrom?.units ?? 'exact')}
        choices={[
          { id: 'exact', label: t('shop-app-cash-exact') },
          ...[...own, ...offeredCash].map(note => ({
            id: note.units,
            label: t('shop-app-cash-from', { note: money(note) }),
          })),
          { id: 'own', label: t('shop-app-amount-own') },
        ]}
        onChoose={units => {
          isOpen.value = units === 'own'
          if (units !== 'own') void setCash(units === 'exact' ? null : units)
        }}
      />
      {isOpen.value && (
        <OwnAmount
          label={t('shop-app-cash-own')}
          currency={currency}
          onSet={setCash}
          onClose={() => {
            isOpen.value = false
          }}
        />
      )}
    </>
  )
}
