import { canvas, circle, type Drawing, ellipse, fade, halo, placed, rect, shadow, shape } from './canvas.ts'

const { middle, ground } = canvas

/** Scoops in a footed glass. */
export const iceCream = ({
  scoops = ['#f7e3b8', '#8a5230', '#f29bb0'],
  sauce = '#6b3a1e',
  wafer = true,
} = {}): Drawing => {
  const ball = (x: number, y: number, colour: string, at: number): string =>
    [
      circle(x, y, 92, `fill="url(#scoop${at})"`),
      shape(
        `M${x - 92} ${y + 16} q18 34 38 8 q18 26 40 6 q20 24 40 0 q22 20 40 -4 q16 8 26 -12 q4 40 -92 72 q-96 -30 -92 -70 Z`,
        `fill="${colour}"`,
      ),
      ellipse(x - 34, y - 40, 26, 16, 'fill="#ffffff" opacity="0.45"'),
    ].join('')
  const [left = '#f7e3b8', right = '#8a5230', top = '#f29bb0'] = scoops
  return {
    view: 'side',
    defs:
      scoops.map((colour, at) => halo(`scoop${at}`, '#fffaf0', colour, 0)).join('') +
      fade('cup', '#ffffff', '#dfeaf0'),
    body: [
      shadow(middle, ground + 16, 190, 24),
      ...(wafer
        ? [
            placed(
              560,
              96,
              24,
              rect(-28, -70, 56, 230, 8, 'fill="#e0a75a" stroke="#b9792c" stroke-width="4"') +
                [-40, -5, 30, 65, 100]
                  .map(y =>
                    shape(
                      `M-26 ${y} L26 ${y - 30} M-26 ${y - 30} L26 ${y}`,
                      'stroke="#b9792c" stroke-width="3" opacity="0.7"',
                    ),
                  )
                  .join(''),
            ),
          ]
        : []),
      ball(366, 250, left, 0),
      ball(534, 250, right, 1),
      ball(450, 158, top, 2),
      shape(
        'M372 132 C390 62 510 62 528 132 C534 176 512 172 506 150 C498 196 474 206 468 158 C456 190 432 188 430 152 C420 176 398 184 394 148 C386 168 368 168 372 132 Z',
        `fill="${sauce}"`,
      ),
      shape(
        'M402 112 C418 86 444 80 470 82',
        'stroke="#ffffff" stroke-width="9" fill="none" stroke-linecap="round" opacity="0.4"',
      ),
      circle(450, 64, 26, 'fill="#d5263c"') +
        circle(441, 55, 8, 'fill="#ff9aa6"') +
        shape(
          'M454 42 q10 -34 42 -36',
          'stroke="#4f7d34" stroke-width="6" fill="none" stroke-linecap="round"',
        ),
      shape(
        `M246 262 H654 C650 352 574 396 486 404 L480 446 C520 452 560 460 562 ${ground + 2} H338 C340 460 380 452 420 446 L414 404 C326 396 250 352 246 262 Z`,
        'fill="url(#cup)" opacity="0.94"',
      ),
      shape(`M246 262 H654`, 'stroke="#ffffff" stroke-width="10" stroke-linecap="round"'),
      shape(
        'M284 296 C300 346 336 374 380 386',
        'stroke="#ffffff" stroke-width="14" fill="none" stroke-linecap="round"',
      ),
      shape(
        'M600 300 C588 336 566 356 540 368',
        'stroke="#c3d5de" stroke-width="8" fill="none" stroke-linecap="round"',
      ),
    ].join(''),
  }
}

/** A slice of cake: `layers` from top to bottom, a topping of cream and a fruit. */
export const cakeSlice = ({
  top = '#5b2f1c',
  layers = ['#7a4328', '#f8e7d0', '#7a4328', '#f8e7d0', '#7a4328'],
  fruit = '#d5263c',
  cream = '#fff8ee',
  drip = true,
} = {}): Drawing => {
  const upper = 232
  const height = 214
  const step = height / layers.length
  return {
    view: 'side',
    defs: '',
    body: [
      shadow(middle, ground + 20, 320, 28),
      ellipse(middle, ground + 4, 330, 46, 'fill="#d5dee3"'),
      ellipse(middle, ground - 8, 330, 44, 'fill="#ffffff"'),
      `<clipPath id="side">${shape(`M188 ${upper} L690 ${upper + 6} L690 ${upper + height - 4} Q690 ${upper + height + 8} 672 ${upper + height + 8} H212 Q188 ${upper + height + 6} 188 ${upper + height - 10} Z`, '')}</clipPath>`,
      `<g clip-path="url(#side)">${layers.map((colour, at) => rect(180, upper + at * step, 520, step + 1, 0, `fill="${colour}"`)).join('')}${layers.map((_, at) => rect(180, upper + (at + 1) * step - 5, 520, 5, 0, 'fill="#2b1408" opacity="0.13"')).join('')}${Array.from({ length: 40 }, (_, at) => circle(200 + ((at * 97) % 480), upper + 12 + ((at * 61) % (height - 16)), 3, 'fill="#2b1408" opacity="0.14"')).join('')}</g>`,
      shape(`M188 ${upper} L540 138 C610 128 676 168 690 ${upper + 6} Z`, `fill="${top}"`),
      shape(
        `M260 ${upper - 26} L530 154 C566 148 600 156 626 176`,
        'stroke="#ffffff" stroke-width="9" opacity="0.28" fill="none" stroke-linecap="round"',
      ),
      ...(drip
        ? [
            shape(
              `M188 ${upper - 2} L690 ${upper + 4} V${upper + 30} q-14 34 -28 2 q-20 -16 -40 6 q-16 56 -34 2 q-24 -22 -48 0 q-16 36 -32 2 q-30 -18 -60 2 q-14 66 -34 4 q-26 -24 -52 -2 q-14 32 -28 2 q-28 -16 -54 0 q-14 42 -28 0 q-30 -14 -64 -4 Z`,
              `fill="${top}"`,
            ),
          ]
        : []),
      circle(500, 150, 48, `fill="${cream}"`) +
        circle(556, 156, 42, `fill="${cream}"`) +
        circle(528, 118, 42, `fill="${cream}"`) +
        shape(
          'M470 140 q24 -30 56 -28',
          'stroke="#e9dcc8" stroke-width="6" fill="none" stroke-linecap="round"',
        ),
      circle(530, 78, 34, `fill="${fruit}"`) +
        circle(519, 66, 10, 'fill="#ffffff" opacity="0.5"') +
        shape(
          'M536 48 q8 -30 40 -34',
          'stroke="#4f7d34" stroke-width="6" fill="none" stroke-linecap="round"',
        ),
    ].join(''),
  }
}

/** Things stacked with something soft between them: pancakes, biscuits. */
export const stack = ({
  cake = '#dda052',
  edge = '#b3742a',
  filling = '#8a4a1f',
  count = 4,
  width = 250,
  thick = 44,
  glaze = '',
  sugar = false,
} = {}): Drawing => {
  const body: string[] = []
  let y = ground - 30
  for (let at = 0; at < count; at += 1) {
    const shift = ((at * 37) % 17) - 8
    body.push(
      rect(
        middle - width + shift,
        y - thick,
        width * 2,
        thick,
        thick / 2,
        `fill="url(#cake)" stroke="${edge}" stroke-width="4"`,
      ),
    )
    body.push(
      rect(middle - width + 40 + shift, y - thick + 8, width * 1.1, 7, 3.5, 'fill="#fff1cf" opacity="0.55"'),
    )
    y -= thick
    if (at < count - 1) {
      body.push(
        shape(
          `M${middle - width + 16} ${y + 2} H${middle + width - 16} q14 -8 0 -16 H${middle - width + 16} q-14 8 0 16 Z`,
          `fill="${filling}"`,
        ),
      )
      body.push(shape(`M${middle + 60 + at * 30} ${y} q16 54 32 0 Z`, `fill="${filling}"`))
      y -= 14
    }
  }
  const surface = y + thick
  const upper = y
  return {
    view: 'side',
    defs: fade('cake', cake, edge),
    body: [
      shadow(middle, ground + 18, 330, 28),
      ellipse(middle, ground + 2, 340, 46, 'fill="#d5dee3"'),
      ellipse(middle, ground - 10, 340, 44, 'fill="#ffffff"'),
      ...body,
      ...(glaze
        ? [
            shape(
              `M${middle - width + 30} ${upper + 6} C${middle - width + 60} ${upper - 36} ${middle + width - 60} ${upper - 36} ${middle + width - 30} ${upper + 6} q-6 40 -24 6 q-30 -8 -46 16 q-16 60 -34 6 q-40 -14 -80 2 q-18 84 -40 2 q-40 -16 -86 -4 q-18 52 -36 -2 q-40 -26 -94 -26 Z`,
              `fill="${glaze}"`,
            ),
            shape(
              `M${middle - 150} ${upper - 12} C${middle - 90} ${upper - 26} ${middle} ${upper - 28} ${middle + 60} ${upper - 24}`,
              'stroke="#ffffff" stroke-width="8" opacity="0.45" fill="none" stroke-linecap="round"',
            ),
          ]
        : [ellipse(middle, upper + thick / 4, width - 26, 12, `fill="${cake}"`)]),
      ...(sugar
        ? Array.from({ length: 60 }, (_, at) =>
            circle(
              middle - width + 20 + ((at * 83) % (width * 2 - 40)),
              upper + 2 + ((at * 29) % Math.max(10, surface - upper - 8)),
              2.6,
              'fill="#ffffff" opacity="0.9"',
            ),
          )
        : []),
    ].join(''),
  }
}

/** A custard with caramel on top. */
export const flan = ({ custard = '#f4c766', caramel = '#a4551c' } = {}): Drawing => ({
  view: 'side',
  defs: fade('custard', '#fbdf94', custard) + fade('caramel', caramel, '#7d3a10'),
  body: [
    shadow(middle, ground + 20, 330, 28),
    ellipse(middle, ground + 4, 340, 50, 'fill="#d5dee3"'),
    ellipse(middle, ground - 10, 340, 48, 'fill="#ffffff"'),
    ellipse(middle, ground - 14, 280, 34, 'fill="#c4762c" opacity="0.85"'),
    shape(
      `M296 216 C268 300 238 380 222 ${ground - 30} C260 ${ground + 6} 640 ${ground + 6} 678 ${ground - 30} C662 380 632 300 604 216 Z`,
      'fill="url(#custard)"',
    ),
    shape(
      'M296 216 C300 176 600 176 604 216 C612 246 626 290 632 322 C620 356 600 346 594 310 C584 280 566 280 560 318 C552 382 526 384 520 322 C512 286 470 290 462 326 C454 368 430 366 424 322 C416 288 384 286 376 330 C366 400 336 396 334 330 C330 296 312 300 300 330 C288 350 272 338 276 308 C284 276 292 240 296 216 Z',
      'fill="url(#caramel)"',
    ),
    ellipse(middle, 206, 150, 26, 'fill="#c4762c"'),
    ellipse(middle - 40, 200, 70, 10, 'fill="#ffffff" opacity="0.4"'),
    shape(
      'M286 344 C276 380 268 410 264 434',
      'stroke="#fff6d8" stroke-width="14" opacity="0.7" fill="none" stroke-linecap="round"',
    ),
    shape('M424 176 C410 120 490 120 476 176 C500 190 400 190 424 176 Z', 'fill="#c98a4a"') +
      circle(450, 158, 44, 'fill="#8f4d1f"') +
      ellipse(436, 142, 16, 10, 'fill="#ffffff" opacity="0.4"'),
  ].join(''),
})
