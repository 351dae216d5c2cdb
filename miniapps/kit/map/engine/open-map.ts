import {
  Map as MapLibre,
  type MapOptions,
  NavigationControl,
  type StyleSpecification,
  setWorkerUrl,
} from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { t } from '../../words/words.ts'
import type {
  MapConfig,
  MapContents,
  MapHandle,
  MapLanguage,
  MapPick,
  MapTheme,
  MapView,
  Place,
} from '../map-data.ts'
import { paletteOf } from '../palette.ts'
import { BASE, bareStyle, baseStyle } from './base-style.ts'
import { openOverlay } from './overlay.ts'
import { pickAt, thingAt } from './pick.ts'
import { readArchive } from './tile-protocol.ts'

setWorkerUrl(workerUrl)

const START_ZOOM = 13
const FLY_ZOOM = 16
const MAX_ZOOM = 19
/** How far one can look beyond the town, as a share of its size, and at least. */
const BEYOND = 0.6
const BEYOND_DEGREES = 0.04
const FIT_PADDING_PIXELS = 56
const MAX_PIXEL_RATIO = 2

export type MapSetting = {
  readonly config: MapConfig
  readonly theme: MapTheme
  readonly language: MapLanguage
  readonly label: string
  /** Where to look first; the whole town when missing. */
  readonly start: { readonly center: Place; readonly zoom: number } | null
  /** Milliseconds between two drawings of things that move. */
  readonly paceMs: () => number
  /** Arrow keys move the map; an app that uses them itself says no. */
  readonly hasArrowKeys: boolean
}

export type MapEvents = {
  /** The map stands and shows what it was given. */
  onShown(): void
  onTiles(state: 'reached' | 'unreachable'): void
  /** The device took the drawing context away: open the map anew. */
  onContextLost(): void
  onPick(pick: MapPick): void
  onPress(place: Place): void
  onMove(view: MapView): void
}

export type OpenMap = {
  readonly handle: MapHandle
  show(contents: MapContents): void
  dress(theme: MapTheme, language: MapLanguage): void
  close(): void
}

const styleOf = ({ styleUrl, tilesUrl }: MapConfig, theme: MapTheme, language: MapLanguage) => {
  if (styleUrl) return styleUrl
  if (!tilesUrl) return bareStyle(theme)
  const url = new URL(tilesUrl, document.baseURI).href
  readArchive(url)
  return baseStyle(url, theme, language)
}

const localeOf = (label: string): Record<string, string> => ({
  'Map.Title': label,
  'NavigationControl.ZoomIn': t('map-closer'),
  'NavigationControl.ZoomOut': t('map-farther'),
})

const whereOf = ({ config: { bounds, center }, start }: MapSetting): Partial<MapOptions> => {
  const first = start ?? { center, zoom: START_ZOOM }
  const where = {
    center: [first.center.longitude, first.center.latitude] as [number, number],
    zoom: first.zoom,
  }
  if (!bounds) return where
  const [west, south, east, north] = bounds
  const [wide = 0, high = 0] = [east - west, north - south].map(side =>
    Math.max(side * BEYOND, BEYOND_DEGREES),
  )
  return {
    ...where,
    maxBounds: [
      [west - wide, south - high],
      [east + wide, north + high],
    ],
  }
}

/**
 * Draws a map into `host` and keeps it.
 * @throws GPUInitializationError when the device gives no WebGL 2 context
 */
export const openMap = (host: HTMLElement, setting: MapSetting, events: MapEvents): OpenMap => {
  const { config, label, language, theme } = setting
  const map = new MapLibre({
    container: host,
    style: styleOf(config, theme, language),
    ...whereOf(setting),
    maxZoom: MAX_ZOOM,
    // A style of somebody else brings its own credits, as HTML; ours stand beside the map.
    attributionControl: config.styleUrl ? { compact: false } : false,
    locale: localeOf(label),
    pixelRatio: Math.min(devicePixelRatio, MAX_PIXEL_RATIO),
    fadeDuration: 0,
    keyboard: setting.hasArrowKeys,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right')
  const overlay = openOverlay(map, setting.paceMs)
  let wearing = { theme, language }
  let isClosed = false

  const themed = (name: string): string => getComputedStyle(host).getPropertyValue(name).trim()
  map.on('style.load', () => {
    overlay.install(paletteOf(wearing.theme, themed))
    if (!config.styleUrl && !config.tilesUrl) events.onTiles('reached')
  })
  map.once('load', () => events.onShown())
  map.on('error', event => {
    const sourceId = 'sourceId' in event ? event.sourceId : undefined
    if (sourceId === BASE || !map.isStyleLoaded()) events.onTiles('unreachable')
    else console.error(event.error)
  })
  map.on('sourcedata', event => {
    if (event.sourceId === BASE && event.tile !== undefined && event.isSourceLoaded) events.onTiles('reached')
  })
  map.on('webglcontextlost', () => events.onContextLost())
  map.on('moveend', () => events.onMove(viewOf(map)))
  map.on('click', async ({ point, lngLat }) => {
    const pick = await pickAt(map, point, overlay.contents().drivers ?? [])
    if (isClosed || pick === 'opened') return
    if (pick === 'nothing') events.onPress({ latitude: lngLat.lat, longitude: lngLat.lng })
    else events.onPick(pick)
  })
  map.on('mousemove', ({ point }) => {
    map.getCanvas().style.cursor = thingAt(map, point, overlay.contents()) ? 'pointer' : ''
  })
  const watcher = new ResizeObserver(() => map.resize())
  watcher.observe(host)

  return {
    handle: handleOf(map, overlay.contents),
    show: overlay.show,
    dress: (nextTheme, nextLanguage) => {
      if (wearing.theme === nextTheme && wearing.language === nextLanguage) return
      wearing = { theme: nextTheme, language: nextLanguage }
      overlay.uninstall()
      map.setStyle(styleOf(config, nextTheme, nextLanguage) as StyleSpecification, { diff: false })
    },
    close: () => {
      isClosed = true
      watcher.disconnect()
      overlay.stop()
      map.remove()
    },
  }
}

const viewOf = (map: MapLibre): MapView => {
  const { lng, lat } = map.getCenter()
  const bounds = map.getBounds()
  return {
    center: { latitude: lat, longitude: lng },
    zoom: map.getZoom(),
    bounds: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
  }
}

const handleOf = (map: MapLibre, contents: () => MapContents): MapHandle => {
  const onMap = (clientX: number, clientY: number) => {
    const box = map.getCanvas().getBoundingClientRect()
    const at = { x: clientX - box.left, y: clientY - box.top }
    return at.x < 0 || at.y < 0 || at.x > box.width || at.y > box.height ? null : at
  }
  return {
    projectDriverAt: (clientX, clientY) => {
      const at = onMap(clientX, clientY)
      return at && thingAt(map, at, contents())
    },
    placeAt: (clientX, clientY) => {
      const at = onMap(clientX, clientY)
      if (!at) return null
      const { lat, lng } = map.unproject([at.x, at.y])
      return { latitude: lat, longitude: lng }
    },
    flyTo: ({ latitude, longitude }, zoom = Math.max(map.getZoom(), FLY_ZOOM)) => {
      map.flyTo({ center: [longitude, latitude], zoom, maxDuration: 1200 })
    },
    fitTo: places => {
      if (places.length === 0) return
      const [lngs, lats] = [places.map(place => place.longitude), places.map(place => place.latitude)]
      map.fitBounds(
        [
          [Math.min(...lngs), Math.min(...lats)],
          [Math.max(...lngs), Math.max(...lats)],
        ],
        { padding: FIT_PADDING_PIXELS, maxZoom: FLY_ZOOM, duration: 600 },
      )
    },
    panBy: (x, y) => {
      map.panBy([x, y], { duration: 0 })
    },
    stop: () => {
      map.stop()
    },
    view: () => viewOf(map),
  }
}
