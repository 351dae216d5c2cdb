import { ringArea, simplify } from './geometry.ts'
import type { Feature, GridPoint } from './qa-tiles.ts'

/** The rectangle that is looked at, in grid units. */
export type Frame = { west: number; north: number; east: number; south: number }

/** Land reaches this far from anything people have built or mapped. */
const LAND_REACH_CELLS = 7
/** The water line is drawn this many cells outside of the mapped land. */
const SHORE_CELLS = 1.2

/** Where the sea leaves the frame it goes on this far, so that a map may show what lies beyond. */
const BEYOND_CELLS = 2000

/**
 * Finds the sea, which these tiles do not carry: whatever lies well away from every mapped thing and
 * touches the southern edge is water. The shore is the contour line of "distance from that water".
 * Good to some fifty metres, enough to draw a town. Returns closed rings; rings inside rings are islands.
 */
export function findSea(features: Iterable<Feature>, frame: Frame, cell: number): GridPoint[][] {
  const raster = new Raster(frame, cell)
  for (const feature of features) {
    if (isLand(feature)) raster.paint(feature)
  }
  const fromLand = raster.distances(k => raster.land[k] === 1)
  const open = raster.floodFromSouth(k => (fromLand[k] ?? 0) > LAND_REACH_CELLS)
  const fromOpenSea = raster.distances(k => open[k] === 1)
  return raster
    .contours(fromOpenSea, LAND_REACH_CELLS - SHORE_CELLS)
    .filter(ring => Math.abs(ringArea(ring)) > 120 * cell * cell)
    .map(ring => goOn(simplify(ring, cell * 0.35), frame, cell))
}

/** Moves what lies on the west, east and south edge of the frame far out, corners included. */
function goOn(ring: readonly GridPoint[], { west, east, south }: Frame, cell: number): GridPoint[] {
  const reach = cell * BEYOND_CELLS
  const moved: GridPoint[] = []
  let previous = { x: 0, y: 0 }
  for (const [x, y] of ring) {
    const step = {
      x: x < west + cell ? -reach : x > east - cell ? reach : 0,
      y: y > south - cell ? reach : 0,
    }
    const last = moved.at(-1)
    if (last && previous.x !== 0 && previous.y === 0 && step.y !== 0) moved.push([last[0], y + step.y])
    if (last && previous.y !== 0 && previous.x === 0 && step.x !== 0) moved.push([x + step.x, last[1]])
    moved.push([x + step.x, y + step.y])
    previous = step
  }
  return moved
}

function isLand({ shape, tags }: Feature): boolean {
  if (tags.route === 'ferry' || tags.boundary || tags.place || tags['seamark:type']) return false
  if (tags.natural === 'water' || tags.natural === 'bay' || tags.natural === 'coastline') return false
  if (tags.man_made === 'breakwater' || tags.power) return false
  if (shape === 1) return tags['addr:housenumber'] !== undefined
  if (shape === 2) return Boolean(tags.highway || tags.railway)
  return Boolean(tags.landuse || tags.leisure || tags.building || tags.natural || tags.amenity)
}

class Raster {
  readonly land: Uint8Array
  private readonly columns: number
  private readonly rows: number
  private readonly frame: Frame
  private readonly cell: number

  constructor(frame: Frame, cell: number) {
    this.frame = frame
    this.cell = cell
    this.columns = Math.ceil((frame.east - frame.west) / cell)
    this.rows = Math.ceil((frame.south - frame.north) / cell)
    this.land = new Uint8Array(this.columns * this.rows)
  }

  paint({ shape, parts }: Feature): void {
    for (const part of parts) {
      const first = part[0]
      if (shape === 1 && first) this.mark(first[0], first[1])
      for (let i = 1; i < part.length; i++) this.paintSegment(part[i - 1] as GridPoint, part[i] as GridPoint)
      if (shape === 3) this.fill(part)
    }
  }

  /** Distance of every cell to the nearest cell that answers yes, in cells (two-pass chamfer). */
  distances(isSource: (k: number) => boolean): Float32Array {
    const { columns, rows } = this
    const out = new Float32Array(columns * rows)
    for (let k = 0; k < out.length; k++) out[k] = isSource(k) ? 0 : 1e6
    const relax = (k: number, neighbour: number, step: number) => {
      const through = (out[neighbour] ?? 1e6) + step
      if (through < (out[k] ?? 1e6)) out[k] = through
    }
    for (let j = 0; j < rows; j++) {
      for (let i = 0; i < columns; i++) {
        const k = j * columns + i
        if (i > 0) relax(k, k - 1, 1)
        if (j === 0) continue
        relax(k, k - columns, 1)
        if (i > 0) relax(k, k - columns - 1, Math.SQRT2)
        if (i < columns - 1) relax(k, k - columns + 1, Math.SQRT2)
      }
    }
    for (let j = rows - 1; j >= 0; j--) {
      for (let i = columns - 1; i >= 0; i--) {
        const k = j * columns + i
        if (i < columns - 1) relax(k, k + 1, 1)
        if (j === rows - 1) continue
        relax(k, k + columns, 1)
        if (i < columns - 1) relax(k, k + columns + 1, Math.SQRT2)
        if (i > 0) relax(k, k + columns - 1, Math.SQRT2)
      }
    }
    return out
  }

  floodFromSouth(isOpen: (k: number) => boolean): Uint8Array {
    const { columns, rows } = this
    const reached = new Uint8Array(columns * rows)
    const queue: number[] = []
    const visit = (k: number) => {
      if (k < 0 || k >= reached.length || reached[k] === 1 || !isOpen(k)) return
      reached[k] = 1
      queue.push(k)
    }
    for (let i = 0; i < columns; i++) visit((rows - 1) * columns + i)
    for (let k = queue.pop(); k !== undefined; k = queue.pop()) {
      if (k % columns > 0) visit(k - 1)
      if (k % columns < columns - 1) visit(k + 1)
      visit(k - columns)
      visit(k + columns)
    }
    return reached
  }

  /** Closed contour lines where the field crosses `level` (marching squares, the frame counts as high). */
  contours(field: Float32Array, level: number): GridPoint[][] {
    const { columns, rows } = this
    const at = (i: number, j: number) =>
      i < 0 || j < 0 || i >= columns || j >= rows ? level * 2 : (field[j * columns + i] ?? level * 2)
    const next = new Map<string, string>()
    const places = new Map<string, GridPoint>()
    const crossing = (i1: number, j1: number, i2: number, j2: number): string => {
      const forward = i1 + j1 < i2 + j2
      const key = forward ? `${i1},${j1},${i2},${j2}` : `${i2},${j2},${i1},${j1}`
      if (!places.has(key)) {
        const a = at(i1, j1)
        const t = (level - a) / (at(i2, j2) - a)
        places.set(key, this.toWorld(i1 + (i2 - i1) * t, j1 + (j2 - j1) * t))
      }
      return key
    }
    for (let j = -1; j < rows; j++) {
      for (let i = -1; i < columns; i++) {
        const corners = [
          [i, j],
          [i + 1, j],
          [i + 1, j + 1],
          [i, j + 1],
        ] as const
        const starts: string[] = []
        const ends: string[] = []
        for (let side = 0; side < 4; side++) {
          const [i1, j1] = corners[side] as readonly [number, number]
          const [i2, j2] = corners[(side + 1) % 4] as readonly [number, number]
          const insideFirst = at(i1, j1) < level
          if (insideFirst === at(i2, j2) < level) continue
          if (insideFirst) starts.push(crossing(i1, j1, i2, j2))
          else ends.push(crossing(i1, j1, i2, j2))
        }
        starts.forEach((start, n) => {
          const end = ends[n]
          if (end) next.set(start, end)
        })
      }
    }
    return joinRings(next, places)
  }

  private toWorld(i: number, j: number): GridPoint {
    const inside = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))
    const { west, north, east, south } = this.frame
    return [
      inside(west + (i + 0.5) * this.cell, west, east),
      inside(north + (j + 0.5) * this.cell, north, south),
    ]
  }

  private mark(x: number, y: number): void {
    const i = Math.floor((x - this.frame.west) / this.cell)
    const j = Math.floor((y - this.frame.north) / this.cell)
    if (i >= 0 && j >= 0 && i < this.columns && j < this.rows) this.land[j * this.columns + i] = 1
  }

  private paintSegment(a: GridPoint, b: GridPoint): void {
    const steps = Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / this.cell) * 2 || 1
    for (let s = 0; s <= steps; s++) {
      this.mark(a[0] + ((b[0] - a[0]) * s) / steps, a[1] + ((b[1] - a[1]) * s) / steps)
    }
  }

  /** Even-odd scan lines through the middle of each row of cells. */
  private fill(ring: readonly GridPoint[]): void {
    const ys = ring.map(p => p[1])
    const firstRow = Math.max(0, Math.floor((Math.min(...ys) - this.frame.north) / this.cell))
    const lastRow = Math.min(this.rows - 1, Math.floor((Math.max(...ys) - this.frame.north) / this.cell))
    for (let j = firstRow; j <= lastRow; j++) {
      const y = this.frame.north + (j + 0.5) * this.cell
      const cuts: number[] = []
      for (let i = 1; i < ring.length; i++) {
        const a = ring[i - 1] as GridPoint
        const b = ring[i] as GridPoint
        if (a[1] > y !== b[1] > y) cuts.push(a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]))
      }
      cuts.sort((p, q) => p - q)
      for (let c = 0; c + 1 < cuts.length; c += 2) {
        for (let x = cuts[c] as number; x <= (cuts[c + 1] as number); x += this.cell) this.mark(x, y)
      }
    }
  }
}

function joinRings(next: Map<string, string>, places: Map<string, GridPoint>): GridPoint[][] {
  const rings: GridPoint[][] = []
  for (const start of [...next.keys()]) {
    const ring: GridPoint[] = []
    let key: string | undefined = start
    while (key !== undefined) {
      const place = places.get(key)
      if (place) ring.push(place)
      const following = next.get(key)
      next.delete(key)
      key = following
    }
    if (ring.length > 3) rings.push(ring)
  }
  return rings
}
