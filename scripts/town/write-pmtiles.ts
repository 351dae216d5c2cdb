import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { zxyToTileId } from 'pmtiles'
import { MAX_ZOOM, MIN_ZOOM, type VectorTile } from './vector-tiles.ts'

/** West, south, east, north in degrees. */
export type Extent = readonly [west: number, south: number, east: number, north: number]

export type ArchiveFacts = {
  bounds: Extent
  center: readonly [lng: number, lat: number]
  /** Becomes the JSON metadata of the archive; the attribution is shown on every map that reads it. */
  metadata: { name: string; attribution: string; vector_layers: { id: string; fields: object }[] }
}

const HEADER_BYTES = 127
/** Readers fetch this much first and expect header and root directory in it. */
const FIRST_FETCH_BYTES = 16_384
const GZIP = 2
const VECTOR_TILES = 1
const CENTER_ZOOM = 13

/** One run of tiles that follow each other and hold the same bytes. */
type Entry = { id: number; run: number; offset: number; length: number }

/**
 * A PMTiles archive (version 3) with one directory: enough for a town. Equal tiles are kept once.
 * @throws Error when there are too many tiles for one directory
 */
export function writePmtiles(tiles: Iterable<VectorTile>, facts: ArchiveFacts): Buffer {
  const sorted = [...tiles]
    .map(({ z, x, y, bytes }) => ({ id: zxyToTileId(z, x, y), data: gzipSync(bytes, { level: 9 }) }))
    .sort((a, b) => a.id - b.id)
  const { entries, contents, length } = layOut(sorted)
  const root = gzipSync(directoryOf(entries), { level: 9 })
  const metadata = gzipSync(JSON.stringify(facts.metadata), { level: 9 })
  if (HEADER_BYTES + root.length > FIRST_FETCH_BYTES)
    throw new Error(`${entries.length} runs of tiles do not fit into one directory`)

  const header = Buffer.alloc(HEADER_BYTES)
  header.write('PMTiles', 0)
  header[7] = 3
  const metadataAt = HEADER_BYTES + root.length
  const tilesAt = metadataAt + metadata.length
  const numbers = [
    ...[HEADER_BYTES, root.length],
    ...[metadataAt, metadata.length],
    // no leaf directories
    ...[tilesAt, 0],
    ...[tilesAt, length],
    ...[sorted.length, entries.length, contents.length],
  ]
  numbers.forEach((value, i) => {
    header.writeBigUInt64LE(BigInt(value), 8 + i * 8)
  })
  // clustered: tiles lie in the order of their ids
  header.set([1, GZIP, GZIP, VECTOR_TILES, MIN_ZOOM, MAX_ZOOM], 96)
  const degrees = (value: number, at: number) => header.writeInt32LE(Math.round(value * 1e7), at)
  facts.bounds.forEach((value, i) => {
    degrees(value, 102 + i * 4)
  })
  header[118] = CENTER_ZOOM
  facts.center.forEach((value, i) => {
    degrees(value, 119 + i * 4)
  })
  return Buffer.concat([header, root, metadata, ...contents])
}

function layOut(sorted: readonly { id: number; data: Buffer }[]) {
  const known = new Map<string, { offset: number; length: number }>()
  const contents: Buffer[] = []
  const entries: Entry[] = []
  let length = 0
  for (const { id, data } of sorted) {
    const digest = createHash('sha256').update(data).digest('base64')
    let place = known.get(digest)
    if (!place) {
      place = { offset: length, length: data.length }
      known.set(digest, place)
      contents.push(data)
      length += data.length
    }
    const last = entries.at(-1)
    if (last?.offset === place.offset && last.id + last.run === id) last.run++
    else entries.push({ id, run: 1, ...place })
  }
  return { entries, contents, length }
}

/** Column by column: ids as differences, runs, lengths, and offsets (0: right behind the one before). */
function directoryOf(entries: readonly Entry[]): Buffer {
  const bytes: number[] = []
  const put = (value: number) => {
    let rest = value
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80)
    bytes.push(rest)
  }
  put(entries.length)
  entries.forEach(({ id }, i) => {
    put(id - (entries[i - 1]?.id ?? 0))
  })
  for (const { run } of entries) put(run)
  for (const { length } of entries) put(length)
  entries.forEach(({ offset }, i) => {
    const before = entries[i - 1]
    put(before && offset === before.offset + before.length ? 0 : offset + 1)
  })
  return Buffer.from(bytes)
}
