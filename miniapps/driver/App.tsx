import { useEffect } from 'preact/hooks'
import { keepPage } from '../kit/offline/keep-page.ts'
import type { AppProps } from '../kit/start.tsx'
import { lazyScreen } from '../kit/state/lazy.tsx'
import { Home } from './home/Home.tsx'
import { showNewOffers } from './offer/new-offers.ts'
import { Offer } from './offer/Offer.tsx'
import { platform } from './state/platform.ts'
import { keepTelling } from './state/positions.ts'
import { type DriverScreen, screens } from './state/screens.ts'
import { openTaps } from './state/taps.ts'
import { followWork } from './state/work.ts'
import './driver.css'

const fetches = {
  Task: () => import('./task/Task.tsx').then(file => file.Task),
  Fail: () => import('./task/Fail.tsx').then(file => file.Fail),
  Talk: () => import('./talk/Talk.tsx').then(file => file.Talk),
  Route: () => import('./route/Route.tsx').then(file => file.Route),
  Cash: () => import('./money/Cash.tsx').then(file => file.Cash),
  Earnings: () => import('./money/Earnings.tsx').then(file => file.Earnings),
  Me: () => import('./me/Me.tsx').then(file => file.Me),
}
const Task = lazyScreen(fetches.Task)
const Fail = lazyScreen(fetches.Fail)
const Talk = lazyScreen(fetches.Talk)
const Route = lazyScreen(fetches.Route)
const Cash = lazyScreen(fetches.Cash)
const Earnings = lazyScreen(fetches.Earnings)
const Me = lazyScreen(fetches.Me)
const WayMap = lazyScreen(() => import('./route/WayMap.tsx').then(file => file.WayMap))

const fetchAheadMs = 3000

/** Where a link leads: an offer, a delivery. */
const follow = (startParam: string): void => {
  if (startParam.startsWith('ofr_')) screens.go({ name: 'offer', offerId: startParam })
  if (startParam.startsWith('dlv_')) screens.go({ name: 'task', deliveryId: startParam })
}

function Screen({ screen }: { readonly screen: DriverScreen }) {
  switch (screen.name) {
    case 'home':
    case 'offer':
      return <Home />
    case 'task':
      return <Task key={screen.deliveryId} deliveryId={screen.deliveryId} />
    case 'fail':
      return <Fail deliveryId={screen.deliveryId} />
    case 'map':
      return <WayMap deliveryId={screen.deliveryId} />
    case 'talk':
      return <Talk deliveryId={screen.deliveryId} kind={screen.kind} />
    case 'route':
      return <Route />
    case 'cash':
      return <Cash />
    case 'earnings':
      return <Earnings />
    case 'me':
      return <Me />
  }
}

/** An offer rises over whatever the driver is looking at, which stays as it is beneath. */
export function App({ launch }: AppProps) {
  useEffect(() => {
    const owner = launch.telegramId
    platform.value = launch.platform
    void openTaps(owner)
      .then(() => followWork(owner))
      .then(() => {
        showNewOffers()
        keepTelling()
      })
    follow(launch.startParam)
    keepPage()
    // In a tunnel nothing can be fetched: what may be needed there is fetched before.
    const ahead = setTimeout(() => {
      for (const fetchIt of Object.values(fetches)) fetchIt().catch(() => {})
    }, fetchAheadMs)
    return () => clearTimeout(ahead)
  }, [])
  const { stack, top } = screens
  const beneath = stack.value.findLast(({ name }) => name !== 'offer') ?? { name: 'home' as const }
  return (
    <>
      <Screen screen={beneath} />
      {top.value.name === 'offer' && <Offer key={top.value.offerId} offerId={top.value.offerId} />}
    </>
  )
}
