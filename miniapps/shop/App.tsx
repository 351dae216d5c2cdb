import { useEffect } from 'preact/hooks'
import { broughtBy } from '../kit/api/session.ts'
import type { AppProps } from '../kit/start.tsx'
import { lazyScreen } from '../kit/state/lazy.tsx'
import { useReturn } from '../kit/telegram/on-return.ts'
import { toast } from '../kit/ui/Toasts.tsx'
import { t } from '../kit/words/words.ts'
import { Menu } from './menu/Menu.tsx'
import { cart } from './state/cart.ts'
import { screens } from './state/screens.ts'
import { branches, menu } from './state/shop.ts'
import './shop.css'

const Product = lazyScreen(() => import('./product/Product.tsx').then(file => file.Product))
const CartScreen = lazyScreen(() => import('./cart/Cart.tsx').then(file => file.cartScreen()))
const Address = lazyScreen(() => import('./address/Address.tsx').then(file => file.Address))
const Checkout = lazyScreen(() => import('./checkout/Checkout.tsx').then(file => file.checkoutScreen()))
const Order = lazyScreen(() => import('./track/Order.tsx').then(file => file.Order))
const Talk = lazyScreen(() => import('./talk/Talk.tsx').then(file => file.Talk))
const Orders = lazyScreen(() => import('./orders/Orders.tsx').then(file => file.Orders))
const Me = lazyScreen(() => import('./me/Me.tsx').then(file => file.Me))

/** Where a link leads: an order, something on the menu, the cart; a promo code is put into that. */
const follow = (startParam: string): void => {
  if (startParam.startsWith('ord_')) screens.go({ name: 'order', orderId: startParam })
  if (startParam.startsWith('prd_')) screens.go({ name: 'product', productId: startParam })
  if (startParam.startsWith('promo_'))
    import('./cart/promos.ts').then(
      file => file.takeLink(startParam),
      () => toast(t('app-problem-offline')),
    )
  if (startParam === 'cart') screens.go({ name: 'cart' })
  if (startParam === 'orders') screens.go({ name: 'orders' })
}

/** The cart may have been filled in the chat meanwhile, the shop closed, the last cake sold. */
const refresh = async (): Promise<void> => {
  await Promise.all([cart.reload(), branches.reload()])
  await menu.reload()
}

export function App({ launch }: AppProps) {
  useEffect(() => {
    void refresh()
    follow(launch.startParam)
    if (broughtBy.value) toast(t('shop-app-brought-by', { name: broughtBy.value }))
  }, [])
  useReturn(() => void refresh())
  const screen = screens.top.value
  switch (screen.name) {
    case 'menu':
      return <Menu />
    case 'product':
      return <Product key={screen.productId} productId={screen.productId} />
    case 'cart':
      return <CartScreen />
    case 'address':
      return <Address next={screen.next} />
    case 'checkout':
      return <Checkout />
    case 'order':
      return <Order key={screen.orderId} orderId={screen.orderId} />
    case 'talk':
      return <Talk key={`${screen.orderId} ${screen.kind}`} orderId={screen.orderId} kind={screen.kind} />
    case 'orders':
      return <Orders />
    case 'me':
      return <Me />
  }
}
