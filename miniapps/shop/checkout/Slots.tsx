import { useEffect } from 'preact/hooks'
import type { z } from 'zod'
import type { slots as slotsShape } from '../../../server/contracts/places.ts'
import { ask } from '../../kit/api/client.ts'
import { retrying } from '../../kit/api/retrying.ts'
import { useResource } from '../../kit/state/loaded.ts'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { time, withDay } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { type Cart, setTerm } from '../state/cart.ts'
import { Choices } from './Choices.tsx'

type Slot = z.infer<typeof slotsShape>[number]
const few = 3

/** When: as soon as possible, or at a time that still has room. */
export function Slots({ cart, attempt }: { readonly cart: Cart; readonly attempt: unknown }) {
  const slots = useResource(
    async () =>
      cart.branchId ? retrying(() => ask<readonly Slot[]>(`/api/shop/branches/${cart.branchId}/slots`)) : [],
    [cart.branchId],
  )
  // With every change of the cart, so also after the server has said that a time is full.
  useEffect(() => {
    if (slots.state.value.value) void slots.reload()
  }, [cart.version, attempt])
  const { value, problem } = slots.state.value
  const found = value ?? []
  const zone = cart.timeZone
  const labelOf = (slot: { startsAt: string; endsAt: string }): string =>
    withDay(`${time(slot.startsAt, zone)}–${time(slot.endsAt, zone)}`, slot.startsAt, zone)
  // One's own is not offered any more, or nobody has said yet: how many others it has room for is not known.
  const own = cart.slot && !found.some(slot => slot.id === cart.slot?.id) ? [cart.slot] : []
  const hintOf = (left: number): { hint?: string } => {
    if (left > few) return {}
    return { hint: left > 0 ? t('shop-app-slot-left', { count: left }) : t('shop-app-slot-full') }
  }
  return (
    <>
      <Choices
        title={t('shop-app-when')}
        chosen={cart.slot?.id ?? 'now'}
        choices={[
          { id: 'now', label: t('shop-app-asap') },
          ...own.map(slot => ({ id: slot.id, label: labelOf(slot) })),
          ...found.map(slot => ({
            id: slot.id,
            label: labelOf(slot),
            isGone: slot.left <= 0,
            ...hintOf(slot.left),
          })),
        ]}
        onChoose={id => void setTerm('slot', { slotId: id === 'now' ? null : id })}
      />
      {!value && problem && <Trouble problem={problem} onRetry={() => void slots.reload()} />}
    </>
  )
}
