import { lazyScreen } from '../../kit/state/lazy.tsx'
import type { BoardScreen } from '../state/screens.ts'
import '../detail/detail.css'

/** Most who look at the board open an order next: this is fetched as soon as the board stands. */
export const fetchOrderPanel = () => import('../detail/OrderPanel.tsx').then(file => file.OrderPanel)

const OrderPanel = lazyScreen(fetchOrderPanel, 'section')
const DriverPanel = lazyScreen(
  () => import('../detail/DriverPanel.tsx').then(file => file.DriverPanel),
  'section',
)
const TalkPanel = lazyScreen(() => import('../detail/TalkPanel.tsx').then(file => file.TalkPanel), 'section')
const PlaybackPanel = lazyScreen(
  () => import('../playback/PlaybackPanel.tsx').then(file => file.PlaybackPanel),
  'section',
)
const ProposalPanel = lazyScreen(
  () => import('../proposal/ProposalPanel.tsx').then(file => file.ProposalPanel),
  'section',
)
const Alarms = lazyScreen(() => import('../alarms/Alarms.tsx').then(file => file.Alarms), 'section')

/** What is opened over the list. */
export function Panel({ screen }: { readonly screen: BoardScreen }) {
  switch (screen.name) {
    case 'order':
      return <OrderPanel key={screen.orderId} orderId={screen.orderId} />
    case 'driver':
      return <DriverPanel key={screen.driverId} driverId={screen.driverId} />
    case 'talk':
      return (
        <TalkPanel key={`${screen.orderId} ${screen.kind}`} orderId={screen.orderId} kind={screen.kind} />
      )
    case 'playback':
      return <PlaybackPanel key={screen.driverId} driverId={screen.driverId} />
    case 'proposal':
      return <ProposalPanel />
    case 'alarms':
      return <Alarms />
    case 'list':
      return null
  }
}
