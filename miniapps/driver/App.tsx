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
import { followWork, taskById } from './state/work.ts'
import { isOver } from './task/status.ts'
import './driver.css'

const fetchLater = () => import('./later.ts')
const Task = lazyScreen(() => fetchLater().then(({ Task }) => Task))
const Fail = lazyScreen(() => fetchLater().then(({ Fail }) => Fail))
const Talk = lazyScreen(() => fetchLater().then(({ Talk }) => Talk))
const Route = lazyScreen(() => fetchLater().then(({ Route }) => Route))
const Cash = lazyScreen(() => fetchLater().then(({ Cash }) => Cash))
const Earnings = lazyScreen(() => fetchLater().then(({ Earnings }) => Earnings))
const Me = lazyScreen(() => fetchLater().then(({ Me }) => Me))
const WayMap = lazyScreen(() => import('./route/WayMap.tsx').then(file => file.WayMap))

const fetchAheadMs = 3000

/** Where a link leads: an offer, a delivery. */
const follow = (startParam: string): void => {
  if (startParam.startsWith('ofr_')) screens.go({ name: 'offer', offerId: startParam })
  if (startParam.startsWith('dlv_')) screens.go({ name: 'task', deliveryId: startParam })
}

const task = ({ deliveryId }: { readonly deliveryId: string }) => (
  <Task key={deliveryId} deliveryId={deliveryId} />
)

/** Cancelled, taken away or brought: what is to be said of it takes the place of all that was about doing it. */
const isOff = (deliveryId: string): boolean => {
  const task = taskById(deliveryId)
  return task !== null && isOver(task)
}

function Screen({ screen }: { readonly screen: DriverScreen }) {
  switch (screen.name) {
    case 'home':
    case 'offer':
      return <Home />
    case 'task':
      return task(screen)
    case 'fail':
      return isOff(screen.deliveryId) ? task(screen) : <Fail deliveryId={screen.deliveryId} />
    case 'map':
      return isOff(screen.deliveryId) ? task(screen) : <WayMap deliveryId={screen.deliveryId} />
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
    const ahead = setTimeout(() => fetchLater().catch(() => {}), fetchAheadMs)
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
