import type { TownMap } from '../map/town-map.ts'

const LATITUDES = [-34.9, -34.905, -34.91]
const LONGITUDES = [-56.17, -56.163, -56.156]

/** A town of three streets each way with one house on each corner: enough to find an address and to drive. */
export function smallTown(): TownMap {
  const corners = LATITUDES.flatMap(lat => LONGITUDES.map(lng => [lat, lng] as const))
  const along = [0, 1, 3, 4, 6, 7].map(from => ({ from, to: from + 1, metres: 638 }))
  const across = [0, 1, 2, 3, 4, 5].map(from => ({ from, to: from + 3, metres: 556 }))
  const edges = [...along, ...across]
  return {
    name: 'Small Town',
    attribution: '© OpenStreetMap contributors',
    center: [-34.905, -56.163],
    bbox: [-34.915, -56.18, -34.895, -56.146],
    sea: [],
    areas: [],
    places: [{ name: 'Middle', at: [-34.9055, -56.1625] }],
    streets: edges.map(({ from, to }) => ({
      name: 'Any Street',
      kind: 'small' as const,
      path: [corners[from] ?? [0, 0], corners[to] ?? [0, 0]],
    })),
    graph: {
      nodes: corners.flat(),
      from: edges.map(edge => edge.from),
      to: edges.map(edge => edge.to),
      metres: edges.map(edge => edge.metres),
      oneWay: edges.map(() => 0 as const),
      bends: edges.map(() => []),
    },
    doors: LATITUDES.map((lat, n) => [
      `Calle ${['Alfa', 'Beta', 'Gama'][n]}`,
      LONGITUDES.map((lng, m): [string, number, number] => [String(100 * (m + 1)), lat, lng]),
    ]),
  }
}
