import { useEffect } from 'preact/hooks'
import type { z } from 'zod'
import type { slots as slotsShape } from '../../../server/contracts/places.ts'
import { ask } from '../../kit/api/client.ts'
import { useResource } from '../../kit/state/loaded.ts'
import { day, time } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { type Cart, setTerm } from '../state/cart.ts'
import { Choices } from './Choices.tsx'

type Slot = z.infer<typeof slotsShape>[number]
const few = 3

/** When: as soon as possible, or at a time that still has room. */
export function Slots({ cart, attempt }: { readonly cart: Cart; readonly attempt: unknown }) {
  const slots = useResource(
    async () => (cart.branchId ? ask<readonly Slot[]>(`/api/shop/branches/${cart.branchId}/slots`) : []),
    [cart.branchId],
  )
  // With every change of the cart, so also after the server has said that a time is full.
  useEffect(() => {
    if (slots.state.value.value) void slots.reload()
  }, [cart.version, attempt])
  const found = slots.state.value.value ?? []
  const zone = cart.timeZone
  const today = day(new Date().toISOString(), zone)
  const labelOf = (slot: { startsAt: string; endsAt: string }): string => {
    const hours = `${time(slot.startsAt, zone)}–${time(slot.endsAt, zone)}`
    const date = day(slot.startsAt, zone)
    return date === today ? hours : `${date}, ${hours}`
  }
  const known = cart.slot && !found.some(slot => slot.id === cart.slot?.id) ? [{ ...cart.slot, left: 1 }] : []
  return (
    <Choices
      title={t('shop-app-when')}
      chosen={cart.slot?.id ?? 'now'}
      choices={[
        { id: 'now', label: t('shop-app-asap') },
        ...[...known, ...found].map(slot => ({
          id: slot.id,
          label: labelOf(slot),
          isGone: slot.left <= 0,
          ...(slot.left <= 0
            ? { hint: t('shop-app-slot-full') }
            : slot.left <= few
              ? { hint: t('shop-app-slot-left', { count: slot.left }) }
              : {}),
        })),
      ]}
      onChoose={id => void setTerm('slot', { slotId: id === 'now' ? null : id })}
    />
  )
}
