import { canvas, circle, type Drawing, ellipse, fade, placed, rect, shadow, shape } from './canvas.ts'

const { middle, ground } = canvas

const steam = (x: number): string =>
  [-70, 0, 70]
    .map((dx, at) =>
      ['26', '12']
        .map(width =>
          shape(
            `M${x + dx} ${170 - (at % 2) * 18} c-34 -36 34 -62 0 -102`,
            `stroke="#ffffff" stroke-width="${width}" fill="none" stroke-linecap="round" opacity="0.35"`,
          ),
        )
        .join(''),
    )
    .join('')

const heart = 'M0 34 C-70 -6 -34 -44 0 -16 C34 -44 70 -6 0 34 Z'
const leaf = 'M0 44 C-46 26 -58 -10 0 -44 C58 -10 46 26 0 44 Z M0 44 L0 -30'

/** A cup on its saucer with something hot in it. */
export const cup = ({
  china = '#ffffff',
  shade = '#d9e2e8',
  drink = '#6f4323',
  foam = '',
  art = 'heart' as 'heart' | 'leaf' | 'none',
  bag = '',
} = {}): Drawing => ({
  view: 'side',
  defs: fade('china', china, shade) + fade('drink', drink, '#3b2110'),
  body: [
    steam(430),
    shadow(middle, ground + 22, 300, 28),
    ellipse(middle - 14, ground + 6, 290, 44, `fill="${shade}"`),
    ellipse(middle - 14, ground - 4, 290, 42, `fill="${china}" stroke="${shade}" stroke-width="4"`),
    ellipse(middle - 14, ground - 6, 170, 24, `fill="${shade}" opacity="0.7"`),
    shape(
      'M600 278 C720 250 728 402 578 400',
      `fill="none" stroke="${shade}" stroke-width="36" stroke-linecap="round"`,
    ),
    shape(
      'M600 276 C714 252 720 396 580 396',
      `fill="none" stroke="${china}" stroke-width="24" stroke-linecap="round"`,
    ),
    shape(
      `M236 238 C240 380 290 ${ground - 6} 350 ${ground - 2} H524 C584 ${ground - 6} 634 380 638 238 Z`,
      'fill="url(#china)"',
    ),
    shape(
      'M272 292 C282 372 308 424 342 448',
      'stroke="#ffffff" stroke-width="16" fill="none" stroke-linecap="round" opacity="0.8"',
    ),
    ellipse(437, 238, 201, 60, `fill="${china}" stroke="${shade}" stroke-width="5"`),
    ellipse(437, 243, 180, 48, 'fill="url(#drink)"'),
    ...(foam
      ? [
          ellipse(437, 243, 164, 41, `fill="${foam}"`),
          ...(art === 'heart'
            ? [
                placed(
                  437,
                  242,
                  0,
                  `<g transform="scale(1.5 0.72)">${shape(heart, 'fill="#ffffff" opacity="0.95"')}</g>`,
                ),
              ]
            : []),
          ...(art === 'leaf'
            ? [
                placed(
                  437,
                  242,
                  0,
                  `<g transform="rotate(90) scale(0.62 2)">${shape(leaf, 'fill="#ffffff" opacity="0.95" stroke="#b98a5c" stroke-width="3"')}</g>`,
                ),
              ]
            : []),
        ]
      : [
          shape(
            'M300 236 C340 214 400 208 450 208',
            'stroke="#ffffff" stroke-width="6" fill="none" opacity="0.35" stroke-linecap="round"',
          ),
        ]),
    ...(bag
      ? [
          shape('M520 262 C556 300 540 340 548 366', 'stroke="#f4ead8" stroke-width="5" fill="none"'),
          rect(518, 360, 62, 72, 8, `fill="${bag}" stroke="#ffffff" stroke-width="5"`),
          circle(549, 392, 13, 'fill="#ffffff" opacity="0.85"'),
        ]
      : []),
  ].join(''),
})

/** A tall glass with layers, for drinks with milk, and whipped cream if wished. */
export const tallGlass = ({
  layers = ['#f6e4cd', '#c98f58', '#5c3419'],
  cream = false,
  straw = '',
} = {}): Drawing => {
  const height = 290
  const top = 180
  const step = height / layers.length
  const side = (y: number): number => 128 - ((y - top) / height) * 34
  const bands = layers.map((colour, at) => {
    const y = top + at * step
    const lower = y + step
    return shape(
      `M${middle - side(y)} ${y} L${middle + side(y)} ${y} L${middle + side(lower)} ${lower} L${middle - side(lower)} ${lower} Z`,
      `fill="${colour}"`,
    )
  })
  return {
    view: 'side',
    defs: '',
    body: [
      shadow(middle, ground + 14, 170, 24),
      ...(straw ? [placed(530, 70, 14, rect(0, 0, 20, 240, 10, `fill="${straw}"`))] : []),
      `<clipPath id="glass">${shape(`M${middle - 132} ${top} L${middle + 132} ${top} L${middle + 96} ${ground - 20} Q${middle + 92} ${ground - 2} ${middle + 70} ${ground - 2} H${middle - 70} Q${middle - 92} ${ground - 2} ${middle - 96} ${ground - 20} Z`, '')}</clipPath>`,
      `<g clip-path="url(#glass)">${bands.join('')}</g>`,
      shape(
        `M${middle - 138} 150 L${middle - 96} ${ground - 16} Q${middle - 92} ${ground + 4} ${middle - 70} ${ground + 4} H${middle + 70} Q${middle + 92} ${ground + 4} ${middle + 96} ${ground - 16} L${middle + 138} 150`,
        'fill="#ffffff" fill-opacity="0.14" stroke="#ffffff" stroke-width="8" stroke-opacity="0.9"',
      ),
      shape(
        `M${middle - 104} 210 L${middle - 78} ${ground - 50}`,
        'stroke="#ffffff" stroke-width="16" opacity="0.5" stroke-linecap="round"',
      ),
      ...(cream
        ? [
            circle(middle - 74, 158, 56, 'fill="#fff8ee"'),
            circle(middle + 74, 158, 56, 'fill="#fdf1e2"'),
            circle(middle, 142, 74, 'fill="#fffdf8"'),
            circle(middle - 12, 92, 46, 'fill="#ffffff"'),
            shape(
              `M${middle - 62} 128 q30 -34 60 -4 t58 -6 M${middle - 34} 88 q20 -22 42 -2`,
              'stroke="#a45d27" stroke-width="10" fill="none" stroke-linecap="round"',
            ),
          ]
        : [
            ellipse(middle, top, 128, 26, `fill="${layers[0]}"`),
            ellipse(middle, top - 4, 116, 20, 'fill="#ffffff" opacity="0.35"'),
          ]),
    ].join(''),
  }
}
