import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMinutes,
  addSeconds,
  instantOfLocal,
  isLocalDate,
  isLocalTime,
  isWithin,
  isWithinLocal,
  isZone,
  localPartsAt,
  minutesOf,
  secondsBetween,
  weekdayOf,
} from './time.ts'

const utc = (text: string) => new Date(`${text}Z`)
const zones = [
  'America/Montevideo',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Asia/Almaty',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'UTC',
]

describe('local time', () => {
  test('an instant is what the clocks of the zone show', () => {
    expect(localPartsAt(utc('2026-11-23T02:30:00'), 'America/Montevideo')).toEqual({
      date: '2026-11-22',
      time: '23:30',
      weekday: 7,
    })
    expect(localPartsAt(utc('2026-07-01T00:00:00'), 'Asia/Kathmandu').time).toBe('05:45')
    expect(localPartsAt(utc('2026-07-01T18:15:00'), 'Asia/Kathmandu')).toEqual({
      date: '2026-07-02',
      time: '00:00',
      weekday: 4,
    })
  })

  test.each([
    ['winter', '2026-01-15', '12:00', '2026-01-15T11:00:00'],
    ['summer', '2026-07-15', '12:00', '2026-07-15T10:00:00'],
    ['just before the jump', '2026-03-29', '01:59', '2026-03-29T00:59:00'],
    ['inside the gap', '2026-03-29', '02:30', '2026-03-29T01:30:00'],
    ['just after the jump', '2026-03-29', '03:00', '2026-03-29T01:00:00'],
    ['the repeated hour, first time', '2026-10-25', '02:30', '2026-10-25T00:30:00'],
    ['after the repeated hour', '2026-10-25', '03:00', '2026-10-25T02:00:00'],
  ])('Berlin, %s', (_, date, time, expected) => {
    expect(instantOfLocal(date, time, 'Europe/Berlin')).toEqual(utc(expected))
  })

  test('a half-hour jump is known too', () => {
    // Lord Howe goes from +10:30 to +11 on 4 October 2026 at 02:00.
    expect(instantOfLocal('2026-10-04', '02:15', 'Australia/Lord_Howe')).toEqual(utc('2026-10-03T15:45:00'))
    expect(instantOfLocal('2026-10-04', '02:30', 'Australia/Lord_Howe')).toEqual(utc('2026-10-03T15:30:00'))
  })

  test('there and back: every wall time an instant shows leads to an instant that shows it', () => {
    const minute = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 })
    fc.assert(
      fc.property(minute, fc.constantFrom(...zones), (minutes, zone) => {
        const instant = new Date(minutes * 60_000)
        const parts = localPartsAt(instant, zone)
        const back = instantOfLocal(parts.date, parts.time, zone)
        expect(localPartsAt(back, zone)).toEqual(parts)
        // The same instant, or the first of two that show the same time: at most an hour earlier.
        const earlierBy = secondsBetween(back, instant)
        expect(earlierBy).toBeGreaterThanOrEqual(0)
        expect(earlierBy).toBeLessThanOrEqual(3600)
        expect(weekdayOf(parts.date)).toBe(parts.weekday)
      }),
    )
  })

  test('later on the wall of one day is never earlier in truth', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('2026-03-29', '2026-10-25', '2026-10-04', '2026-11-01', '2026-06-01'),
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 0, max: 1439 }),
        (date, zone, a, b) => {
          fc.pre(a < b)
          const text = (minutes: number) =>
            `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
          const [first, second] = [a, b].map(minutes => instantOfLocal(date, text(minutes), zone).getTime())
          // Inside a gap the order may be disturbed by no more than the jump itself.
          expect((second ?? 0) - (first ?? 0)).toBeGreaterThan(-3_600_000)
        },
      ),
    )
  })

  test('what is no local time is refused', () => {
    expect(() => instantOfLocal('2026-02-30', '10:00', 'UTC')).toThrow(RangeError)
    expect(() => instantOfLocal('2026-02-03', '24:00', 'UTC')).toThrow(RangeError)
    expect(() => localPartsAt(utc('2026-01-01T00:00:00'), 'Mars/Olympus')).toThrow(RangeError)
    expect(isLocalTime('9:00')).toBe(false)
    expect(isLocalTime('23:59')).toBe(true)
    expect(isLocalDate('2024-02-29')).toBe(true)
    expect(isLocalDate('2023-02-29')).toBe(false)
    expect(isZone('America/Montevideo')).toBe(true)
    expect(isZone('Mars/Olympus')).toBe(false)
  })

  test.each([
    ['10:00', '09:00', '18:00', true],
    ['18:00', '09:00', '18:00', false],
    ['23:30', '22:00', '08:00', true],
    ['07:59', '22:00', '08:00', true],
    ['08:00', '22:00', '08:00', false],
    ['12:00', '10:00', '10:00', true],
  ])('%s is within %s to %s: %s', (time, from, until, expected) => {
    expect(isWithinLocal(time, from, until)).toBe(expected)
  })

  test('days, minutes and seconds add up', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29')
    expect(minutesOf('01:30')).toBe(90)
    expect(addMinutes(utc('2026-01-01T00:00:00'), 90)).toEqual(utc('2026-01-01T01:30:00'))
    expect(addSeconds(utc('2026-01-01T00:00:00'), -1)).toEqual(utc('2025-12-31T23:59:59'))
    const window = { from: utc('2026-01-01T10:00:00'), until: utc('2026-01-01T11:00:00') }
    expect([window.from, window.until].map(instant => isWithin(window, instant))).toEqual([true, false])
  })
})
