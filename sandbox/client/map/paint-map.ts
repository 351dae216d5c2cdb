import type { LatLng } from './find-route.ts'
import { paintNames } from './paint-names.ts'
import type { Palette } from './palette.ts'
import { type Flat, flatten, type View, worldPixels } from './projection.ts'
import type { StreetKind, TownMap } from './town-map.ts'

/** A line or an area with its corners, ready to be painted at any zoom. */
type Shape = { points: readonly Flat[]; west: number; east: number; north: number; south: number }

/** Everything flat once, because each repaint needs it. */
type Prepared = {
  sea: readonly Shape[]
  areas: readonly { kind: 'park' | 'sand' | 'water'; shape: Shape }[]
  streets: readonly { name: string; kind: StreetKind; shape: Shape }[]
}

export type Frame = { width: number; height: number; view: View }

/** Width of the street in metres, and the zoom from which it is shown. */
const WIDTHS: Readonly<Record<StreetKind, { metres: number; leastPixels: number; from: number }>> = {
  main: { metres: 15, leastPixels: 2.2, from: 0 },
  big: { metres: 13, leastPixels: 1.7, from: 11 },
  medium: { metres: 11, leastPixels: 1.2, from: 12.5 },
  small: { metres: 8.5, leastPixels: 0.7, from: 13 },
  foot: { metres: 2.5, leastPixels: 0.6, from: 15 },
}

const prepared = new WeakMap<TownMap, Prepared>()

/** Paints the town, or a bare grid where there is no map, into a canvas that is scaled to CSS pixels. */
export function paintMap(
  ink: CanvasRenderingContext2D,
  map: TownMap | null,
  palette: Palette,
  frame: Frame,
): void {
  ink.fillStyle = palette.land
  ink.fillRect(0, 0, frame.width, frame.height)
  if (!map) {
    paintGrid(ink, palette, frame)
    return
  }
  const { sea, areas, streets } = prepare(map)
  const stage = stageOf(frame)
  for (const { kind, shape } of areas) fill(ink, [shape], palette.area[kind], stage)
  fill(ink, sea, palette.area.water, stage)
  const visible = streets.filter(({ shape }) => stage.sees(shape))
  for (const [kind, { from }] of Object.entries(WIDTHS).reverse() as [StreetKind, { from: number }][]) {
    if (frame.view.zoom < from) continue
    const ofKind = visible.filter(street => street.kind === kind)
    const width = stage.widthOf(kind)
    if (kind !== 'foot' && width > 2.5) stroke(ink, ofKind, palette.casing, width + 1.6, stage)
    stroke(ink, ofKind, palette.street[kind], width, stage)
  }
  paintNames(ink, map, palette, frame, visible, stage)
}

/** Where flat points come to lie on the canvas, and what of the world is on it. */
export type Stage = ReturnType<typeof stageOf>

function stageOf({ width, height, view }: Frame) {
  const scale = worldPixels(view.zoom)
  const [middleX, middleY] = flatten(view.center)
  const left = middleX - width / 2 / scale
  const top = middleY - height / 2 / scale
  const metre = scale / (40_075_016.686 * Math.cos((view.center[0] * Math.PI) / 180))
  return {
    x: (flat: Flat) => (flat[0] - left) * scale,
    y: (flat: Flat) => (flat[1] - top) * scale,
    sees: (shape: Shape) =>
      shape.east >= left &&
      shape.west <= left + width / scale &&
      shape.south >= top &&
      shape.north <= top + height / scale,
    widthOf: (kind: StreetKind) => Math.max(WIDTHS[kind].leastPixels, WIDTHS[kind].metres * metre),
  }
}

function fill(ink: CanvasRenderingContext2D, shapes: readonly Shape[], color: string, stage: Stage): void {
  ink.fillStyle = color
  ink.beginPath()
  for (const shape of shapes) {
    if (stage.sees(shape)) trace(ink, shape.points, stage)
  }
  ink.fill('evenodd')
}

function stroke(
  ink: CanvasRenderingContext2D,
  streets: readonly { shape: Shape }[],
  color: string,
  width: number,
  stage: Stage,
): void {
  ink.strokeStyle = color
  ink.lineWidth = width
  ink.lineCap = 'round'
  ink.lineJoin = 'round'
  ink.beginPath()
  for (const { shape } of streets) trace(ink, shape.points, stage)
  ink.stroke()
}

function trace(ink: CanvasRenderingContext2D, points: readonly Flat[], stage: Stage): void {
  points.forEach((point, i) => {
    if (i === 0) ink.moveTo(stage.x(point), stage.y(point))
    else ink.lineTo(stage.x(point), stage.y(point))
  })
}

function paintGrid(ink: CanvasRenderingContext2D, palette: Palette, { width, height }: Frame): void {
  ink.strokeStyle = palette.grid
  ink.lineWidth = 1
  ink.beginPath()
  for (let x = (width / 2) % 28; x < width; x += 28) {
    ink.moveTo(x, 0)
    ink.lineTo(x, height)
  }
  for (let y = (height / 2) % 28; y < height; y += 28) {
    ink.moveTo(0, y)
    ink.lineTo(width, y)
  }
  ink.stroke()
}

function prepare(map: TownMap): Prepared {
  const known = prepared.get(map)
  if (known) return known
  const fresh: Prepared = {
    sea: map.sea.map(shapeOf),
    areas: map.areas.map(({ kind, ring }) => ({ kind, shape: shapeOf(ring) })),
    streets: map.streets.map(({ name, kind, path }) => ({ name, kind, shape: shapeOf(path) })),
  }
  prepared.set(map, fresh)
  return fresh
}

function shapeOf(path: readonly LatLng[]): Shape {
  const points = path.map(flatten)
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  return {
    points,
    west: Math.min(...xs),
    east: Math.max(...xs),
    north: Math.min(...ys),
    south: Math.max(...ys),
  }
}
