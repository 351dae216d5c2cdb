import type { LatLng } from '../../domain/shared/place.ts'

const metresPerDegree = 111_195

/** A line with fewer points that is nowhere farther than so many metres from the one it was (Douglas and Peucker). */
export const simplifyLine = (line: readonly LatLng[], metres: number): LatLng[] => {
  const kept = new Uint8Array(line.length)
  if (line.length > 0) kept[0] = kept[line.length - 1] = 1
  const scale = Math.cos(((line[0]?.latitude ?? 0) * Math.PI) / 180)
  const flat = line.map(({ latitude, longitude }) => [
    longitude * scale * metresPerDegree,
    latitude * metresPerDegree,
  ])
  const stack: [first: number, last: number][] = [[0, line.length - 1]]
  for (let span = stack.pop(); span; span = stack.pop()) {
    const [first, last] = span
    const [[ax = 0, ay = 0] = [], [bx = 0, by = 0] = []] = [flat[first], flat[last]]
    const length = Math.hypot(bx - ax, by - ay)
    let [farthest, at] = [metres, -1]
    for (let n = first + 1; n < last; n++) {
      const [x = 0, y = 0] = flat[n] ?? []
      const along = length > 0 ? ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length ** 2 : 0
      const share = Math.min(1, Math.max(0, along))
      const away = Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay))
      if (away > farthest) [farthest, at] = [away, n]
    }
    if (at < 0) continue
    kept[at] = 1
    stack.push([first, at], [at, last])
  }
  return line.filter((_, n) => kept[n] === 1)
}
