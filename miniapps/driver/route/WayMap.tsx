import { useEffect, useMemo } from 'preact/hooks'
import { config, mapConfigOf } from '../../kit/api/config.ts'
import type { MapHandle, PinOnMap, RouteOnMap } from '../../kit/map/map-data.ts'
import { TownMap } from '../../kit/map/TownMap.tsx'
import { isDark } from '../../kit/telegram/theme.ts'
import { Skeleton } from '../../kit/ui/Skeleton.tsx'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { language, t } from '../../kit/words/words.ts'
import { taskById } from '../state/work.ts'
import { leadsTo } from '../task/status.ts'
import { useFreshRoute } from './use-fresh-route.ts'
import './way-map.css'

const startZoom = 14

/** Where everything is: the driver, shop and door, and the way that is left. */
export function WayMap({ deliveryId }: { readonly deliveryId: string }) {
  useEffect(() => {
    if (!config.state.value.value) void config.reload()
  }, [])
  const task = taskById(deliveryId)
  const { value: way } = useFreshRoute()
  const { value: known, problem } = config.state.value
  const mapConfig = useMemo(() => (known ? mapConfigOf(known) : null), [known])
  const pins = useMemo<PinOnMap[]>(
    () =>
      task
        ? [
            { id: 'shop', at: task.pickup.place, kind: 'shop', label: task.pickup.text },
            { id: 'door', at: task.dropoff.place, kind: 'door', label: task.dropoff.text },
          ]
        : [],
    [task],
  )
  const routes = useMemo<RouteOnMap[]>(
    () =>
      way && way.line.length > 1
        ? [
            {
              id: 'way',
              kind: 'plan',
              path: way.line.map(([latitude, longitude]) => ({ latitude, longitude })),
            },
          ]
        : [],
    [way],
  )
  const drivers = useMemo(
    () =>
      way?.from
        ? [
            {
              id: 'me',
              at: way.from,
              heading: null,
              ageSeconds: 0,
              state: 'busy' as const,
              name: t('driver-app-you'),
            },
          ]
        : [],
    [way, language.value],
  )
  if (!task || !mapConfig)
    return (
      <main class="screen">
        {problem ? <Trouble problem={problem} onRetry={() => void config.reload()} /> : <Skeleton />}
      </main>
    )
  const show = (map: MapHandle): void =>
    map.fitTo([task.pickup.place, task.dropoff.place, ...(way?.from ? [way.from] : [])])
  return (
    <main class="way-map">
      <h1 class="unseen">{t('driver-app-map')}</h1>
      <TownMap
        config={mapConfig}
        theme={isDark.value ? 'dark' : 'light'}
        language={language.value}
        label={t('driver-app-map')}
        start={{ center: leadsTo(task).place, zoom: startZoom }}
        pins={pins}
        routes={routes}
        drivers={drivers}
        onReady={show}
      />
    </main>
  )
}
