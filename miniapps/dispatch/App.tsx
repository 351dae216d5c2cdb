import { useSignalEffect } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { AppProps } from '../kit/start.tsx'
import { t } from '../kit/words/words.ts'
import { followAlarms } from './alarms/alarms.ts'
import { AssignSheet } from './detail/AssignSheet.tsx'
import { assigning } from './detail/assigning.ts'
import { Refused } from './detail/Refused.tsx'
import { Dragged } from './drag/Dragged.tsx'
import { BottomSheet, sheetHeight, showSheet } from './layout/BottomSheet.tsx'
import { Help } from './layout/Help.tsx'
import { followKeys, isHelpShown } from './layout/keys.ts'
import { fetchOrderPanel, Panel } from './layout/Panel.tsx'
import { SideList } from './layout/SideList.tsx'
import { isWide } from './layout/wide.ts'
import { ListPanel } from './list/ListPanel.tsx'
import { followLayers, routes } from './map/layers.ts'
import { MapPanel } from './map/MapPanel.tsx'
import { MapTools } from './map/MapTools.tsx'
import { ghosts } from './proposal/proposal.ts'
import { refusedItems } from './state/acts.ts'
import { startBoard } from './state/live.ts'
import { openOrder, screens } from './state/screens.ts'
import './board.css'

/** The dispatcher's board: the town, what is on the way in it, and everything that can be done about it. */
export function App({ launch }: AppProps) {
  useEffect(() => {
    const stops = [startBoard(), followAlarms(), followLayers(), followKeys()]
    fetchOrderPanel().catch(() => {})
    if (launch.startParam.startsWith('ord_')) openOrder(launch.startParam)
    return () => {
      for (const stop of stops) stop()
    }
  }, [])
  const screen = screens.top.value
  useEffect(() => showSheet(screen.name === 'proposal' || screen.name === 'playback'), [screen])
  useSignalEffect(() => {
    routes.value = screens.top.value.name === 'proposal' ? ghosts.value : []
  })
  return (
    <main
      class="board"
      data-wide={isWide.value}
      data-sheet={sheetHeight.value}
      data-panel={screen.name !== 'list'}
    >
      <h1 class="unseen">{t('dispatch-app-title')}</h1>
      {isWide.value && <SideList />}
      <div class="board-map">
        <MapPanel />
        <MapTools />
      </div>
      {isWide.value ? (
        screen.name !== 'list' && (
          <aside class="board-panel">
            <Panel screen={screen} />
          </aside>
        )
      ) : (
        <BottomSheet>{screen.name === 'list' ? <ListPanel /> : <Panel screen={screen} />}</BottomSheet>
      )}
      <Dragged />
      {assigning.value && <AssignSheet rows={assigning.value} />}
      {refusedItems.value.length > 0 && <Refused />}
      {isHelpShown.value && <Help />}
    </main>
  )
}
