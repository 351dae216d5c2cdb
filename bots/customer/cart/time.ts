import { Composer } from 'grammy'
import { formatDay, formatTime } from '../../../locales/format.ts'
import { Refusal } from '../../../server/domain/refusals.ts'
import type { CartView, SlotView } from '../../../server/services/index.ts'
import { button, inRows, keyboard } from '../../kit/buttons.ts'
import type { ChatContext } from '../../kit/context.ts'
import type { Feature } from '../../kit/create-bot.ts'
import { onTap } from '../../kit/on-tap.ts'
import { showScreen } from '../../kit/screen.ts'
import { asId } from '../../kit/taps.ts'
import { cartTap, dayTap, slotTap, soonTap, timeTap } from '../taps.ts'
import { changeCart } from './show-cart.ts'

const mostTimes = 36

/** A day on the branch's calendar as a number, 20261123. */
const dayOf = (at: Date, timeZone: string): number =>
  Number(new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at).replaceAll('-', ''))

const slotsOf = async (ctx: ChatContext): Promise<{ cart: CartView; slots: readonly SlotView[] }> => {
  const { services, person } = ctx.house
  const cart = await services.carts.view(person.actor)
  if (cart.branchId === null) throw new Refusal('places.branch-absent')
  return { cart, slots: await services.places.slots(cart.branchId) }
}

const first = new Composer<ChatContext>()

onTap(first, timeTap, async ctx => {
  const { words } = ctx.house
  const { cart, slots } = await slotsOf(ctx)
  const { isOpen } = await ctx.house.services.places.branch(cart.branchId ?? '')
  const days = new Map<number, Date>()
  for (const slot of slots) {
    const day = dayOf(slot.startsAt, cart.timeZone)
    if (!days.has(day)) days.set(day, slot.startsAt)
  }
  await showScreen(ctx, {
    html: words.h(isOpen || days.size > 0 ? 'time-ask' : 'time-nothing'),
    keyboard: keyboard(
      isOpen ? [button(`${cart.slot ? '' : '✓ '}${words.t('time-soon')}`, soonTap.pack())] : [],
      ...inRows(
        [...days].map(([day, at]) => button(formatDay(at, cart.timeZone, words.language), dayTap.pack(day))),
        2,
      ),
      [button(words.t('back-to-cart'), cartTap.pack(0))],
    ),
  })
})

onTap(first, dayTap, async (ctx, day) => {
  const { words } = ctx.house
  const { cart, slots } = await slotsOf(ctx)
  const times = slots.filter(slot => dayOf(slot.startsAt, cart.timeZone) === day).slice(0, mostTimes)
  const at = times[0]?.startsAt
  await showScreen(ctx, {
    html: at
      ? words.h('time-of-day-ask', { day: formatDay(at, cart.timeZone, words.language) })
      : words.h('time-none'),
    keyboard: keyboard(
      ...inRows(
        times.map(slot => {
          const mark = cart.slot?.id === slot.id ? '✓ ' : ''
          const [from, until] = [slot.startsAt, slot.endsAt].map(one =>
            formatTime(one, cart.timeZone, words.language),
          )
          return button(`${mark}${from}–${until}`, slotTap.pack(asId('slt', slot.id)))
        }),
        3,
      ),
      [button(words.t('time-other-day'), timeTap.pack()), button(words.t('back-to-cart'), cartTap.pack(0))],
    ),
  })
})

onTap(first, slotTap, (ctx, slotId) =>
  changeCart(ctx, () => ctx.house.services.carts.setSlot(ctx.house.person.actor, slotId)),
)
onTap(first, soonTap, ctx =>
  changeCart(ctx, () => ctx.house.services.carts.setSlot(ctx.house.person.actor, null)),
)

/** When to deliver: as soon as possible, or a time of a day. */
export const time: Feature = { first }
