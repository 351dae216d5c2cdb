/**
 * Stops of one person as numbers. Place 0 is where they are; `seconds` is square, row by row, for place 0 and one place
 * a stop after it. `earliest` and `latest` in seconds from now, Infinity for no limit.
 */
export type Errands = {
  readonly seconds: Float64Array
  readonly stops: readonly {
    /** Index of the stop that has to come before; null for none. */
    readonly after: number | null
    readonly earliest: number
    readonly latest: number
    readonly serviceSeconds: number
  }[]
}

/** More stops than these have too many orders to try them all. */
export const mostStops = 12

/**
 * The best order of all there are: the fewest seconds late in sum, then the earliest end. RangeError for more than
 * `mostStops`, and where stops wait for each other in a ring.
 */
export const bestOrder = ({ seconds, stops }: Errands): number[] => {
  const count = stops.length
  if (count > mostStops) throw new RangeError(`at most ${mostStops} stops, got ${count}`)
  const size = count + 1
  let [bestLate, bestEnd] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  let best: number[] | null = null
  const order: number[] = []
  // The shortest way to each stop from anywhere: no order can be over sooner than by these.
  const nearest = stops.map((_, stop) => {
    let least = Number.POSITIVE_INFINITY
    for (let from = 0; from < size; from++)
      if (from !== stop + 1) least = Math.min(least, seconds[from * size + stop + 1] ?? 0)
    return least
  })

  const walk = (done: number, place: number, time: number, late: number): void => {
    if (order.length === count) {
      if (best === null || late < bestLate || (late === bestLate && time < bestEnd))
        [best, bestLate, bestEnd] = [[...order], late, time]
      return
    }
    // Whatever is left: each of it lies at least its nearest leg ahead, and all of it one after the other.
    let [rest, surelyLate] = [0, late]
    for (const [next, stop] of stops.entries()) {
      if ((done >> next) & 1) continue
      rest += (nearest[next] ?? 0) + stop.serviceSeconds
      const soonest = Math.max(time + (nearest[next] ?? 0), stop.earliest)
      if (soonest > stop.latest) surelyLate += soonest - stop.latest
    }
    if (best !== null && (surelyLate > bestLate || (surelyLate === bestLate && time + rest >= bestEnd)))
      return
    const nexts = [...stops.entries()]
      .filter(([next, { after }]) => !((done >> next) & 1) && (after === null || (done >> after) & 1))
      .map(([next, stop]) => ({
        next,
        stop,
        begins: Math.max(time + (seconds[place * size + next + 1] ?? 0), stop.earliest),
      }))
      .sort((one, other) => one.begins - other.begins)
    for (const { next, stop, begins } of nexts) {
      order.push(next)
      const behind = begins > stop.latest ? begins - stop.latest : 0
      walk(done | (1 << next), next + 1, begins + stop.serviceSeconds, late + behind)
      order.pop()
    }
  }
  walk(0, 0, 0, 0)
  if (best === null) throw new RangeError('the stops wait for each other')
  return best
}
