import type { Frame } from './coast.ts'
import { type LatLng, metresBetween, simplify, toLatLng, unitsPerMetre } from './geometry.ts'
import type { Feature, GridPoint } from './qa-tiles.ts'

/** How a street is drawn, widest first. */
export const STREET_KINDS = ['main', 'big', 'medium', 'small', 'foot'] as const
export type StreetKind = (typeof STREET_KINDS)[number]

/** One drawn street. */
export type Street = { name: string; kind: StreetKind; path: LatLng[] }

/** One stretch of road inside the frame, before anything is simplified. */
export type Road = {
  name: string
  kind: StreetKind
  isDrivable: boolean
  /** 1: along the line only, -1: against it only, 0: both ways. */
  direction: -1 | 0 | 1
  line: GridPoint[]
}

const KIND_OF_HIGHWAY: Readonly<Record<string, StreetKind>> = {
  motorway: 'main',
  trunk: 'main',
  primary: 'main',
  secondary: 'big',
  tertiary: 'medium',
  residential: 'small',
  unclassified: 'small',
  living_street: 'small',
  road: 'small',
  pedestrian: 'foot',
  footway: 'foot',
  path: 'foot',
  cycleway: 'foot',
  steps: 'foot',
}

/** The roads of one feature: none, one, or several when the frame's edge cuts the line. */
export function roadsOf({ shape, tags, parts }: Feature, frame: Frame): Road[] {
  const kind = KIND_OF_HIGHWAY[(tags.highway ?? '').replace(/_link$/, '')]
  if (shape !== 2 || !kind || tags.area === 'yes') return []
  const isClosed = tags.access === 'no' || tags.access === 'private' || tags.motor_vehicle === 'no'
  const isAlong = tags.oneway === 'yes' || tags.junction === 'roundabout' || tags.highway === 'motorway'
  const direction = tags.oneway === '-1' ? -1 : isAlong ? 1 : 0
  const road = { name: tags.name ?? '', kind, isDrivable: kind !== 'foot' && !isClosed, direction } as const
  return parts.flatMap(part => cutToFrame(part, frame)).map(line => ({ ...road, line }))
}

/** Streets as they are drawn: stretches of one name joined end to end, then simplified to a metre and a half. */
export function drawStreets(roads: readonly Road[]): Street[] {
  const groups = new Map<string, GridPoint[][]>()
  for (const { kind, name, line } of roads) {
    const key = `${kind}|${name}`
    const group = groups.get(key)
    if (group) group.push(line)
    else groups.set(key, [line])
  }
  const streets: Street[] = []
  for (const [key, lines] of groups) {
    const [kind, name] = splitOnce(key)
    for (const line of name === '' ? lines : joinLines(lines)) {
      const metre = unitsPerMetre(toLatLng(line[0] as GridPoint)[0])
      const path = simplify(line, 1.5 * metre).map(toLatLng)
      if (kind === 'foot' && lengthOf(path) < 60) continue
      streets.push({ name, kind: kind as StreetKind, path })
    }
  }
  return streets.sort((a, b) => STREET_KINDS.indexOf(b.kind) - STREET_KINDS.indexOf(a.kind))
}

/** Length in metres of a path. */
export function lengthOf(path: readonly LatLng[]): number {
  let metres = 0
  for (let i = 1; i < path.length; i++) metres += metresBetween(path[i - 1] as LatLng, path[i] as LatLng)
  return metres
}

function cutToFrame(line: readonly GridPoint[], frame: Frame): GridPoint[][] {
  const pieces: GridPoint[][] = []
  let piece: GridPoint[] = []
  for (const point of line) {
    const isInside =
      point[0] >= frame.west && point[0] <= frame.east && point[1] >= frame.north && point[1] <= frame.south
    if (isInside) piece.push(point)
    else {
      if (piece.length > 1) pieces.push(piece)
      piece = []
    }
  }
  if (piece.length > 1) pieces.push(piece)
  return pieces
}

/** Greedily appends the line that starts (or ends) where another one ends. */
function joinLines(lines: readonly GridPoint[][]): GridPoint[][] {
  const keyOf = (p: GridPoint) => `${p[0]},${p[1]}`
  const atEnd = new Map<string, GridPoint[][]>()
  for (const line of lines) {
    for (const end of [line[0], line[line.length - 1]] as GridPoint[]) {
      const there = atEnd.get(keyOf(end))
      if (there) there.push(line)
      else atEnd.set(keyOf(end), [line])
    }
  }
  const used = new Set<GridPoint[]>()
  const extend = (line: GridPoint[]): GridPoint[] => {
    const whole = [...line]
    for (;;) {
      const end = whole[whole.length - 1] as GridPoint
      const following = atEnd.get(keyOf(end))?.find(other => !used.has(other))
      if (!following) return whole
      used.add(following)
      const runsForward = keyOf(following[0] as GridPoint) === keyOf(end)
      whole.push(...(runsForward ? following : [...following].reverse()).slice(1))
    }
  }
  const joined: GridPoint[][] = []
  for (const line of lines) {
    if (used.has(line)) continue
    used.add(line)
    joined.push(extend(extend(line).reverse()))
  }
  return joined
}

function splitOnce(key: string): [string, string] {
  const bar = key.indexOf('|')
  return [key.slice(0, bar), key.slice(bar + 1)]
}
