import { formatMoney } from '../../../locales/format.ts'
import type { Words } from '../../../locales/words.ts'
import type { CartView, Reach } from '../../../server/services/index.ts'
import { button, keyboard } from '../../kit/buttons.ts'
import type { Screen } from '../../kit/screen.ts'
import { cartTap, doorTap, shopTap } from '../taps.ts'

/** What delivery to the chosen address means, before anything is chosen or paid. */
export const reachScreen = (cart: CartView, reach: Reach, words: Words): Screen => {
  const amount = (money: Reach['fee']) => formatMoney(money, words.language)
  const parts = [
    words.h('reach-to', { text: cart.address?.text ?? '—' }),
    ...(cart.address?.note ? [words.h('reach-note', { note: cart.address.note })] : []),
    '',
    reach.fee.units === 0n
      ? words.h('reach-free', { branch: reach.branchName })
      : words.h('reach-fee', { branch: reach.branchName, fee: amount(reach.fee) }),
    ...(reach.freeAbove && reach.fee.units > 0n
      ? [words.h('reach-free-above', { sum: amount(reach.freeAbove) })]
      : []),
    ...(reach.minimumOrder.units > 0n ? [words.h('reach-minimum', { sum: amount(reach.minimumOrder) })] : []),
  ]
  return {
    html: parts.join('\n'),
    keyboard: keyboard(
      [button(words.t(cart.address?.note ? 'door-change-button' : 'door-button'), doorTap.pack())],
      [
        button(words.t('shop-button'), shopTap.pack(), 'primary'),
        ...(cart.lines.length > 0
          ? [
              button(
                words.t('cart-button', { sum: formatMoney(cart.quote.subtotal, words.language) }),
                cartTap.pack(0),
              ),
            ]
          : []),
      ],
    ),
  }
}
