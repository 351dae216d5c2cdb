import { useEffect, useRef, useState } from 'preact/hooks'
import type { MapSetting, OpenMap } from './engine/open-map.ts'
import type {
  MapConfig,
  MapContents,
  MapHandle,
  MapLanguage,
  MapPick,
  MapTheme,
  MapView,
  Place,
} from './map-data.ts'

const USUAL_PACE_MS = 1000

export type OpenMapProps = MapContents & {
  readonly config: MapConfig
  readonly theme: MapTheme
  readonly language: MapLanguage
  /** What the map shows, for those who do not see it. */
  readonly label: string
  /** Where to look first; the middle of the town when missing. */
  readonly start?: { readonly center: Place; readonly zoom: number }
  /** Milliseconds between two drawings of things that move; a second when missing. */
  readonly paceMs?: number
  /** Arrow keys move the map, unless the app uses them itself. */
  readonly hasArrowKeys?: boolean
  /** A place that only the sketch has to point at. */
  readonly mark?: Place
  /** The map stands. It is told again when the map had to be opened anew. */
  readonly onReady?: (handle: MapHandle) => void
  readonly onPick?: (pick: MapPick) => void
  /** The bare map was clicked. */
  readonly onPress?: (place: Place) => void
  readonly onMove?: (view: MapView) => void
}

/**
 * loading: the code or the first picture is on its way; shown; absent: this device cannot draw maps; missing: the code
 * of the map did not come.
 */
export type Phase = 'loading' | 'shown' | 'absent' | 'missing'

const contentsOf = (props: OpenMapProps): MapContents => {
  const { drivers, orders, pins, routes, zones, heat, track, selected } = props
  return {
    ...(drivers ? { drivers } : {}),
    ...(orders ? { orders } : {}),
    ...(pins ? { pins } : {}),
    ...(routes ? { routes } : {}),
    ...(zones ? { zones } : {}),
    ...(heat ? { heat } : {}),
    ...(track ? { track } : {}),
    ...(selected ? { selected } : {}),
  }
}

/** Whether this device draws WebGL 2. The context that is tried is given back: there are few of them. */
const canDraw = (): boolean => {
  const context = document.createElement('canvas').getContext('webgl2')
  context?.getExtension('WEBGL_lose_context')?.loseContext()
  return context !== null
}

/** Runs `work` when somebody looks at the page: a hidden one may get no drawing context. */
const whenVisible = (work: () => void): (() => void) => {
  if (document.visibilityState === 'visible') {
    const timer = setTimeout(work, 0)
    return () => clearTimeout(timer)
  }
  const look = () => {
    if (document.visibilityState !== 'visible') return
    document.removeEventListener('visibilitychange', look)
    work()
  }
  document.addEventListener('visibilitychange', look)
  return () => document.removeEventListener('visibilitychange', look)
}

/** Opens the map into `host` once its code is there, keeps it up to date, and opens it anew when the device drops it. */
export const useOpenMap = (props: OpenMapProps) => {
  const host = useRef<HTMLDivElement>(null)
  const map = useRef<OpenMap | null>(null)
  const latest = useRef(props)
  const seen = useRef<MapSetting['start']>(null)
  const [life, setLife] = useState(0)
  const [phase, setPhase] = useState<Phase>('loading')
  const [areTilesReached, setTilesReached] = useState(true)
  latest.current = props
  const { config, theme, language } = props
  const configKey = JSON.stringify(config)

  // another life or other tiles need another map, the rest is told to the one that stands
  useEffect(() => {
    let isOver = false
    let forget = () => {}
    setPhase('loading')
    setTilesReached(true)
    if (!canDraw()) {
      setPhase('absent')
      return
    }
    const open = async () => {
      const engine = await import('./engine/open-map.ts').catch(() => null)
      if (isOver || !host.current) return
      if (!engine) return setPhase('missing')
      const now = latest.current
      const setting: MapSetting = {
        config: now.config,
        theme: now.theme,
        language: now.language,
        label: now.label,
        start: seen.current ?? now.start ?? null,
        paceMs: () => latest.current.paceMs ?? USUAL_PACE_MS,
        hasArrowKeys: now.hasArrowKeys ?? true,
      }
      try {
        map.current = engine.openMap(host.current, setting, {
          onShown: () => setPhase('shown'),
          onTiles: state => {
            setTilesReached(state === 'reached')
            // without its ground the map never counts as loaded, but all that lies on it is there
            setPhase('shown')
          },
          onContextLost: () => {
            forget = whenVisible(() => setLife(count => count + 1))
          },
          onPick: pick => latest.current.onPick?.(pick),
          onPress: place => latest.current.onPress?.(place),
          onMove: view => {
            seen.current = { center: view.center, zoom: view.zoom }
            latest.current.onMove?.(view)
          },
        })
      } catch (error) {
        console.error(error)
        return setPhase('absent')
      }
      map.current.show(contentsOf(latest.current))
      latest.current.onReady?.(map.current.handle)
    }
    void open()
    return () => {
      isOver = true
      forget()
      map.current?.close()
      map.current = null
    }
  }, [life, configKey])

  useEffect(() => map.current?.show(contentsOf(props)))
  useEffect(() => map.current?.dress(theme, language), [theme, language])
  const again = () => setLife(count => count + 1)
  // only the state of the tiles decides
  useEffect(() => {
    if (areTilesReached) return
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [areTilesReached])

  return { host, phase, areTilesReached, again }
}
