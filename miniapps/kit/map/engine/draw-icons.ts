import { type DriverState, type OrderState, orderStates } from '../map-data.ts'
import type { Palette } from '../palette.ts'

export type Icon = { readonly name: string; readonly image: ImageData }

/** Icons are drawn this much larger than they appear, so that they stay sharp. */
export const ICON_RATIO = 2

type Pen = CanvasRenderingContext2D
type Draw = (pen: Pen) => void

const draw = (name: string, size: number, paint: Draw): Icon[] => {
  const canvas = document.createElement('canvas')
  canvas.width = size * ICON_RATIO
  canvas.height = size * ICON_RATIO
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) return []
  pen.scale(ICON_RATIO, ICON_RATIO)
  pen.translate(size / 2, size / 2)
  pen.lineJoin = 'round'
  pen.lineCap = 'round'
  paint(pen)
  return [{ name, image: pen.getImageData(0, 0, canvas.width, canvas.height) }]
}

const circle = (pen: Pen, x: number, y: number, radius: number) => {
  pen.beginPath()
  pen.arc(x, y, radius, 0, Math.PI * 2)
}

const filled = (pen: Pen, colour: string, halo: string, width = 4) => {
  pen.strokeStyle = halo
  pen.lineWidth = width
  pen.stroke()
  pen.fillStyle = colour
  pen.fill()
}

const driverSize = 34

/** A round body; who moves has a beak that points where the driver goes. */
const drawDriver = (name: string, colour: string, { halo, onColour }: Palette, isMoving: boolean): Icon[] =>
  draw(name, driverSize, pen => {
    if (isMoving) {
      pen.beginPath()
      pen.moveTo(0, -15)
      pen.quadraticCurveTo(5, -10, 8, -4)
      pen.lineTo(-8, -4)
      pen.quadraticCurveTo(-5, -10, 0, -15)
      pen.closePath()
      filled(pen, colour, halo)
    }
    circle(pen, 0, 0, 9)
    filled(pen, colour, halo)
    if (isMoving) {
      pen.beginPath()
      pen.moveTo(0, -15)
      pen.quadraticCurveTo(5, -10, 8, -4)
      pen.lineTo(-8, -4)
      pen.quadraticCurveTo(-5, -10, 0, -15)
      pen.closePath()
      pen.fillStyle = colour
      pen.fill()
    }
    circle(pen, 0, 0, 3.2)
    pen.fillStyle = onColour
    pen.fill()
  })

const pinSize = 40

const pinShape = (pen: Pen, scale = 1) => {
  pen.beginPath()
  pen.moveTo(0, 19)
  pen.bezierCurveTo(-3 * scale, 10, -11 * scale, 6, -11 * scale, -4)
  pen.arc(0, -4, 11 * scale, Math.PI, 0)
  pen.bezierCurveTo(11 * scale, 6, 3 * scale, 10, 0, 19)
  pen.closePath()
}

const stroke = (pen: Pen, colour: string, width: number, ...points: (readonly [number, number])[]) => {
  pen.beginPath()
  for (const [x, y] of points) pen.lineTo(x, y)
  pen.strokeStyle = colour
  pen.lineWidth = width
  pen.stroke()
}

/** A sign of its own for every state: colour alone does not tell everybody. */
const signs: Readonly<Record<OrderState, (pen: Pen, ink: string) => void>> = {
  done: (pen, ink) => stroke(pen, ink, 2.6, [-4.5, -4], [-1.2, -0.8], [4.8, -7.6]),
  onTheWay: (pen, ink) => {
    stroke(pen, ink, 2.6, [-5, -4], [4.6, -4])
    stroke(pen, ink, 2.6, [1, -8], [5, -4], [1, 0])
  },
  assigned: (pen, ink) => {
    circle(pen, 0, -6.6, 2.7)
    pen.fillStyle = ink
    pen.fill()
    pen.beginPath()
    pen.arc(0, 2, 5, Math.PI * 1.08, Math.PI * 1.92)
    pen.fill()
  },
  preparing: (pen, ink) => {
    circle(pen, 0, -4, 5.6)
    pen.strokeStyle = ink
    pen.lineWidth = 2
    pen.stroke()
    stroke(pen, ink, 2, [0, -7], [0, -4], [2.2, -2.8])
  },
  waiting: (pen, ink) => {
    circle(pen, 0, -4, 4.4)
    pen.strokeStyle = ink
    pen.lineWidth = 2.8
    pen.stroke()
  },
  trouble: (pen, ink) => {
    stroke(pen, ink, 2.8, [-4, -8], [4, 0])
    stroke(pen, ink, 2.8, [4, -8], [-4, 0])
  },
}

const exclamation = (pen: Pen, ink: string) => {
  stroke(pen, ink, 3.2, [0, -10], [0, -3.4])
  circle(pen, 0, 1.4, 1.9)
  pen.fillStyle = ink
  pen.fill()
}

const drawOrder = (name: string, state: OrderState, isLate: boolean, palette: Palette): Icon[] =>
  draw(name, pinSize, pen => {
    pinShape(pen, isLate ? 1.14 : 1)
    filled(pen, isLate ? palette.late : palette.orders[state], palette.halo, isLate ? 5 : 4)
    if (isLate) exclamation(pen, palette.onColour)
    else signs[state](pen, palette.onColour)
  })

const places: Readonly<Record<'shop' | 'door' | 'home', (pen: Pen, ink: string) => void>> = {
  shop: (pen, ink) => {
    pen.fillStyle = ink
    pen.fillRect(-5.5, -4, 11, 6)
    pen.beginPath()
    pen.moveTo(-5, -10)
    pen.lineTo(5, -10)
    pen.lineTo(7, -5)
    pen.lineTo(-7, -5)
    pen.closePath()
    pen.fill()
  },
  door: (pen, ink) => {
    pen.fillStyle = ink
    pen.beginPath()
    pen.roundRect(-4, -10.5, 8, 13, 1.2)
    pen.fill()
  },
  home: (pen, ink) => {
    pen.fillStyle = ink
    pen.beginPath()
    pen.moveTo(0, -11)
    pen.lineTo(7.4, -4.4)
    pen.lineTo(5, -4.4)
    pen.lineTo(5, 2)
    pen.lineTo(-5, 2)
    pen.lineTo(-5, -4.4)
    pen.lineTo(-7.4, -4.4)
    pen.closePath()
    pen.fill()
  },
}

const drawPin = (kind: keyof typeof places, colour: string, { halo, onColour }: Palette): Icon[] =>
  draw(`pin-${kind}`, pinSize, pen => {
    pinShape(pen)
    filled(pen, colour, halo)
    places[kind](pen, onColour)
  })

/** All pictures on the map, drawn here so that none is fetched. */
export const drawIcons = (palette: Palette): Icon[] => [
  ...(Object.keys(palette.drivers) as DriverState[]).flatMap(state => [
    ...drawDriver(`driver-${state}-still`, palette.drivers[state], palette, false),
    ...drawDriver(`driver-${state}-moving`, palette.drivers[state], palette, true),
  ]),
  ...orderStates.flatMap(state => [
    ...drawOrder(`order-${state}`, state, false, palette),
    ...drawOrder(`order-${state}-late`, state, true, palette),
  ]),
  ...drawPin('shop', palette.orders.waiting, palette),
  ...drawPin('door', palette.ink, palette),
  ...drawPin('home', palette.ink, palette),
]
