/** Forgets the oldest entries of a map that only grows, down to `most`. */
export function keepNewest(map: Map<string, unknown>, most: number) {
  for (const oldest of map.keys()) {
    if (map.size <= most) return
    map.delete(oldest)
  }
}
