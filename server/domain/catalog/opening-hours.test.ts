import { describe, expect, test } from 'vitest'
import type { Weekday } from '../shared/time.ts'
import { currentOpening, isOpen, nextOpening, type OpeningHours, openingWindows } from './opening-hours.ts'

const everyDay = (opensAt: string, closesAt: string) =>
  ([1, 2, 3, 4, 5, 6, 7] as Weekday[]).map(weekday => ({ weekday, opensAt, closesAt }))
const utc = (text: string) => new Date(`${text}Z`)
const zone = 'America/Montevideo' // UTC-3 all year

const bistro: OpeningHours = {
  zone,
  weekly: [
    { weekday: 1, opensAt: '10:00', closesAt: '15:00' },
    { weekday: 1, opensAt: '19:00', closesAt: '23:00' },
    { weekday: 5, opensAt: '20:00', closesAt: '02:00' },
  ],
  exceptions: [
    { date: '2026-11-30', spans: [] },
    { date: '2026-12-02', spans: [{ opensAt: '12:00', closesAt: '13:00' }] },
  ],
}

describe('opening hours', () => {
  // 23 November 2026 is a Monday.
  test.each([
    ['before opening', '2026-11-23T12:59:59', false],
    ['at opening', '2026-11-23T13:00:00', true],
    ['at closing', '2026-11-23T18:00:00', false],
    ['in the evening', '2026-11-24T01:30:00', true],
    ['Friday late', '2026-11-28T01:00:00', true],
    ['past midnight, still Friday’s opening', '2026-11-28T04:59:00', true],
    ['after it', '2026-11-28T05:00:00', false],
    ['a holiday', '2026-11-30T14:00:00', false],
    ['a special day', '2026-12-02T15:30:00', true],
  ])('%s: %s', (_, at, expected) => {
    expect(isOpen(bistro, utc(at))).toBe(expected)
  })

  test('the next opening is the next time the door opens', () => {
    expect(nextOpening(bistro, utc('2026-11-23T12:00:00'))).toEqual(utc('2026-11-23T13:00:00'))
    expect(nextOpening(bistro, utc('2026-11-23T14:00:00'))).toEqual(utc('2026-11-23T22:00:00'))
    expect(nextOpening(bistro, utc('2026-11-28T06:00:00'))).toEqual(utc('2026-12-02T15:00:00'))
  })

  test('a shop with no hours never opens', () => {
    const closed = { zone, weekly: [] }
    expect(isOpen(closed, utc('2026-11-23T14:00:00'))).toBe(false)
    expect(nextOpening(closed, utc('2026-11-23T14:00:00'))).toBeNull()
  })

  test('round the clock is one opening that never ends', () => {
    const always = { zone, weekly: everyDay('00:00', '00:00') }
    for (let hour = 0; hour < 24; hour += 1) {
      expect(isOpen(always, new Date(Date.UTC(2026, 10, 23, hour)))).toBe(true)
    }
    expect(nextOpening(always, utc('2026-11-23T14:00:00'))).toBeNull()
    expect(openingWindows(always, '2026-11-23', 3)).toEqual([
      { from: utc('2026-11-23T03:00:00'), until: utc('2026-11-26T03:00:00') },
    ])
  })

  test('the hours follow the wall clock over a change of clocks', () => {
    const berlin = { zone: 'Europe/Berlin', weekly: everyDay('09:00', '18:00') }
    const opensAt = (at: string) => nextOpening(berlin, utc(at))
    expect(opensAt('2026-10-24T02:00:00')).toEqual(utc('2026-10-24T07:00:00'))
    expect(opensAt('2026-10-25T02:00:00')).toEqual(utc('2026-10-25T08:00:00'))
    // A bar that is open over the repeated hour is open an hour longer.
    const bar = { zone: 'Europe/Berlin', weekly: everyDay('22:00', '04:00') }
    const night = currentOpening(bar, utc('2026-10-25T00:30:00'))
    expect(night && (night.until.getTime() - night.from.getTime()) / 3_600_000).toBe(7)
  })
})
