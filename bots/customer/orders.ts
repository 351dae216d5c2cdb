import { Composer } from 'grammy'
import { formatDay, formatMoney, formatTime } from '../../locales/format.ts'
import type { Words } from '../../locales/words.ts'
import type { OrderSummary } from '../../server/services/index.ts'
import { button, keyboard } from '../kit/buttons.ts'
import type { ChatContext } from '../kit/context.ts'
import type { Feature } from '../kit/create-bot.ts'
import { onTap } from '../kit/on-tap.ts'
import { type Screen, showScreen } from '../kit/screen.ts'
import { asId } from '../kit/taps.ts'
import { oneLine } from '../kit/text.ts'
import { statusKey } from './card/progress.ts'
import { onLabel } from './home.ts'
import { ordersTap, shopTap, showTap } from './taps.ts'

const pageSize = 5
/** "Before" an instant that never comes: the newest page. */
const newest = 0n

/** One page of somebody's orders, newest first; each opens its card. */
export const ordersScreen = (
  orders: readonly OrderSummary[],
  isFirst: boolean,
  timeZone: string,
  words: Words,
): Screen => {
  if (orders.length === 0 && isFirst)
    return {
      html: words.h('orders-none'),
      keyboard: keyboard([button(words.t('shop-button'), shopTap.pack(), 'primary')]),
    }
  const shown = orders.slice(0, pageSize)
  const last = shown.at(-1)
  const lines = shown.map(order =>
    words.h('orders-line', {
      number: String(order.number),
      day: formatDay(order.placedAt, timeZone, words.language),
      time: formatTime(order.placedAt, timeZone, words.language),
      sum: formatMoney(order.total, words.language),
      status: words.t(`card-${statusKey(order.status, order.deliveryStatus)}`),
      address: oneLine(order.addressText, 80),
    }),
  )
  return {
    html: [words.h('orders-title'), '', ...lines].join('\n'),
    keyboard: keyboard(
      ...shown.map(order => [
        button(
          words.t('orders-button', {
            number: String(order.number),
            sum: formatMoney(order.total, words.language),
          }),
          showTap.pack(asId('ord', order.id)),
        ),
      ]),
      [
        ...(isFirst ? [] : [button(words.t('orders-newest'), ordersTap.pack(newest))]),
        ...(orders.length > pageSize && last
          ? [button(words.t('orders-older'), ordersTap.pack(BigInt(last.placedAt.getTime())))]
          : []),
      ],
    ),
  }
}

const showOrders = async (ctx: ChatContext, before: bigint): Promise<void> => {
  const { services, person, words } = ctx.house
  const orders = await services.orders.listMine(person.actor, {
    ...(before === newest ? {} : { before: new Date(Number(before)) }),
    limit: pageSize + 1,
  })
  const cart = await services.carts.view(person.actor)
  await showScreen(ctx, ordersScreen(orders, before === newest, cart.timeZone, words))
}

const first = new Composer<ChatContext>()
first.command('orders', ctx => showOrders(ctx, newest))
onLabel(first, 'home-orders', ctx => showOrders(ctx, newest))
onTap(first, ordersTap, showOrders)
onTap(first, showTap, async (ctx, orderId) => {
  const { services, person, bot } = ctx.house
  // To a stranger there is no such order; the card itself would only stay away without a word.
  await services.orders.track(person.actor, orderId)
  if (ctx.chat)
    await services.notifications.showAgain({
      bot,
      chatId: BigInt(ctx.chat.id),
      userId: person.userId,
      kind: 'order-card',
      ref: orderId,
    })
})

/** What somebody has ordered so far. */
export const orders: Feature = { first }
