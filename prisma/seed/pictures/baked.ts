import {
  canvas,
  chance,
  circle,
  type Drawing,
  ellipse,
  fade,
  halo,
  placed,
  rect,
  shadow,
  shape,
} from './canvas.ts'

const { middle, ground } = canvas

/** A crescent of rolled dough: leaves of dough laid one over the other towards the middle. */
export const croissant = ({
  crust = '#d98a35',
  light = '#f7cf85',
  sugar = false,
  count = 1,
} = {}): Drawing => {
  const leaf = (at: number, size: number): string => {
    const turn = (at / 4) * 62
    const angle = ((90 + turn) * Math.PI) / 180
    const [x, y] = [Math.cos(angle) * 205, 150 - Math.sin(angle) * 150]
    return placed(
      x,
      y,
      -turn * 1.05,
      [
        ellipse(0, 0, 50 * size, 84 * size, 'fill="url(#crust)" stroke="#a85f1d" stroke-width="3"'),
        ellipse(-14 * size, -22 * size, 12 * size, 44 * size, `fill="${light}" opacity="0.75"`),
        shape(
          `M${20 * size} ${-58 * size} Q${40 * size} 0 ${18 * size} ${60 * size}`,
          'stroke="#a85f1d" stroke-width="3" fill="none" opacity="0.45"',
        ),
      ].join(''),
    )
  }
  const order = [-4, 4, -3, 3, -2, 2, -1, 1, 0]
  const random = chance(5)
  const grains = sugar
    ? Array.from({ length: 40 }, () => {
        const turn = (random() * 2 - 1) * 1.1
        const far = 0.86 + random() * 0.2
        return circle(
          Math.sin(turn) * 205 * far,
          150 - Math.cos(turn) * 160 * far,
          3 + random() * 3,
          'fill="#fffaf0" opacity="0.9"',
        )
      }).join('')
    : ''
  const one = order.map(at => leaf(at, 1.16 - Math.abs(at) * 0.13)).join('') + grains
  // A lone one lies on the table, three share a plate.
  const seats =
    count === 1
      ? [{ x: middle, y: 276, size: 1.25 }]
      : [
          { x: 300, y: 262, size: 0.8 },
          { x: 606, y: 266, size: 0.8 },
          { x: 452, y: 322, size: 0.9 },
        ]
  const plate =
    count === 1
      ? []
      : [
          shadow(middle, ground + 16, 380, 28),
          ellipse(middle, ground, 390, 58, 'fill="#dfe6ea"'),
          ellipse(middle, ground - 10, 390, 56, 'fill="#ffffff"'),
        ]
  return {
    view: 'side',
    defs: halo('crust', light, crust),
    body: [
      ...plate,
      ...seats.map(
        ({ x, y, size }) =>
          shadow(x, y + 150 * size, 240 * size, 20 * size, 0.34) + placed(x, y, 0, one, size),
      ),
    ].join(''),
  }
}

/** A round loaf with cuts, flour and, if wished, seeds. */
export const loaf = ({ crust = '#b5702f', light = '#e7b36b', seeds = '' } = {}): Drawing => {
  const random = chance(11)
  const outline = `M170 ${ground} C130 330 240 208 ${middle} 206 C660 208 770 330 730 ${ground} C700 500 200 500 170 ${ground} Z`
  const cuts = [300, 400, 500, 600].map((x, at) => {
    const top = 262 + Math.abs(at - 1.5) * 26
    return shape(
      `M${x - 26} ${top} q70 36 44 120 q-8 -76 -44 -120`,
      `fill="#fbe3b8" stroke="#8f531c" stroke-width="4" stroke-linejoin="round"`,
    )
  })
  const flour = Array.from({ length: 70 }, () =>
    circle(225 + random() * 450, 250 + random() * 160, 1.5 + random() * 3, 'fill="#fff7e6" opacity="0.75"'),
  )
  const grains = seeds
    ? Array.from({ length: 46 }, () =>
        placed(
          230 + random() * 440,
          250 + random() * 150,
          random() * 180,
          ellipse(0, 0, 9, 4.5, `fill="${seeds}" stroke="#7a4a1c" stroke-width="1"`),
        ),
      )
    : []
  return {
    view: 'side',
    defs: fade('loaf', light, crust),
    body: [
      shadow(middle, ground + 12, 310, 30),
      rect(110, ground - 4, 680, 30, 14, 'fill="#a9713f"'),
      rect(110, ground - 4, 680, 10, 5, 'fill="#c78e58"'),
      shape(outline, 'fill="url(#loaf)" stroke="#8f531c" stroke-width="5"'),
      shape(
        `M225 340 C250 270 330 236 420 230`,
        'stroke="#fff3d6" stroke-width="14" opacity="0.45" fill="none" stroke-linecap="round"',
      ),
      ...cuts,
      ...flour,
      ...grains,
    ].join(''),
  }
}

/** Three rolls with a spiral of filling, iced. */
export const rolls = ({ dough = '#e8b268', filling = '#9a5322', icing = '#fff6ea' } = {}): Drawing => {
  const spiral = Array.from({ length: 90 }, (_, at) => {
    const turn = at * 0.19
    const far = 8 + at * 1.28
    return `${at === 0 ? 'M' : 'L'}${(Math.cos(turn) * far).toFixed(1)} ${(Math.sin(turn) * far * 0.86).toFixed(1)}`
  }).join(' ')
  const drip =
    'M-84 -28 C-96 -92 70 -116 96 -44 C112 -8 88 24 74 12 C62 2 60 40 44 34 C30 28 40 4 20 8 C0 12 8 52 -12 46 C-30 40 -18 4 -38 8 C-60 12 -78 6 -84 -28 Z'
  const one = [
    ellipse(0, 10, 138, 122, 'fill="#b97733"'),
    ellipse(0, 0, 136, 118, 'fill="url(#dough)" stroke="#b97733" stroke-width="3"'),
    shape(spiral, `fill="none" stroke="${filling}" stroke-width="11" stroke-linecap="round"`),
    shape(drip, `fill="${icing}" opacity="0.93"`),
    shape(
      'M-58 -44 C-48 -76 10 -84 40 -70',
      'stroke="#ffffff" stroke-width="8" fill="none" stroke-linecap="round"',
    ),
  ].join('')
  return {
    view: 'above',
    defs: halo('dough', '#f9dca4', dough),
    body: [
      shadow(middle, 330, 330, 220),
      circle(middle, 300, 262, 'fill="#ffffff"'),
      circle(middle, 300, 262, 'fill="none" stroke="#d9dfe3" stroke-width="4"'),
      circle(middle, 300, 205, 'fill="none" stroke="#e7ecef" stroke-width="5"'),
      placed(345, 240, -20, one, 0.92),
      placed(566, 250, 50, one, 0.92),
      placed(452, 400, 150, one, 0.92),
    ].join(''),
  }
}

/** Half-moons of pastry with a plaited edge. */
export const empanadas = ({ crust = '#d9923f', light = '#f8d28b' } = {}): Drawing => {
  const edge = Array.from({ length: 15 }, (_, at) => {
    const turn = Math.PI * (1 + at / 14)
    return circle(
      Math.cos(turn) * 150,
      Math.sin(turn) * 118,
      18,
      'fill="url(#pastry)" stroke="#a8631f" stroke-width="3"',
    )
  }).join('')
  const one = [
    edge,
    shape(
      'M-150 0 C-140 -150 140 -150 150 0 C120 34 -120 34 -150 0 Z',
      'fill="url(#pastry)" stroke="#a8631f" stroke-width="3"',
    ),
    shape(
      'M-100 -24 C-76 -84 -10 -96 40 -90',
      'stroke="#fff0cc" stroke-width="13" fill="none" stroke-linecap="round" opacity="0.7"',
    ),
    ...[-60, 0, 55].map((x, at) => circle(x, -26 - at * 9, 5, 'fill="#9a5a1c" opacity="0.55"')),
    ...[-20, 86, -92].map(x => circle(x, -4, 4, 'fill="#9a5a1c" opacity="0.4"')),
  ].join('')
  return {
    view: 'side',
    defs: halo('pastry', light, crust),
    body: [
      shadow(middle, ground + 14, 320, 28),
      ellipse(middle, ground - 4, 330, 46, 'fill="#dfe6ea"'),
      ellipse(middle, ground - 14, 330, 44, 'fill="#ffffff"'),
      placed(330, 386, -8, one, 0.9),
      placed(580, 390, 8, one, 0.9),
      placed(452, 436, 0, one),
    ].join(''),
  }
}
