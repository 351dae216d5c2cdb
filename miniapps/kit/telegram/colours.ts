export type Rgb = readonly [red: number, green: number, blue: number]

/** "#17212b" as three numbers 0…255; null for anything else. */
export const parseColour = (text: string | undefined): Rgb | null => {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text ?? '')
  return match ? [hex(match[1]), hex(match[2]), hex(match[3])] : null
}

const hex = (text: string | undefined): number => Number.parseInt(text ?? '0', 16)

export const formatColour = (colour: Rgb): string =>
  `#${colour.map(part => Math.round(part).toString(16).padStart(2, '0')).join('')}`

const linear = (part: number): number => {
  const share = part / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

/** Relative luminance 0…1, as WCAG 2 defines it. */
export const luminance = ([red, green, blue]: Rgb): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)

/** Contrast of two colours, 1…21, as WCAG 2 defines it. */
export const contrast = (a: Rgb, b: Rgb): number => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** `share` 0…1 of the way from one colour to another. */
export const mix = (from: Rgb, to: Rgb, share: number): Rgb => {
  const part = (at: 0 | 1 | 2): number => from[at] + (to[at] - from[at]) * share
  return [part(0), part(1), part(2)]
}

const black: Rgb = [0, 0, 0]
const white: Rgb = [255, 255, 255]

/** The colour nearest to this one that reads on all these grounds with at least `least` contrast. */
export const readableOn = (colour: Rgb, grounds: readonly Rgb[], least = 4.6): Rgb => {
  const reads = (candidate: Rgb): boolean => grounds.every(ground => contrast(candidate, ground) >= least)
  for (let step = 0; step <= 20; step++) {
    const candidates = [mix(colour, black, step / 20), mix(colour, white, step / 20)]
    const found = candidates.find(reads)
    if (found) return found
  }
  const ground = grounds[0] ?? white
  return contrast(black, ground) > contrast(white, ground) ? black : white
}
