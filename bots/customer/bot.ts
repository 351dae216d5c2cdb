import type { BotHouse } from '../kit/bot-house.ts'
import { address } from './address/address.ts'
import { cancelOrder } from './card/cancel-order.ts'
import { rateOrder } from './card/rate-order.ts'
import { reorder } from './card/reorder.ts'
import { cart } from './cart/cart.ts'
import { promos } from './cart/promos.ts'
import { time } from './cart/time.ts'
import { tipAndCash } from './cart/tip-and-cash.ts'
import { checkout } from './checkout.ts'
import { groups } from './groups.ts'
import { language } from './language.ts'
import { leave } from './leave.ts'
import { renderers } from './notices/renderers.ts'
import { orders } from './orders.ts'
import { shop } from './shop/shop.ts'
import { start } from './start.ts'
import { talk } from './talk/talk.ts'

/**
 * The customers' bot. The order matters: groups are turned away first, an open question is let go before whatever comes
 * instead, and who is writing to somebody sends their place there and not to the address.
 */
export const customerBot: BotHouse = {
  features: [
    groups,
    leave,
    language,
    start,
    shop,
    cart,
    promos,
    tipAndCash,
    time,
    checkout,
    orders,
    cancelOrder,
    rateOrder,
    reorder,
    talk,
    address,
  ],
  commands: ['menu', 'cart', 'promo', 'orders', 'address', 'language', 'help', 'cancel'],
  menuApp: () => ({ app: 'shop', label: 'app-open-shop' }),
  doors: { 'order-card': { app: 'shop', label: 'app-open-order', start: notice => notice.ref } },
  renderers,
}
