import { useComputed } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { config, mapConfigOf } from '../../kit/api/config.ts'
import type { MapPick, OrderOnMap, PinOnMap } from '../../kit/map/map-data.ts'
import { TownMap } from '../../kit/map/TownMap.tsx'
import { isDark } from '../../kit/telegram/theme.ts'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { language, t } from '../../kit/words/words.ts'
import { driversOnMap } from '../state/drivers.ts'
import { type Row, rowOf } from '../state/rows.ts'
import { openDriver, openOrder, selected } from '../state/screens.ts'
import { orderOnMap } from '../state/stages.ts'
import { setView, shownRows } from '../state/view.ts'
import { map } from './handle.ts'
import { heatOnMap, routes, track, zonesOnMap } from './layers.ts'

const labelOf = (row: Row): string =>
  `${t('dispatch-app-number', { number: row.number })}, ${row.addressText}`

/** One press on the map, wherever it lands. */
const pick = (picked: MapPick): void => {
  if (picked.kind === 'order') openOrder(picked.id)
  if (picked.kind === 'driver') openDriver(picked.id)
  // Orders of one door: the list shows them all.
  if (picked.kind === 'cluster') {
    const [first] = picked.ids
    const address = first ? rowOf(first).peek()?.addressText : undefined
    if (address) setView({ tab: 'orders', filter: 'all', search: address })
  }
}

/** The town with what is on the way in it. */
export function MapPanel() {
  const { value, problem } = config.state.value
  useEffect(() => void config.reload(), [])
  const orders = useComputed((): OrderOnMap[] =>
    shownRows.value.flatMap(row => orderOnMap(row, labelOf) ?? []),
  )
  // Where the opened order is fetched.
  const pins = useComputed((): readonly PinOnMap[] => {
    const thing = selected.value
    const delivery = thing?.kind === 'order' ? rowOf(thing.id).value?.delivery : null
    return delivery
      ? [{ id: delivery.id, at: delivery.pickup.place, kind: 'shop', label: delivery.pickup.text }]
      : []
  })
  const mapConfig = useComputed(() => {
    const known = config.state.value.value
    return known && mapConfigOf(known)
  })
  if (!mapConfig.value || !value)
    return problem ? (
      <Trouble problem={problem} onRetry={() => void config.reload()} />
    ) : (
      <div class="skeleton map-waits" />
    )
  return (
    <TownMap
      config={mapConfig.value}
      theme={isDark.value ? 'dark' : 'light'}
      language={language.value}
      label={t('dispatch-app-map')}
      start={{ center: value.map.center, zoom: 12.5 }}
      orders={orders.value}
      drivers={driversOnMap.value}
      pins={pins.value}
      zones={zonesOnMap()}
      heat={heatOnMap()}
      routes={routes.value}
      track={track.value}
      selected={selected.value}
      onReady={handle => {
        map.value = handle
      }}
      onPick={pick}
    />
  )
}
