import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { paced } from '../../state/paced.ts'
import { collectionOf, partsOf, type SourceName, sourceNames } from '../collections.ts'
import type { MapContents } from '../map-data.ts'
import type { Palette } from '../palette.ts'
import { drawIcons, ICON_RATIO } from './draw-icons.ts'
import { groundLayers, overlayLayers, overlaySource, sourceId } from './overlay-layers.ts'

const FALLBACK_FONT = ['Noto Sans Regular']
const OPERATIONS = new Set(['get', 'literal'])

/** A font that the style below certainly has: one that it writes with itself. */
const fontOf = (map: MapLibre): string[] => {
  for (const layer of map.getStyle().layers) {
    const font: unknown = layer.type === 'symbol' ? layer.layout?.['text-font'] : undefined
    if (!Array.isArray(font)) continue
    const names = font.filter((name): name is string => typeof name === 'string')
    // what is no list of names is an expression, which begins with the name of an operation
    if (names.length === font.length && !OPERATIONS.has(names[0] ?? '')) return names
  }
  return FALLBACK_FONT
}

/**
 * Keeps what lies on the map. Each source gets its whole collection, at most once in `paceMs`, and only when something
 * in it has changed; a new style gets all of it anew.
 */
export const openOverlay = (map: MapLibre, paceMs: () => number) => {
  let contents: MapContents = {}
  let isInstalled = false
  const sources = new Map(
    sourceNames.map(name => {
      const send = () => {
        // Between two styles there is no source; the next one is installed with the newest contents.
        const source = isInstalled ? map.getSource<GeoJSONSource>(sourceId(name)) : undefined
        source?.setData(collectionOf(name, contents))
      }
      return [name, paced(send, paceMs)] as const
    }),
  )
  const hasChanged = (name: SourceName, next: MapContents): boolean =>
    partsOf[name].some(part => contents[part] !== next[part])

  return {
    contents: (): MapContents => contents,
    show: (next: MapContents): void => {
      const changed = sourceNames.filter(name => hasChanged(name, next))
      contents = next
      for (const name of changed) sources.get(name)?.call()
    },
    /** For a style that has just been loaded. */
    install: (palette: Palette): void => {
      const font = fontOf(map)
      const names = map.getStyle().layers.find(({ type }) => type === 'symbol')?.id
      for (const { name, image } of drawIcons(palette)) {
        if (map.hasImage(name)) map.removeImage(name)
        map.addImage(name, image, { pixelRatio: ICON_RATIO })
      }
      for (const name of sourceNames)
        if (!map.getSource(sourceId(name)))
          map.addSource(sourceId(name), overlaySource(name, collectionOf(name, contents)))
      for (const layer of overlayLayers(palette, font))
        if (!map.getLayer(layer.id)) map.addLayer(layer, groundLayers.has(layer.id) ? names : undefined)
      isInstalled = true
    },
    uninstall: (): void => {
      isInstalled = false
    },
    stop: (): void => {
      isInstalled = false
      for (const source of sources.values()) source.stop()
    },
  }
}
