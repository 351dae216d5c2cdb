import { canvas, chance, circle, type Drawing, ellipse, fade, placed, rect, shadow, shape } from './canvas.ts'

const { middle } = canvas

export type Layer =
  | 'patty'
  | 'chicken'
  | 'veggie'
  | 'cheese'
  | 'lettuce'
  | 'tomato'
  | 'onion'
  | 'egg'
  | 'bacon'
  | 'steak'
  | 'sauce'

const heights: Record<Layer, number> = {
  patty: 44,
  chicken: 46,
  veggie: 42,
  cheese: 12,
  lettuce: 22,
  tomato: 22,
  onion: 14,
  egg: 20,
  bacon: 14,
  steak: 28,
  sauce: 10,
}

const slab = (y: number, height: number, colour: string, edge: string, half = 232): string =>
  rect(middle - half, y, half * 2, height, height / 2, `fill="${colour}" stroke="${edge}" stroke-width="4"`)

const draw = (layer: Layer, y: number, random: () => number): string => {
  const height = heights[layer]
  const dots = (colour: string, count: number): string =>
    Array.from({ length: count }, () =>
      circle(
        middle - 205 + random() * 410,
        y + 9 + random() * (height - 18),
        3 + random() * 4,
        `fill="${colour}"`,
      ),
    ).join('')
  switch (layer) {
    case 'patty':
      return slab(y, height, 'url(#patty)', '#3c1d10') + dots('#8a4b2c', 22)
    case 'veggie':
      return (
        slab(y, height, '#7d8b3c', '#525d22') + dots('#e2b23c', 9) + dots('#d9533b', 7) + dots('#a9b963', 9)
      )
    case 'chicken':
      return slab(y, height, '#d98d34', '#a8611c', 240) + dots('#f5c675', 30) + dots('#b96c1f', 14)
    case 'steak':
      return (
        slab(y, height, '#8a4a2e', '#552a17', 238) +
        shape(
          `M${middle - 190} ${y + 9} h380`,
          'stroke="#c58b63" stroke-width="5" stroke-dasharray="60 26" opacity="0.6"',
        )
      )
    case 'cheese':
      return shape(
        `M${middle - 238} ${y} H${middle + 238} L${middle + 190} ${y + 14} L${middle + 128} ${y + 50} L${middle + 70} ${y + 14} H${middle - 60} L${middle - 120} ${y + 44} L${middle - 176} ${y + 14} Z`,
        'fill="#ffc83d" stroke="#e09a17" stroke-width="3" stroke-linejoin="round"',
      )
    case 'lettuce': {
      const waves = Array.from({ length: 12 }, (_, at) => `q20 ${at % 2 ? -16 : 30} 42 0`).join(' ')
      return shape(
        `M${middle - 252} ${y + 4} ${waves} v-6 H${middle - 252} Z`,
        'fill="#74b545" stroke="#4b8a2b" stroke-width="4" stroke-linejoin="round"',
      )
    }
    case 'tomato':
      return [-1, 1]
        .map(
          side =>
            rect(
              middle + side * 112 - 108,
              y,
              216,
              height,
              11,
              'fill="#e2452f" stroke="#b22c1b" stroke-width="3"',
            ) + rect(middle + side * 112 - 90, y + 5, 130, 5, 2.5, 'fill="#ff9a80"'),
        )
        .join('')
    case 'onion':
      return [-150, -50, 50, 150]
        .map(dx =>
          rect(middle + dx - 46, y, 92, height, 7, 'fill="#f4e3f0" stroke="#c79ac0" stroke-width="3"'),
        )
        .join('')
    case 'egg':
      return (
        shape(
          `M${middle - 226} ${y + 16} C${middle - 180} ${y - 14} ${middle + 180} ${y - 14} ${middle + 226} ${y + 16} C${middle + 150} ${y + 34} ${middle - 150} ${y + 34} ${middle - 226} ${y + 16} Z`,
          'fill="#fffdf5" stroke="#e6dcc4" stroke-width="3"',
        ) + ellipse(middle + 150, y + 14, 46, 17, 'fill="#ffb52e"')
      )
    case 'bacon':
      return (
        shape(
          `M${middle - 248} ${y + 6} q42 -18 84 0 t84 0 t84 0 t84 0 t84 0 t76 0`,
          'stroke="#b5402f" stroke-width="15" fill="none" stroke-linecap="round"',
        ) +
        shape(
          `M${middle - 248} ${y + 7} q42 -18 84 0 t84 0 t84 0 t84 0 t84 0 t76 0`,
          'stroke="#f3b7a0" stroke-width="4" fill="none" stroke-linecap="round"',
        )
      )
    case 'sauce':
      return shape(
        `M${middle - 220} ${y} H${middle + 220} q-10 22 -34 12 q-20 -8 -34 22 q-18 24 -32 -6 q-60 -22 -120 0 q-14 30 -34 6 q-24 -34 -60 -6 q-30 18 -44 -6 q-40 0 -62 -22 Z`,
        'fill="#f29f4c"',
      )
  }
}

/** A burger or sandwich from the side; `layers` from top to bottom. */
export const burger = ({
  layers = ['lettuce', 'tomato', 'cheese', 'patty'] as readonly Layer[],
  bun = '#d98f3d',
  light = '#f6c77c',
  seeds = true,
} = {}): Drawing => {
  const random = chance(layers.length * 7 + 1)
  const inside = layers.reduce((sum, layer) => sum + heights[layer], 0)
  const bottom = 470
  const base = bottom - 56
  const first = base - inside
  let y = first
  const drawn = layers.map(layer => {
    const one = { y, layer }
    y += heights[layer]
    return one
  })
  const sesame = seeds
    ? [
        [-150, -52],
        [-96, -92],
        [-30, -72],
        [-44, -116],
        [26, -104],
        [70, -66],
        [112, -96],
        [160, -48],
        [-110, -40],
        [18, -40],
      ].map(([dx = 0, dy = 0]) =>
        placed(
          middle + dx,
          first + dy,
          dx * 0.2,
          ellipse(0, 0, 11, 6.5, 'fill="#fff3d3" stroke="#d9a95c" stroke-width="2"'),
        ),
      )
    : []
  return {
    view: 'side',
    defs: fade('bun', light, bun) + fade('patty', '#6d3a22', '#43200f'),
    body: [
      shadow(middle, bottom + 16, 310, 28),
      rect(150, bottom - 2, 600, 26, 13, 'fill="#9c6b40"'),
      rect(150, bottom - 2, 600, 9, 4.5, 'fill="#c08d5c"'),
      shape(
        `M${middle - 222} ${base} H${middle + 222} C${middle + 226} ${bottom - 6} ${middle + 190} ${bottom} ${middle + 160} ${bottom} H${middle - 160} C${middle - 190} ${bottom} ${middle - 226} ${bottom - 6} ${middle - 222} ${base} Z`,
        'fill="url(#bun)" stroke="#a8631f" stroke-width="4"',
      ),
      // what lies higher hangs over what lies below
      ...drawn.reverse().map(one => draw(one.layer, one.y, random)),
      shape(
        `M${middle - 232} ${first + 6} C${middle - 244} ${first - 168} ${middle + 244} ${first - 168} ${middle + 232} ${first + 6} C${middle + 226} ${first + 20} ${middle - 226} ${first + 20} ${middle - 232} ${first + 6} Z`,
        'fill="url(#bun)" stroke="#a8631f" stroke-width="4"',
      ),
      shape(
        `M${middle - 182} ${first - 50} C${middle - 150} ${first - 96} ${middle - 90} ${first - 112} ${middle - 20} ${first - 116}`,
        'stroke="#fff1d0" stroke-width="15" fill="none" stroke-linecap="round" opacity="0.6"',
      ),
      ...sesame,
    ].join(''),
  }
}
