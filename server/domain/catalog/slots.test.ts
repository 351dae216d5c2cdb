import { describe, expect, test } from 'vitest'
import type { OpeningHours } from './opening-hours.ts'
import { requireSlot, slotsToShow, slotWindows } from './slots.ts'

const utc = (text: string) => new Date(`${text}Z`)
const shop: OpeningHours = {
  zone: 'America/Montevideo',
  weekly: [
    { weekday: 1, opensAt: '10:00', closesAt: '14:30' },
    { weekday: 2, opensAt: '22:00', closesAt: '02:00' },
  ],
}
const rule = { lengthMinutes: 60, leadMinutes: 30, daysAhead: 1 }

describe('slots', () => {
  test('are whole pieces of the opening hours from now on', () => {
    // Monday 11:20 in Montevideo: the slot of 11:00 has begun, and 14:00 to 15:00 would not fit.
    const windows = slotWindows(shop, rule, utc('2026-11-23T14:20:00'))
    expect(windows.map(window => window.from.toISOString())).toEqual([
      '2026-11-23T15:00:00.000Z',
      '2026-11-23T16:00:00.000Z',
      '2026-11-25T01:00:00.000Z',
      '2026-11-25T02:00:00.000Z',
    ])
    for (const { from, until } of windows) expect(until.getTime() - from.getTime()).toBe(3_600_000)
  })

  test('of last night’s opening are still there after midnight', () => {
    const windows = slotWindows(shop, { ...rule, daysAhead: 0 }, utc('2026-11-25T03:30:00'))
    expect(windows.map(window => window.from.toISOString())).toEqual(['2026-11-25T04:00:00.000Z'])
  })

  test('of a shop that never closes end with the last day', () => {
    const always: OpeningHours = {
      zone: 'UTC',
      weekly: ([1, 2, 3, 4, 5, 6, 7] as const).map(weekday => ({
        weekday,
        opensAt: '00:00',
        closesAt: '00:00',
      })),
    }
    expect(slotWindows(always, rule, utc('2026-11-23T12:00:00'))).toHaveLength(36)
  })

  test('without a length are refused rather than endless', () => {
    expect(() => slotWindows(shop, { ...rule, lengthMinutes: 0 }, utc('2026-11-23T14:00:00'))).toThrow(
      RangeError,
    )
  })

  const slot = (from: string, taken = 0) => ({
    from: utc(from),
    until: utc('2026-11-23T20:00:00'),
    capacity: 2,
    taken,
  })
  const now = utc('2026-11-23T14:30:00')

  test('that are shown are in time, with room, and sorted', () => {
    const shown = slotsToShow(
      [
        slot('2026-11-23T16:00:00', 1),
        slot('2026-11-23T15:00:00'),
        slot('2026-11-23T14:59:59'),
        slot('2026-11-23T17:00:00', 2),
      ],
      now,
      30,
    )
    expect(shown.map(one => one.from)).toEqual([utc('2026-11-23T15:00:00'), utc('2026-11-23T16:00:00')])
  })

  test('that are full or late are refused each in its own way', () => {
    expect(() => requireSlot(slot('2026-11-23T15:00:00', 1), now, 30)).not.toThrow()
    expect(() => requireSlot(slot('2026-11-23T15:00:00', 2), now, 30)).toThrow('places.slot-full')
    expect(() => requireSlot(slot('2026-11-23T14:59:00'), now, 30)).toThrow('places.slot-absent')
  })
})
