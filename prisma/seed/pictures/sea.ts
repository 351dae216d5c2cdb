import { canvas, chance, circle, type Drawing, ellipse, halo, placed, rect, shadow, shape } from './canvas.ts'

const { middle } = canvas

const maki = (core: string, outside: 'nori' | 'sesame' | 'salmon'): string => {
  const grains = Array.from({ length: 22 }, (_, at) => {
    const turn = at * 2.4
    const far = 30 + (at % 4) * 7
    return placed(Math.cos(turn) * far, Math.sin(turn) * far, at * 40, ellipse(0, 0, 7, 4, 'fill="#efe9da"'))
  }).join('')
  const skin = { nori: '#22332b', sesame: '#f7f2e4', salmon: '#f58a61' }[outside]
  const coat =
    outside === 'sesame'
      ? Array.from({ length: 30 }, (_, at) =>
          placed(
            Math.cos(at * 0.42 * 0.5) * 66,
            Math.sin(at * 0.21) * 66,
            at * 33,
            ellipse(0, 0, 5, 3, `fill="${at % 3 ? '#d9a95c' : '#4a3a2a'}"`),
          ),
        ).join('')
      : outside === 'salmon'
        ? [0, 60, 120, 180, 240, 300]
            .map(turn => placed(0, 0, turn, shape('M0 -70 L10 -60', 'stroke="#ffd0b5" stroke-width="5"')))
            .join('')
        : ''
  return [
    circle(4, 10, 72, 'fill="#1c1c1c" opacity="0.28"'),
    circle(0, 0, 72, `fill="${skin}"`),
    coat,
    circle(0, 0, 59, 'fill="#fffdf6"'),
    grains,
    circle(0, 0, 25, `fill="${core}"`),
    circle(-9, -8, 9, 'fill="#ffffff" opacity="0.3"'),
    ellipse(15, 10, 9, 12, 'fill="#7fb545"'),
  ].join('')
}

const nigiri = (fish: string, stripe: string): string =>
  [
    ellipse(4, 18, 118, 50, 'fill="#1c1c1c" opacity="0.28"'),
    ellipse(0, 12, 108, 46, 'fill="#fffdf6"'),
    ...Array.from({ length: 14 }, (_, at) =>
      ellipse(-88 + at * 13.5, 40 + (at % 2) * 5, 9, 6, 'fill="#f2ecdd"'),
    ),
    shape('M-128 12 C-118 -52 100 -62 128 -2 C112 30 -104 44 -128 12 Z', `fill="${fish}"`),
    ...[-78, -34, 10, 54].map(x =>
      shape(
        `M${x} 22 q20 -30 40 -58`,
        `stroke="${stripe}" stroke-width="8" fill="none" stroke-linecap="round"`,
      ),
    ),
    shape(
      'M-96 -10 C-60 -36 20 -42 70 -34',
      'stroke="#ffffff" stroke-width="7" opacity="0.45" fill="none" stroke-linecap="round"',
    ),
  ].join('')

const pieceOf = {
  tuna: maki('#c7344a', 'nori'),
  cucumber: maki('#6fae48', 'nori'),
  california: maki('#f2b632', 'sesame'),
  philadelphia: maki('#fff2d8', 'salmon'),
  salmon: nigiri('#f6865c', '#ffd0b5'),
  shrimp: nigiri('#f9a98a', '#ffffff'),
}

export type Sushi = keyof typeof pieceOf
const isNigiri = (kind: Sushi): boolean => kind === 'salmon' || kind === 'shrimp'

/** A slate with two rows of sushi, chopsticks, ginger and wasabi. */
export const sushi = ({
  rows = [
    ['tuna', 'tuna', 'tuna', 'tuna'],
    ['tuna', 'tuna', 'tuna', 'tuna'],
  ] as readonly (readonly Sushi[])[],
} = {}): Drawing => {
  const laid = rows.flatMap((row, line) => {
    const wide = row.map(kind => (isNigiri(kind) ? 226 : 140))
    const total = wide.reduce((sum, one) => sum + one, 0)
    let x = 420 - total / 2
    return row.map((kind, at) => {
      const own = wide[at] ?? 140
      x += own
      return placed(
        x - own / 2,
        rows.length === 1 ? 290 : 216 + line * 162,
        isNigiri(kind) ? -12 : (line + at) * 23,
        pieceOf[kind],
        isNigiri(kind) ? 0.86 : 0.92,
      )
    })
  })
  return {
    view: 'above',
    defs: '',
    body: [
      shadow(middle, 330, 350, 210, 0.36),
      rect(112, 96, 676, 404, 26, 'fill="#3b444b"'),
      rect(112, 96, 676, 394, 26, 'fill="#4a555d"'),
      rect(126, 108, 648, 370, 20, 'fill="none" stroke="#5d6a73" stroke-width="3"'),
      ...laid,
      circle(728, 200, 32, 'fill="#9cc063"'),
      circle(720, 192, 22, 'fill="#b4d67d"'),
      circle(726, 186, 9, 'fill="#d0e9a4"'),
      ...[0, 1, 2].map(at =>
        placed(
          722,
          290 + at * 22,
          at * 50,
          shape(
            'M-34 0 C-20 -26 20 -26 34 0 C18 14 -18 14 -34 0 Z',
            'fill="#f9c3b0" stroke="#eda38c" stroke-width="3"',
          ),
        ),
      ),
      placed(
        450,
        536,
        -3,
        rect(-330, -9, 640, 15, 7, 'fill="#a8552e"') + rect(-330, -9, 640, 5, 2, 'fill="#cf7d52"'),
      ),
      placed(
        450,
        562,
        1,
        rect(-320, -9, 640, 15, 7, 'fill="#a8552e"') + rect(-320, -9, 640, 5, 2, 'fill="#cf7d52"'),
      ),
    ].join(''),
  }
}

/** A grilled fish on an oval plate with lemon and herbs. */
export const fish = ({ skin = '#d99a5c', belly = '#f6d9ae' } = {}): Drawing => {
  const random = chance(21)
  const lemon = (x: number, y: number): string =>
    placed(
      x,
      y,
      20,
      [
        circle(0, 0, 46, 'fill="#f3c62f"'),
        circle(0, 0, 40, 'fill="#fff3b8"'),
        ...[0, 60, 120].map(turn =>
          placed(0, 0, turn, shape('M-38 0 H38', 'stroke="#f3d65c" stroke-width="5"')),
        ),
        circle(0, 0, 5, 'fill="#f3d65c"'),
      ].join(''),
    )
  return {
    view: 'above',
    defs: halo('fish', belly, skin, 0.2),
    body: [
      shadow(middle, 326, 370, 210, 0.32),
      ellipse(middle, 300, 372, 222, 'fill="#ffffff" stroke="#d6dee3" stroke-width="5"'),
      ellipse(middle, 300, 300, 168, 'fill="none" stroke="#e6edf0" stroke-width="6"'),
      ...Array.from({ length: 16 }, () =>
        placed(
          250 + random() * 400,
          390 + random() * 50,
          random() * 360,
          shape(
            'M0 22 C-18 10 -18 -10 0 -24 C18 -10 18 10 0 22 Z',
            `fill="${random() > 0.5 ? '#5d9b45' : '#7fb85a'}"`,
          ),
        ),
      ),
      placed(
        middle - 10,
        282,
        -6,
        [
          shadow(0, 22, 270, 80, 0.14),
          shape(
            'M-270 0 C-200 -120 70 -130 200 -18 L284 -84 C270 -20 270 20 284 84 L200 18 C70 130 -200 120 -270 0 Z',
            'fill="url(#fish)" stroke="#a8682f" stroke-width="5" stroke-linejoin="round"',
          ),
          shape('M-60 -96 C-10 -150 70 -130 100 -78 Z', 'fill="#c07d40" stroke="#a8682f" stroke-width="4"'),
          shape('M-170 -62 C-140 -20 -140 20 -170 62', 'stroke="#a8682f" stroke-width="6" fill="none"'),
          circle(-214, -18, 14, 'fill="#ffffff"') + circle(-214, -18, 8, 'fill="#2c1c10"'),
          ...[-92, -28, 36, 100].map(x =>
            shape(
              `M${x - 18} -72 L${x + 34} 66`,
              'stroke="#6b3a16" stroke-width="13" stroke-linecap="round" opacity="0.62"',
            ),
          ),
        ].join(''),
      ),
      lemon(262, 408),
      lemon(338, 436),
      ...[
        [610, 410],
        [660, 380],
        [570, 436],
      ].map(
        ([x = 0, y = 0]) => circle(x, y, 30, 'fill="#df3f2c"') + circle(x - 9, y - 9, 8, 'fill="#ff9a80"'),
      ),
    ].join(''),
  }
}
