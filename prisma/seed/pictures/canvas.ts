/** Every picture is drawn on this many pixels; `ground` is where things seen from the side stand. */
export const canvas = { width: 900, height: 600, middle: 450, ground: 476 }

/** The light in a picture: wall, glow behind the dish, table. */
export type Tone = { readonly wall: string; readonly glow: string; readonly table: string }

export const tones = {
  cream: { wall: '#f6e3c5', glow: '#fff6e6', table: '#e6c79c' },
  rose: { wall: '#f7cfc9', glow: '#ffeeea', table: '#e3a79f' },
  mint: { wall: '#cfe6d4', glow: '#f0faf1', table: '#a3cbae' },
  sky: { wall: '#cbe1ee', glow: '#f0f9ff', table: '#9cc3d8' },
  lilac: { wall: '#dcd5ee', glow: '#f6f2ff', table: '#b5a8d6' },
  sun: { wall: '#fbe0a0', glow: '#fff7dc', table: '#eebf62' },
  coral: { wall: '#f9c8a8', glow: '#fff0e4', table: '#e79f78' },
  slate: { wall: '#c9d3da', glow: '#f1f5f8', table: '#97a8b4' },
} satisfies Record<string, Tone>

export type ToneName = keyof typeof tones

/** Numbers from 0 to 1 that are the same every time for the same seed. */
export const chance = (seed: number): (() => number) => {
  let state = seed >>> 0 || 1
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}

const n = (value: number): string => (Math.round(value * 10) / 10).toString()

export const circle = (x: number, y: number, r: number, rest: string): string =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" ${rest}/>`
export const ellipse = (x: number, y: number, rx: number, ry: number, rest: string): string =>
  `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" ${rest}/>`
export const rect = (x: number, y: number, w: number, h: number, round: number, rest: string): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" rx="${n(round)}" ${rest}/>`
export const shape = (path: string, rest: string): string => `<path d="${path}" ${rest}/>`
export const placed = (x: number, y: number, degrees: number, inner: string, scale = 1): string =>
  `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(degrees)}) scale(${scale})">${inner}</g>`

/** A soft shadow on the table: a gradient, because blurring costs more than all the rest of a picture. */
export const shadow = (x: number, y: number, rx: number, ry: number, strength = 0.28): string =>
  ellipse(x, y, rx * 1.2, ry * 1.2 + 14, `fill="url(#shade)" opacity="${strength * 1.5}"`)

/** Two colours from top to bottom; each call site names its own. */
export const fade = (id: string, top: string, bottom: string): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient>`
/** Two colours from the middle outwards. */
export const halo = (id: string, inner: string, outer: string, from = 0): string =>
  `<radialGradient id="${id}" cx="0.42" cy="0.36" r="0.75"><stop offset="${from}" stop-color="${inner}"/><stop offset="1" stop-color="${outer}"/></radialGradient>`

/** Spots spread evenly over a disc (a sunflower's order) with a little disorder. */
export const spots = (count: number, radius: number, random: () => number): { x: number; y: number }[] =>
  Array.from({ length: count }, (_, at) => {
    const far = radius * Math.sqrt((at + 0.6) / count)
    const turn = at * 2.39996 + (random() - 0.5) * 0.7
    return { x: Math.cos(turn) * far, y: Math.sin(turn) * far }
  })

/** A drawing seen from the side stands on the table; one seen from above fills the cloth. */
export type Drawing = { readonly view: 'side' | 'above'; readonly defs: string; readonly body: string }

/** The whole picture as SVG. It has no text, so it looks the same on a machine without fonts. */
export const picture = (tone: Tone, drawing: Drawing): string => {
  const { width, height, middle, ground } = canvas
  const room =
    drawing.view === 'side'
      ? [
          rect(0, 0, width, height, 0, 'fill="url(#wall)"'),
          circle(middle, 285, 245, `fill="${tone.glow}" opacity="0.85"`),
          shape(`M0 ${ground - 56} H${width} V${height} H0 Z`, 'fill="url(#table)"'),
          shape(`M0 ${ground - 56} H${width} v7 H0 Z`, 'fill="#ffffff" opacity="0.35"'),
        ]
      : [
          rect(0, 0, width, height, 0, 'fill="url(#table)"'),
          ...Array.from({ length: 8 }, (_, at) =>
            shape(`M0 ${at * 78 + 30} H${width}`, 'stroke="#ffffff" stroke-width="2" opacity="0.14"'),
          ),
          placed(middle, 300, -9, rect(-352, -236, 704, 472, 18, `fill="${tone.glow}" opacity="0.55"`)),
          placed(
            middle,
            300,
            -9,
            rect(
              -336,
              -220,
              672,
              440,
              12,
              `fill="none" stroke="${tone.table}" stroke-width="4" stroke-dasharray="2 14" stroke-linecap="round"`,
            ),
          ),
        ]
  const defs = [
    '<radialGradient id="shade"><stop offset="0.35" stop-color="#3a2418"/><stop offset="0.75" stop-color="#3a2418" stop-opacity="0.5"/><stop offset="0.9" stop-color="#3a2418" stop-opacity="0.16"/><stop offset="1" stop-color="#3a2418" stop-opacity="0"/></radialGradient>',
    halo('wall', tone.glow, tone.wall, 0.05),
    fade('table', tone.table, tone.wall),
    drawing.defs,
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${defs.join('')}</defs>${room.join('')}${drawing.body}</svg>`
}
