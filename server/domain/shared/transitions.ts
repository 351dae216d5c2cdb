/** A state machine as data: where each status may go. */
export type Transitions<S extends string> = Readonly<Record<S, readonly S[]>>

export const canMove = <S extends string>(table: Transitions<S>, from: S, to: S): boolean =>
  table[from].includes(to)

/** Whether nothing follows this status. */
export const isFinal = <S extends string>(table: Transitions<S>, status: S): boolean =>
  table[status].length === 0

/** Every status that can be reached from the start, the start included. */
export const reachableFrom = <S extends string>(table: Transitions<S>, start: S): Set<S> => {
  const seen = new Set<S>([start])
  // A Set hands out members added while it is walked, so this visits each status once.
  for (const status of seen) for (const next of table[status]) seen.add(next)
  return seen
}
