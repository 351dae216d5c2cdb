import {
  canvas,
  chance,
  circle,
  type Drawing,
  ellipse,
  halo,
  placed,
  rect,
  shadow,
  shape,
  spots,
} from './canvas.ts'

const { middle } = canvas
const centre = 300

const pieces = {
  leaf:
    shape(
      'M0 34 C-30 18 -34 -12 0 -36 C34 -12 30 18 0 34 Z',
      'fill="#6fae48" stroke="#4d8a31" stroke-width="2"',
    ) + shape('M0 30 L0 -26', 'stroke="#b7dd92" stroke-width="3"'),
  darkLeaf:
    shape(
      'M0 32 C-24 16 -26 -10 0 -34 C26 -10 24 16 0 32 Z',
      'fill="#4b8a3a" stroke="#356a28" stroke-width="2"',
    ) + shape('M0 28 L0 -24', 'stroke="#94c47a" stroke-width="3"'),
  crouton:
    rect(-16, -16, 32, 32, 6, 'fill="#dfa452" stroke="#b2772c" stroke-width="3"') +
    rect(-9, -10, 12, 8, 3, 'fill="#f6d596"'),
  chicken:
    shape(
      'M-34 -10 C-20 -26 26 -22 36 -2 C30 18 -20 24 -34 -10 Z',
      'fill="#f0cf9d" stroke="#c99454" stroke-width="3"',
    ) +
    [-14, 2, 18]
      .map(x => shape(`M${x} -15 l-6 28`, 'stroke="#b57c3a" stroke-width="4" stroke-linecap="round"'))
      .join(''),
  cherryTomato:
    circle(0, 0, 22, 'fill="#dd3b28"') +
    circle(0, 0, 17, 'fill="#ef6a52"') +
    [-7, 7].map(x => ellipse(x, 0, 4, 9, 'fill="#ffd58a"')).join(''),
  cucumber:
    circle(0, 0, 25, 'fill="#4f9a45"') +
    circle(0, 0, 21, 'fill="#d7efbd"') +
    [0, 60, 120, 180, 240, 300]
      .map(t => placed(0, 0, t, ellipse(0, -10, 2.5, 4.5, 'fill="#9cc985"')))
      .join(''),
  feta: rect(-16, -14, 32, 28, 4, 'fill="#fffef8" stroke="#e1dcc8" stroke-width="3"'),
  olive:
    circle(0, 0, 15, 'fill="#3a2b40"') +
    circle(0, 0, 6, 'fill="#6f9a4a"') +
    circle(-5, -7, 3, 'fill="#ffffff" opacity="0.6"'),
  onion: ellipse(0, 0, 26, 20, 'fill="none" stroke="#b86aa4" stroke-width="5"'),
  rice:
    circle(0, 0, 26, 'fill="#fffdf5"') +
    [0, 45, 90, 135, 180, 225, 270, 315]
      .map(t => placed(0, 0, t, ellipse(0, -15, 4, 8, 'fill="#f1ebdc"')))
      .join(''),
  salmon:
    rect(-20, -18, 40, 36, 8, 'fill="#f58a61"') +
    [-9, 3]
      .map(y => shape(`M-16 ${y} q16 -9 32 2`, 'stroke="#ffc6a8" stroke-width="4" fill="none"'))
      .join(''),
  avocado: shape(
    'M-34 12 C-30 -26 30 -26 34 12 C20 2 -20 2 -34 12 Z',
    'fill="#b8d36a" stroke="#5f8a2e" stroke-width="4"',
  ),
  edamame:
    ellipse(0, 0, 15, 11, 'fill="#8cc152" stroke="#5f8f32" stroke-width="2"') +
    ellipse(-4, -4, 5, 3, 'fill="#c7e89c"'),
  corn: circle(0, 0, 9, 'fill="#f7c93f" stroke="#d79f1b" stroke-width="2"'),
  quinoa: circle(0, 0, 8, 'fill="#ead6a6" stroke="#c7a768" stroke-width="2"'),
  beetroot: rect(-17, -16, 34, 32, 8, 'fill="#a02457"') + circle(-4, -4, 6, 'fill="#cf5a88"'),
  carrot: shape(
    'M-30 6 C-10 -14 14 12 30 -8',
    'stroke="#f08a2c" stroke-width="9" fill="none" stroke-linecap="round"',
  ),
  chickpea:
    circle(0, 0, 13, 'fill="#e4b664" stroke="#b9873a" stroke-width="2"') +
    circle(-4, -4, 4, 'fill="#f8dfa6"'),
  strawberry:
    shape('M0 30 C-34 10 -28 -22 0 -18 C28 -22 34 10 0 30 Z', 'fill="#e0334a"') +
    [
      [-10, -4],
      [8, -6],
      [0, 8],
      [-8, 12],
      [10, 8],
    ]
      .map(([x = 0, y = 0]) => ellipse(x, y, 2, 3.4, 'fill="#ffd9a0"'))
      .join('') +
    shape('M-16 -20 L0 -12 L16 -20 L4 -28 L-4 -28 Z', 'fill="#5aa33f"'),
  kiwi:
    circle(0, 0, 27, 'fill="#8a6b3a"') +
    circle(0, 0, 24, 'fill="#9ccc4a"') +
    circle(0, 0, 8, 'fill="#f2f7d8"') +
    [0, 40, 80, 120, 160, 200, 240, 280, 320]
      .map(t => placed(0, 0, t, ellipse(0, -13, 1.8, 3.4, 'fill="#2c3d12"')))
      .join(''),
  banana:
    circle(0, 0, 23, 'fill="#f7e3a1" stroke="#e3c25f" stroke-width="4"') +
    [0, 120, 240].map(t => placed(0, 0, t, ellipse(0, -6, 2, 4, 'fill="#a98440"'))).join(''),
  blueberry:
    circle(0, 0, 14, 'fill="#4a5aa8"') +
    circle(-4, -5, 4, 'fill="#98a6e0"') +
    circle(2, 2, 4, 'fill="#2f3b7a"'),
  orange:
    circle(0, 0, 28, 'fill="#f08a1f"') +
    circle(0, 0, 23, 'fill="#ffb54a"') +
    [0, 45, 90, 135]
      .map(t => placed(0, 0, t, shape('M-21 0 H21', 'stroke="#fff0cf" stroke-width="3"')))
      .join(''),
  parmesan: shape('M-20 4 q18 -16 40 -4 q-16 10 -40 4 Z', 'fill="#fff3cf" stroke="#e6cf93" stroke-width="2"'),
  egg:
    ellipse(0, 0, 30, 25, 'fill="#fffdf7" stroke="#e8e0cd" stroke-width="2"') +
    circle(2, 0, 14, 'fill="#ffb52e"'),
  noodle: shape(
    'M-40 0 C-20 -34 20 34 40 0 M-34 12 C-10 -22 14 40 38 10',
    'stroke="#eecb84" stroke-width="8" fill="none" stroke-linecap="round"',
  ),
}

export type Piece = keyof typeof pieces

/** A bowl from above. `base` covers the bottom; `scattered` lies all over; `sectors` lie side by side in wedges. */
export const bowl = ({
  china = '#fdfbf7',
  rim = '#d9e0e4',
  broth = '#dcecc8',
  base = ['leaf', 'darkLeaf'] as readonly Piece[],
  scattered = {} as Partial<Record<Piece, number>>,
  sectors = [] as readonly Piece[],
  seed = 9,
} = {}): Drawing => {
  const random = chance(seed)
  const put = (kind: Piece, x: number, y: number, size = 1): string =>
    placed(middle + x, centre + y, random() * 360, pieces[kind], size)
  const bed =
    base.length === 0
      ? []
      : spots(58, 192, random).map(({ x, y }, at) => put(base[at % base.length] ?? 'leaf', x, y, 1.25))
  const wedges = sectors.flatMap((kind, at) => {
    const share = (Math.PI * 2) / sectors.length
    const isSmall = kind === 'corn' || kind === 'quinoa'
    return spots(isSmall ? 280 : 96, 188, random).flatMap(({ x, y }) => {
      const turn = (Math.atan2(y, x) + 0.4 + Math.PI * 2) % (Math.PI * 2)
      return Math.floor(turn / share) === at ? [put(kind, x, y, 1.05)] : []
    })
  })
  const bag = (Object.entries(scattered) as [Piece, number][]).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, at) => ({ kind, at: (at + 0.5) / count })),
  )
  bag.sort((a, b) => a.at - b.at)
  const strewn = spots(bag.length, 170, random).map(
    ({ x, y }, at) =>
      ellipse(middle + x + 3, centre + y + 8, 22, 16, 'fill="#1f2d12" opacity="0.18"') +
      put(bag[at]?.kind ?? 'leaf', x, y, 1.08),
  )
  return {
    view: 'above',
    defs: `<clipPath id="inside">${circle(middle, centre, 214, '')}</clipPath>${halo('inner', '#ffffff', rim, 0.4)}`,
    body: [
      shadow(middle, 326, 292, 252, 0.34),
      circle(middle, centre, 264, `fill="${china}" stroke="${rim}" stroke-width="6"`),
      circle(middle, centre, 240, 'fill="url(#inner)"'),
      circle(middle, centre, 216, `fill="${broth}"`),
      `<g clip-path="url(#inside)">${bed.join('')}${wedges.join('')}${strewn.join('')}</g>`,
      circle(middle, centre, 215, 'fill="none" stroke="#2b2b20" stroke-opacity="0.16" stroke-width="12"'),
      shape(
        `M${middle - 236} ${centre - 70} A246 246 0 0 1 ${middle - 70} ${centre - 236}`,
        'stroke="#ffffff" stroke-width="11" fill="none" stroke-linecap="round" opacity="0.9"',
      ),
    ].join(''),
  }
}
