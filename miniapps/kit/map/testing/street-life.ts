import type { DriverOnMap, DriverState, OrderOnMap, Place } from '../map-data.ts'
import { orderStates } from '../map-data.ts'

/** As much of the demo town's road graph as is needed to drive on it. */
export type Roads = {
  readonly nodes: readonly number[]
  readonly from: readonly number[]
  readonly to: readonly number[]
  readonly metres: readonly number[]
}

/** Chances that come out the same every time. */
const chances = (seed: number) => {
  let state = seed
  return (): number => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const driverStates: readonly DriverState[] = ['free', 'busy', 'busy', 'busy', 'paused', 'late']

const degreesBetween = (a: Place, b: Place): number => {
  const narrowing = Math.cos((a.latitude * Math.PI) / 180)
  const angle = Math.atan2((b.longitude - a.longitude) * narrowing, b.latitude - a.latitude)
  return ((angle * 180) / Math.PI + 360) % 360
}

/** Drivers and orders on the streets of the town, for looking at and for measuring. Together: at two doors. */
export const streetLife = (
  roads: Roads,
  counts: { drivers: number; orders: number; isTogether: boolean },
) => {
  const chance = chances(7)
  const placeOf = (node: number): Place => ({
    latitude: roads.nodes[node * 2] ?? 0,
    longitude: roads.nodes[node * 2 + 1] ?? 0,
  })
  const leaving = new Map<number, number[]>()
  roads.from.forEach((node, edge) => {
    const edges = leaving.get(node)
    if (edges) edges.push(edge)
    else leaving.set(node, [edge])
  })
  const anyEdge = () => Math.floor(chance() * roads.from.length)
  const cars = Array.from({ length: counts.drivers }, (_, i) => ({
    id: `drv_${i}`,
    edge: anyEdge(),
    metres: 0,
    speed: 4 + chance() * 9,
    state: driverStates[Math.floor(chance() * driverStates.length)] ?? 'free',
    ageSeconds: chance() < 0.85 ? 3 : chance() * 240,
  }))
  const length = (edge: number) => Math.max(1, roads.metres[edge] ?? 1)

  /** Everybody a second further, and where they are then. */
  const drive = (): DriverOnMap[] =>
    cars.map(car => {
      if (car.state !== 'paused') car.metres += car.speed
      while (car.metres > length(car.edge)) {
        car.metres -= length(car.edge)
        const onward = leaving.get(roads.to[car.edge] ?? 0) ?? []
        car.edge = onward[Math.floor(chance() * onward.length)] ?? anyEdge()
      }
      const [a, b] = [placeOf(roads.from[car.edge] ?? 0), placeOf(roads.to[car.edge] ?? 0)]
      const share = car.metres / length(car.edge)
      return {
        id: car.id,
        at: {
          latitude: a.latitude + (b.latitude - a.latitude) * share,
          longitude: a.longitude + (b.longitude - a.longitude) * share,
        },
        heading: car.state === 'paused' ? null : degreesBetween(a, b),
        ageSeconds: car.ageSeconds,
        state: car.state,
        name: `Driver ${car.id.slice(4)}`,
      }
    })
  const orders: OrderOnMap[] = Array.from({ length: counts.orders }, (_, i) => ({
    id: `ord_${i}`,
    at: counts.isTogether ? placeOf(3000 + (i % 2) * 6) : placeOf(roads.from[anyEdge()] ?? 0),
    state: orderStates[Math.floor(chance() * orderStates.length)] ?? 'waiting',
    isLate: chance() < 0.08,
    label: `№ ${i + 1}`,
  }))
  /** A drive of so many corners, for routes and tracks. */
  const walk = (corners: number): Place[] => {
    let edge = anyEdge()
    return Array.from({ length: corners }, () => {
      const onward = leaving.get(roads.to[edge] ?? 0) ?? []
      edge = onward[Math.floor(chance() * onward.length)] ?? edge
      return placeOf(roads.from[edge] ?? 0)
    })
  }
  return { drive, orders, walk }
}
