import { computed, effect, signal } from '@preact/signals'
import { ask } from '../../kit/api/client.ts'
import { Problem } from '../../kit/api/problem.ts'
import { whereAmI } from '../../kit/telegram/where-am-i.ts'
import { remember, remembered } from './remembered.ts'
import { shift } from './work.ts'

type Point = {
  readonly at: string
  readonly place: { readonly latitude: number; readonly longitude: number }
  readonly accuracyMetres?: number
}

const everyMs = 10_000
const mostPoints = 60

/** Whether this app may tell where the driver is: they have let it once, and have not said no since. */
export const tellsPositions = signal(remembered('tells-positions') === 'yes')

let points: Point[] = []

const agree = (isAllowed: boolean): void => {
  tellsPositions.value = isAllowed
  remember('tells-positions', isAllowed ? 'yes' : 'no')
}

/** Where the driver is at this moment; null where nobody can say, or may not. */
export const measure = async (): Promise<Point | null> => {
  const here = await whereAmI()
  if (here === 'refused') agree(false)
  if (typeof here === 'string') return null
  const { latitude, longitude, accuracyMetres } = here
  agree(true)
  return {
    at: new Date().toISOString(),
    place: { latitude, longitude },
    ...(accuracyMetres === null ? {} : { accuracyMetres: Math.min(100_000, Math.max(0, accuracyMetres)) }),
  }
}

const note = async (): Promise<void> => {
  const point = await measure()
  if (point) points = [...points, point].slice(-mostPoints)
}

// What could not be sent stays for the next time: the trail of a tunnel comes afterwards.
const send = async (): Promise<void> => {
  const sent = points
  if (sent.length === 0) return
  try {
    await ask('/api/driver/positions', { method: 'POST', body: { points: sent } })
  } catch (trouble) {
    if (!(trouble instanceof Problem) || trouble.isPassing || trouble.status === 401) return
  }
  points = points.filter(point => !sent.includes(point))
}

/** Goes on telling it every ten seconds while the driver is on shift and looks at the app, where they have let it. */
export const keepTelling = (): void => {
  // only whether: the shift is asked for as often as every ten seconds, which must not put it off each time
  const isOn = computed(() => tellsPositions.value && shift.state.value.value?.status === 'on')
  effect(() => {
    if (!isOn.value) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void note().then(send)
    }, everyMs)
    return () => clearInterval(timer)
  })
}
