import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { t } from '../words/words.ts'
import type { DriverOnMap, MapHandle, PinOnMap, Place } from './map-data.ts'
import { TownMap, type TownMapProps } from './TownMap.tsx'
import { between } from './track.ts'

type Courier = {
  readonly at: Place
  readonly heading: number | null
  readonly ageSeconds: number
  readonly name?: string
}

type CourierMapProps = Pick<TownMapProps, 'config' | 'theme' | 'language' | 'label'> & {
  /** null while nobody is on the way. */
  readonly courier: Courier | null
  readonly door: Place
  readonly shop: Place
  /** The way the courier will take, if known. */
  readonly path?: readonly Place[]
}

/** From one place to the next the dot takes a few steps, not one a frame: the battery is the customer's. */
const STEPS = 6
const STEP_MS = 130
const CLOSE_ZOOM = 14
/** Farther than this it was not driven: the dot jumps. */
const JUMP_DEGREES = 0.02

const isStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/** The place between where the courier was shown and where the courier is, moving there step by step. */
const useGlide = (target: Place | null): Place | null => {
  const [shown, setShown] = useState(target)
  const from = useRef(target)
  const latitude = target?.latitude
  const longitude = target?.longitude
  useEffect(() => {
    if (latitude === undefined || longitude === undefined) {
      from.current = null
      setShown(null)
      return
    }
    const to = { latitude, longitude }
    const start = from.current
    const isFar =
      start !== null &&
      Math.hypot(to.latitude - start.latitude, to.longitude - start.longitude) > JUMP_DEGREES
    if (start === null || isFar || isStill()) {
      from.current = to
      setShown(to)
      return
    }
    let step = 0
    const timer = setInterval(() => {
      step++
      from.current = between(start, to, step / STEPS)
      setShown(from.current)
      if (step === STEPS) clearInterval(timer)
    }, STEP_MS)
    return () => clearInterval(timer)
  }, [latitude, longitude])
  return shown
}

/** Where the courier is, between shop and door. It keeps all three in sight until the person moves the map. */
export function CourierMap({ courier, door, shop, path, config, theme, language, label }: CourierMapProps) {
  const at = useGlide(courier?.at ?? null)
  const handle = useRef<MapHandle | null>(null)
  const pins = useMemo<PinOnMap[]>(
    () => [
      { id: 'shop', at: shop, kind: 'shop', label: t('map-shop') },
      { id: 'door', at: door, kind: 'door', label: t('map-door') },
    ],
    [shop, door, language],
  )
  const drivers = useMemo<DriverOnMap[]>(() => {
    if (!courier || !at) return []
    const { heading, ageSeconds, name } = courier
    return [{ id: 'courier', at, heading, ageSeconds, state: 'busy', name: name ?? t('map-courier') }]
  }, [courier, at, language])
  const routes = useMemo(() => (path ? [{ id: 'way', path, kind: 'plan' as const }] : []), [path])
  const hasCourier = at !== null
  // it looks again when a courier sets out, not with every step
  useEffect(() => {
    handle.current?.fitTo(at ? [at, door, shop] : [door, shop])
  }, [hasCourier])
  return (
    <TownMap
      config={config}
      theme={theme}
      language={language}
      label={label}
      start={{ center: between(shop, door, 0.5), zoom: CLOSE_ZOOM }}
      paceMs={STEP_MS}
      pins={pins}
      drivers={drivers}
      routes={routes}
      onReady={ready => {
        handle.current = ready
        ready.fitTo(at ? [at, door, shop] : [door, shop])
      }}
    />
  )
}
