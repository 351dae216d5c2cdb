import { canvas, chance, circle, type Drawing, ellipse, fade, placed, rect, shadow, shape } from './canvas.ts'

const { middle, ground } = canvas

const slice = (x: number, y: number, rind: string, flesh: string): string =>
  placed(
    x,
    y,
    15,
    [
      circle(0, 0, 66, `fill="${rind}"`),
      circle(0, 0, 57, 'fill="#fff9e6"'),
      circle(0, 0, 51, `fill="${flesh}"`),
      ...[0, 45, 90, 135].map(turn =>
        placed(0, 0, turn, shape('M-50 0 H50', 'stroke="#fff9e6" stroke-width="6"')),
      ),
    ].join(''),
  )

const leaf = (x: number, y: number, turn: number): string =>
  placed(
    x,
    y,
    turn,
    shape('M0 30 C-26 14 -24 -14 0 -34 C24 -14 26 14 0 30 Z', 'fill="#4fa34a"') +
      shape('M0 26 L0 -24', 'stroke="#a5d88c" stroke-width="3"'),
  )

/** A glass with ice, a straw and what the drink is made of. */
export const glass = ({
  drink = '#f7a52b',
  deep = '#ef7d1a',
  rind = '#f08a1f',
  flesh = '#ffb54a',
  straw = '#e2574c',
  mint = false,
  ice = true,
  fizz = false,
} = {}): Drawing => {
  const random = chance(31)
  const cubes: readonly (readonly [number, number, number])[] = [
    [378, 226, 14],
    [468, 214, -18],
    [530, 258, 30],
    [412, 300, -8],
    [500, 336, 12],
  ]
  return {
    view: 'side',
    defs: fade('drink', drink, deep),
    body: [
      shadow(middle, ground + 14, 190, 24),
      placed(
        520,
        44,
        13,
        rect(0, 0, 22, 330, 11, `fill="${straw}"`) +
          [30, 84, 138].map(y => rect(0, y, 22, 22, 0, 'fill="#ffffff" opacity="0.8"')).join(''),
      ),
      shape(
        `M318 178 H582 L552 ${ground - 20} Q548 ${ground} 526 ${ground} H374 Q352 ${ground} 348 ${ground - 20} Z`,
        'fill="url(#drink)" opacity="0.94"',
      ),
      ...(ice
        ? cubes.map(([x, y, turn]) =>
            placed(
              x,
              y,
              turn,
              rect(
                -34,
                -34,
                68,
                68,
                14,
                'fill="#ffffff" opacity="0.42" stroke="#ffffff" stroke-width="3" stroke-opacity="0.7"',
              ) + shape('M-18 -14 L2 -22', 'stroke="#ffffff" stroke-width="7" stroke-linecap="round"'),
            ),
          )
        : []),
      ...(fizz
        ? Array.from({ length: 34 }, () =>
            circle(
              362 + random() * 176,
              214 + random() * 240,
              3 + random() * 5,
              'fill="#ffffff" opacity="0.55"',
            ),
          )
        : []),
      ellipse(middle, 178, 132, 24, `fill="${drink}"`),
      ellipse(middle, 175, 118, 17, 'fill="#ffffff" opacity="0.3"'),
      shape(
        `M308 128 L344 ${ground - 18} Q348 ${ground + 6} 374 ${ground + 6} H526 Q552 ${ground + 6} 556 ${ground - 18} L592 128`,
        'fill="#ffffff" fill-opacity="0.12" stroke="#ffffff" stroke-width="8" stroke-opacity="0.95" stroke-linejoin="round"',
      ),
      shape(
        `M346 210 L370 ${ground - 60}`,
        'stroke="#ffffff" stroke-width="17" opacity="0.5" stroke-linecap="round"',
      ),
      slice(306, 156, rind, flesh),
      ...(mint ? [leaf(420, 152, -30), leaf(462, 138, 16), leaf(446, 164, 70)] : []),
      ...[
        [664, ground - 30],
        [730, ground - 12],
      ].map(
        ([x = 0, y = 0], at) =>
          shadow(x, y + 46, 56, 10) +
          circle(x, y, 52 - at * 8, `fill="${rind}"`) +
          circle(x - 16, y - 18, 12, 'fill="#ffffff" opacity="0.4"'),
      ),
    ].join(''),
  }
}

/** A bottle with a label that says nothing, and drops of cold on it. */
export const bottle = ({
  glassColour = '#8fd0e8',
  deep = '#4fa3c7',
  label = '#ffffff',
  mark = '#2f7fa8',
  cap = '#2f7fa8',
} = {}): Drawing => {
  const random = chance(41)
  return {
    view: 'side',
    defs: `<linearGradient id="glassy" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="${deep}"/><stop offset="0.35" stop-color="${glassColour}"/><stop offset="1" stop-color="${deep}"/></linearGradient>`,
    body: [
      shadow(middle, ground + 14, 150, 22),
      rect(408, 40, 84, 40, 10, `fill="${cap}"`),
      shape(
        `M414 78 H486 V136 C490 176 560 194 562 258 V${ground - 24} Q562 ${ground + 4} 532 ${ground + 4} H368 Q338 ${ground + 4} 338 ${ground - 24} V258 C340 194 410 176 414 136 Z`,
        'fill="url(#glassy)"',
      ),
      rect(338, 284, 224, 122, 0, `fill="${label}"`),
      rect(338, 284, 224, 12, 0, `fill="${mark}"`) + rect(338, 394, 224, 12, 0, `fill="${mark}"`),
      circle(middle, 345, 34, `fill="${mark}"`) +
        shape('M428 352 q22 -44 44 0 q-22 18 -44 0 Z', `fill="${label}"`),
      shape(
        `M372 250 C374 220 404 206 418 184 M366 300 V${ground - 40}`,
        'stroke="#ffffff" stroke-width="15" opacity="0.55" fill="none" stroke-linecap="round"',
      ),
      ...Array.from({ length: 26 }, () => {
        const below = random() > 0.5
        return ellipse(
          360 + random() * 186,
          below ? 418 + random() * 44 : 214 + random() * 62,
          4 + random() * 4,
          5 + random() * 5,
          'fill="#ffffff" opacity="0.6"',
        )
      }),
    ].join(''),
  }
}
