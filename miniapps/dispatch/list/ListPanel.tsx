import { Skeleton } from '../../kit/ui/Skeleton.tsx'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { t } from '../../kit/words/words.ts'
import { drivers, shownDrivers } from '../state/drivers.ts'
import { boardProblem, isLoaded, reloadBoard } from '../state/live.ts'
import { cursor, setView, shownIds, view } from '../state/view.ts'
import { DriverRow } from './DriverRow.tsx'
import { Filters } from './Filters.tsx'
import { ListHead } from './ListHead.tsx'
import { MarkedBar } from './MarkedBar.tsx'
import { NoOrders } from './NoOrders.tsx'
import { OrderRow } from './OrderRow.tsx'
import { VirtualList } from './VirtualList.tsx'
import './list.css'

const rowHeight = 92
const driverHeight = 64

/** All orders or all drivers, as far as they are looked for. */
export function ListPanel() {
  const { tab } = view.value
  const problem = boardProblem.value
  // Without a line the head says that all this may be old, and the board tries again by itself.
  const isBehindOnly = isLoaded.value && problem?.status === 0
  return (
    <section class="list-panel" aria-label={t('dispatch-app-title')}>
      <ListHead />
      {problem && !isBehindOnly && <Trouble problem={problem} onRetry={reloadBoard} />}
      <Filters />
      {tab === 'drivers' ? <Drivers /> : <Orders />}
      <MarkedBar />
    </section>
  )
}

function Orders() {
  if (!isLoaded.value) return boardProblem.value ? null : <Waiting />
  const ids = shownIds.value
  if (ids.length === 0) return <NoOrders />
  return (
    <VirtualList ids={ids} rowHeight={rowHeight} label={t('dispatch-app-tab-orders')} inView={cursor.value}>
      {id => <OrderRow orderId={id} />}
    </VirtualList>
  )
}

function Drivers() {
  const { value, problem } = drivers.state.value
  if (!value)
    return problem ? <Trouble problem={problem} onRetry={() => void drivers.reload()} /> : <Waiting />
  const ids = shownDrivers.value.map(({ driverId }) => driverId)
  if (ids.length === 0)
    return (
      <div class="empty">
        <p>{t('dispatch-app-no-drivers')}</p>
        {view.value.onShift && (
          <button type="button" class="button soft" onClick={() => setView({ onShift: false })}>
            {t('dispatch-app-everybody')}
          </button>
        )}
      </div>
    )
  return (
    <VirtualList ids={ids} rowHeight={driverHeight} label={t('dispatch-app-tab-drivers')} inView={null}>
      {id => <DriverRow driverId={id} />}
    </VirtualList>
  )
}

function Waiting() {
  return (
    <div class="list-waits">
      <Skeleton rows={6} height={76} />
    </div>
  )
}
