/** Black or white, whichever can be read on this colour. `color` is `#rrggbb`; anything else gets white. */
export function inkOn(color: string): '#fff' | '#10161d' {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color)
  if (!match) return '#fff'
  const [red = 0, green = 0, blue = 0] = match.slice(1).map(part => linear(Number.parseInt(part, 16) / 255))
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return 1.05 / (luminance + 0.05) >= 4.5 ? '#fff' : '#10161d'
}

/** sRGB to linear light, as WCAG's contrast wants it. */
function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}
