/**
 * A town's streets as rows of numbers: the edges that leave node n are `first[n]` up to `first[n + 1]`. `edge` tells which
 * one of the source's edges it is, and whether it is driven against its direction.
 */
export type Streets = {
  readonly nodes: number
  readonly first: Int32Array
  readonly head: Int32Array
  readonly metres: Float64Array
  readonly edge: Int32Array
  readonly isBack: Uint8Array
}

export type StreetEdges = {
  readonly from: readonly number[]
  readonly to: readonly number[]
  readonly metres: readonly number[]
  readonly oneWay: readonly number[]
}

/** @param isOnFoot nobody on foot minds a one-way street */
export const streetsFrom = (nodes: number, edges: StreetEdges, isOnFoot: boolean): Streets => {
  const { from, to, metres, oneWay } = edges
  const goesBack = (edge: number) => isOnFoot || oneWay[edge] !== 1
  const first = new Int32Array(nodes + 1)
  const count = (node: number) => {
    first[node + 1] = (first[node + 1] ?? 0) + 1
  }
  for (const edge of from.keys()) {
    count(from[edge] ?? 0)
    if (goesBack(edge)) count(to[edge] ?? 0)
  }
  for (let node = 0; node < nodes; node++) first[node + 1] = (first[node + 1] ?? 0) + (first[node] ?? 0)
  const size = first[nodes] ?? 0
  const streets = {
    nodes,
    first,
    head: new Int32Array(size),
    metres: new Float64Array(size),
    edge: new Int32Array(size),
    isBack: new Uint8Array(size),
  }
  const next = first.slice()
  const add = (tail: number, head: number, edge: number, isBack: 0 | 1) => {
    const slot = next[tail] ?? 0
    next[tail] = slot + 1
    streets.head[slot] = head
    streets.metres[slot] = metres[edge] ?? 0
    streets.edge[slot] = edge
    streets.isBack[slot] = isBack
  }
  for (const edge of from.keys()) {
    add(from[edge] ?? 0, to[edge] ?? 0, edge, 0)
    if (goesBack(edge)) add(to[edge] ?? 0, from[edge] ?? 0, edge, 1)
  }
  return streets
}

/** Metres from one node to every other (Infinity: no way), and by which slot of `head` each is reached (-1: none). Edges are whole metres, so that half the digits are exact. */
export type Ways = { readonly metres: Float32Array; readonly by: Int32Array }

/** Dijkstra with a binary heap. */
export const waysFrom = (streets: Streets, start: number): Ways => {
  const { nodes, first, head, metres: lengths } = streets
  const metres = new Float32Array(nodes).fill(Number.POSITIVE_INFINITY)
  const by = new Int32Array(nodes).fill(-1)
  // A node may stand in the heap several times; only its first appearance counts.
  const heapNodes: number[] = []
  const heapKeys: number[] = []
  const push = (node: number, key: number) => {
    let place = heapNodes.length
    heapNodes.push(node)
    heapKeys.push(key)
    while (place > 0) {
      const parent = (place - 1) >> 1
      if ((heapKeys[parent] ?? 0) <= key) break
      heapNodes[place] = heapNodes[parent] ?? 0
      heapKeys[place] = heapKeys[parent] ?? 0
      place = parent
    }
    heapNodes[place] = node
    heapKeys[place] = key
  }
  const sink = (node: number, key: number) => {
    const size = heapNodes.length
    let place = 0
    for (;;) {
      let child = 2 * place + 1
      if (child >= size) break
      if (child + 1 < size && (heapKeys[child + 1] ?? 0) < (heapKeys[child] ?? 0)) child++
      if ((heapKeys[child] ?? 0) >= key) break
      heapNodes[place] = heapNodes[child] ?? 0
      heapKeys[place] = heapKeys[child] ?? 0
      place = child
    }
    heapNodes[place] = node
    heapKeys[place] = key
  }
  metres[start] = 0
  push(start, 0)
  while (heapNodes.length > 0) {
    const node = heapNodes[0] ?? 0
    const key = heapKeys[0] ?? 0
    const [lastNode, lastKey] = [heapNodes.pop() ?? 0, heapKeys.pop() ?? 0]
    if (heapNodes.length > 0) sink(lastNode, lastKey)
    if (key > (metres[node] ?? 0)) continue
    const end = first[node + 1] ?? 0
    for (let slot = first[node] ?? 0; slot < end; slot++) {
      const next = head[slot] ?? 0
      const reached = key + (lengths[slot] ?? 0)
      if (reached >= (metres[next] ?? 0)) continue
      metres[next] = reached
      by[next] = slot
      push(next, reached)
    }
  }
  return { metres, by }
}
