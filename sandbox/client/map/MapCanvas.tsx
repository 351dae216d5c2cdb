import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { theme } from '../state/settings.ts'
import type { LatLng } from './find-route.ts'
import { paintMap } from './paint-map.ts'
import { PALETTES } from './palette.ts'
import { offsetInView, type View } from './projection.ts'
import { townMap } from './town-map.ts'

type Props = {
  view: View
  width: number
  height: number
  /** A way to draw over the streets. */
  line?: readonly LatLng[]
  /** Faint: the way something came. Bold: the way it will go. */
  lineStyle?: 'trail' | 'way'
  children?: ComponentChildren
}

/** The town from above, in CSS pixels, with its attribution. Purely a picture: whoever uses it gives it words. */
export function MapCanvas({ view, width, height, line, lineStyle = 'way', children }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const map = townMap.value
  const look = theme.value
  const [lat, lng] = view.center
  const zoom = view.zoom
  useLayoutEffect(() => {
    const target = canvas.current
    const ink = target?.getContext('2d')
    if (!target || !ink || width <= 0 || height <= 0) return
    const density = Math.min(2, window.devicePixelRatio || 1)
    target.width = Math.round(width * density)
    target.height = Math.round(height * density)
    ink.setTransform(density, 0, 0, density, 0, 0)
    paintMap(ink, map, PALETTES[look], { width, height, view: { center: [lat, lng], zoom } })
  }, [map, look, lat, lng, zoom, width, height])

  const points = (line ?? []).map(point => {
    const { x, y } = offsetInView(point, view)
    return `${(x + width / 2).toFixed(1)},${(y + height / 2).toFixed(1)}`
  })
  return (
    <div class="map" style={{ width: `${width}px`, height: `${height}px` }}>
      <canvas ref={canvas} style={{ width: `${width}px`, height: `${height}px` }} />
      {points.length > 1 && (
        <svg class="map-line" width={width} height={height} aria-hidden="true">
          <polyline class={`map-line-${lineStyle}`} points={points.join(' ')} />
        </svg>
      )}
      {children}
      {map && <small class="map-source">{map.attribution}</small>}
    </div>
  )
}
