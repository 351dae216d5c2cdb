import type { Frame, Stage } from './paint-map.ts'
import type { Palette } from './palette.ts'
import { type Flat, flatten } from './projection.ts'
import type { StreetKind, TownMap } from './town-map.ts'

type Named = { name: string; kind: StreetKind; shape: { points: readonly Flat[] } }
type Box = { x: number; y: number; reach: number }

const FONT = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif'
const RANK: readonly StreetKind[] = ['main', 'big', 'medium', 'small', 'foot']

/** Writes quarters and street names, the important ones first, none over another. */
export function paintNames(
  ink: CanvasRenderingContext2D,
  map: TownMap,
  palette: Palette,
  { width, height, view }: Frame,
  streets: readonly Named[],
  stage: Stage,
): void {
  const taken: Box[] = []
  const fits = (box: Box) => {
    const isInside = box.x > 8 && box.y > 8 && box.x < width - 8 && box.y < height - 8
    return (
      isInside && taken.every(other => Math.hypot(other.x - box.x, other.y - box.y) > other.reach + box.reach)
    )
  }
  ink.textAlign = 'center'
  ink.textBaseline = 'middle'
  ink.lineJoin = 'round'
  ink.strokeStyle = palette.halo
  ink.lineWidth = 3

  if (view.zoom < 15.2) {
    ink.font = `600 11px ${FONT}`
    ink.fillStyle = palette.place
    for (const { name, at } of map.places) {
      const flat = flatten(at)
      const box = { x: stage.x(flat), y: stage.y(flat), reach: ink.measureText(name).width / 2 + 4 }
      if (!fits(box)) continue
      taken.push(box)
      ink.strokeText(name, box.x, box.y)
      ink.fillText(name, box.x, box.y)
    }
  }
  if (view.zoom < 14) return
  ink.font = `500 10px ${FONT}`
  ink.fillStyle = palette.text
  const written = new Set<string>()
  const byRank = [...streets].sort((a, b) => RANK.indexOf(a.kind) - RANK.indexOf(b.kind))
  for (const { name, kind, shape } of byRank) {
    if (name === '' || kind === 'foot' || written.has(name)) continue
    if (kind === 'small' && view.zoom < 15.5) continue
    const spot = longestStraight(shape.points, stage, width, height)
    const textWidth = ink.measureText(name).width
    if (!spot || spot.length < textWidth + 10) continue
    const box = { x: spot.x, y: spot.y, reach: textWidth / 2 + 3 }
    if (!fits(box)) continue
    taken.push(box)
    written.add(name)
    ink.save()
    ink.translate(spot.x, spot.y)
    ink.rotate(spot.angle)
    ink.strokeText(name, 0, 0)
    ink.fillText(name, 0, 0)
    ink.restore()
  }
}

/** The longest piece of the line that bends little and lies on the canvas: where a name can be read. */
function longestStraight(points: readonly Flat[], stage: Stage, width: number, height: number) {
  let best: { x: number; y: number; length: number; angle: number } | undefined
  for (let i = 1; i < points.length; i++) {
    const piece = clip(points[i - 1] as Flat, points[i] as Flat, stage, width, height)
    if (!piece) continue
    const [x1, y1, x2, y2] = piece
    const length = Math.hypot(x2 - x1, y2 - y1)
    if (best && length <= best.length) continue
    const angle = Math.atan2(y2 - y1, x2 - x1)
    const isUpsideDown = Math.abs(angle) > Math.PI / 2
    best = { x: (x1 + x2) / 2, y: (y1 + y2) / 2, length, angle: isUpsideDown ? angle + Math.PI : angle }
  }
  return best
}

/** The part of a segment that lies on the canvas (Liang–Barsky). */
function clip(a: Flat, b: Flat, stage: Stage, width: number, height: number) {
  const [x, y] = [stage.x(a), stage.y(a)]
  const [dx, dy] = [stage.x(b) - x, stage.y(b) - y]
  let enter = 0
  let leave = 1
  for (const [step, room] of [
    [-dx, x],
    [dx, width - x],
    [-dy, y],
    [dy, height - y],
  ] as const) {
    if (step === 0 && room < 0) return undefined
    if (step < 0) enter = Math.max(enter, room / step)
    if (step > 0) leave = Math.min(leave, room / step)
  }
  if (enter >= leave) return undefined
  return [x + dx * enter, y + dy * enter, x + dx * leave, y + dy * leave] as const
}
