import { expect, test } from 'vitest'
import { minutesAway } from './minutes-away.ts'

const at = Date.parse('2026-11-25T20:00:00Z')
const away = (seconds: number) => minutesAway(at + seconds * 1000, at)

test('the last ten minutes are counted by the second', () => {
  expect([away(599), away(61), away(5)].map(({ text }) => text)).toEqual(['9:59', '1:01', '0:05'])
})

test('what is over is late from its very moment on', () => {
  expect([away(1).isOver, away(0).isOver, away(-1).isOver]).toEqual([false, true, true])
})

test('what is hours late is not said in minutes', () => {
  expect([away(-99 * 60), away(-100 * 60)].map(({ text }) => text)).toEqual([
    'dispatch-app-late-by',
    'dispatch-app-late-hours',
  ])
})

test('what is far away is said in minutes, hours or days', () => {
  const words = [away(600), away(99 * 60), away(100 * 60), away(47 * 3600), away(72 * 3600)]
  expect(words.map(({ text }) => text)).toEqual([
    'app-minutes-short',
    'app-minutes-short',
    'dispatch-app-hours',
    'dispatch-app-hours',
    'dispatch-app-days',
  ])
})
