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

const toppings = {
  salami: [
    circle(0, 0, 27, 'fill="#b8321f"'),
    circle(-2, -2, 23, 'fill="#d2452c"'),
    circle(-8, -6, 4, 'fill="#f08a6b"'),
    circle(7, 5, 4, 'fill="#f08a6b"'),
    circle(6, -9, 3, 'fill="#f08a6b"'),
  ].join(''),
  tomato: [
    circle(0, 0, 27, 'fill="#cf2f22"'),
    circle(0, 0, 22, 'fill="#ee6a4f"'),
    ...[0, 72, 144, 216, 288].map(turn => placed(0, 0, turn, ellipse(0, -12, 5, 7, 'fill="#ffd58a"'))),
  ].join(''),
  basil: [
    shape('M0 26 C-26 12 -20 -18 0 -30 C20 -18 26 12 0 26 Z', 'fill="#3f8f3c"'),
    shape('M0 24 L0 -22', 'stroke="#8cc86f" stroke-width="3"'),
  ].join(''),
  olive: [
    circle(0, 0, 14, 'fill="#2f2b35"'),
    circle(0, 0, 6, 'fill="#f1c15a"'),
    circle(-4, -8, 3, 'fill="#ffffff" opacity="0.5"'),
  ].join(''),
  onion: [
    ellipse(0, 0, 30, 24, 'fill="none" stroke="#f6e6f2" stroke-width="7"'),
    ellipse(0, 0, 18, 13, 'fill="none" stroke="#e6c7e0" stroke-width="5"'),
  ].join(''),
  mushroom: [
    shape(
      'M-26 2 C-26 -30 26 -30 26 2 C14 8 10 4 9 8 L8 24 H-8 L-9 8 C-10 4 -14 8 -26 2 Z',
      'fill="#e9d9c0" stroke="#b39b7a" stroke-width="3"',
    ),
    shape('M-16 -6 C-8 -16 8 -16 16 -6', 'stroke="#b39b7a" stroke-width="3" fill="none"'),
  ].join(''),
  pepper: shape(
    'M-28 8 C-20 -22 20 -22 28 8',
    'fill="none" stroke="#4fa34a" stroke-width="11" stroke-linecap="round"',
  ),
  redPepper: shape(
    'M-26 8 C-18 -20 18 -20 26 8',
    'fill="none" stroke="#e0482f" stroke-width="10" stroke-linecap="round"',
  ),
  ham: shape(
    'M-26 -12 L18 -20 L28 10 L-12 22 Z',
    'fill="#f2a2a0" stroke="#d97f7e" stroke-width="3" stroke-linejoin="round"',
  ),
  burrata: [
    circle(0, 0, 34, 'fill="#fffdf6" stroke="#eadfc6" stroke-width="3"'),
    circle(-8, -10, 10, 'fill="#ffffff"'),
  ].join(''),
}

export type Topping = keyof typeof toppings

/** A round pizza on a board, seen from above. */
export const pizza = ({
  sauce = '#c93a22',
  cheese = '#f8d174',
  on = {} as Partial<Record<Topping, number>>,
  seed = 3,
} = {}): Drawing => {
  const random = chance(seed)
  const melted = spots(26, 168, random).map(({ x, y }) =>
    ellipse(
      middle + x,
      centre + y,
      34 + random() * 22,
      26 + random() * 20,
      `fill="${random() > 0.5 ? cheese : '#fbe09a'}"`,
    ),
  )
  const browned = spots(22, 180, random).map(({ x, y }) =>
    circle(middle + x, centre + y, 3 + random() * 6, 'fill="#c77b2a" opacity="0.45"'),
  )
  const kinds = Object.entries(on) as [Topping, number][]
  const total = kinds.reduce((sum, [, count]) => sum + count, 0)
  const bag = kinds.flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, at) => ({ kind, at: (at + 0.5) / count })),
  )
  bag.sort((a, b) => a.at - b.at)
  const laid = spots(total, 160, random).map(({ x, y }, at) => {
    const kind = bag[at]?.kind ?? 'basil'
    return (
      ellipse(middle + x + 4, centre + y + 7, 22, 18, 'fill="#7a3a12" opacity="0.22"') +
      placed(middle + x, centre + y, random() * 360, toppings[kind])
    )
  })
  const blisters = Array.from({ length: 24 }, () => {
    const turn = random() * Math.PI * 2
    return circle(
      middle + Math.cos(turn) * 226,
      centre + Math.sin(turn) * 226,
      4 + random() * 8,
      'fill="#8f4d17" opacity="0.4"',
    )
  })
  return {
    view: 'above',
    defs: halo('crust', '#f3c886', '#c9822f', 0.5),
    body: [
      shadow(middle, 324, 300, 262, 0.34),
      circle(middle, centre, 274, 'fill="#b27a47"'),
      circle(middle, centre, 266, 'fill="#c98f5b"'),
      placed(
        middle,
        centre,
        38,
        rect(250, -34, 150, 68, 30, 'fill="#b9824f"') + circle(362, 0, 13, 'fill="#8b5a30"'),
      ),
      ...[90, 150, 205].map(r =>
        circle(middle, centre, r + 50, 'fill="none" stroke="#b27a47" stroke-width="3" opacity="0.6"'),
      ),
      circle(middle, centre, 246, 'fill="url(#crust)" stroke="#a8631f" stroke-width="4"'),
      ...blisters,
      circle(middle, centre, 206, `fill="${sauce}"`),
      ...melted,
      ...browned,
      ...laid,
      ...[22, 82, 142].map(turn =>
        placed(
          middle,
          centre,
          turn,
          shape('M-240 0 H240', 'stroke="#8a4a16" stroke-width="4" opacity="0.35"'),
        ),
      ),
    ].join(''),
  }
}
