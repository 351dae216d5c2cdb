import { describe, expect, test } from 'vitest'
import { addSeconds } from '../shared/time.ts'
import {
  endShift,
  freshnessOf,
  pauseAfterSeconds,
  pauseShift,
  positionStale,
  resumeShift,
  type Shift,
  type ShiftStatus,
  staleAfterSeconds,
  startShift,
  watch,
} from './shift.ts'

const at = new Date('2026-11-23T12:00:00Z')
const step = { by: { as: 'driver', userId: 'usr_9' } as const, at }
const ago = (seconds: number) => addSeconds(at, -seconds)
const shift = (status: ShiftStatus): Shift => ({ id: 'shf_1', driverId: 'drv_1', status, version: 2 })

describe('a shift', () => {
  test('begins with a fresh location only', () => {
    const started = startShift(shift('off'), ago(10), { ...step, version: 2 })
    expect(started.shift).toMatchObject({ status: 'on', version: 3 })
    expect(started.events[0]).toMatchObject({ type: 'shift.started', shiftId: 'shf_1', driverId: 'drv_1' })
    for (const positionAt of [null, ago(staleAfterSeconds)]) {
      expect(() => startShift(shift('off'), positionAt, step)).toThrow('shift.no-fresh-location')
      expect(() => resumeShift(shift('paused'), positionAt, step)).toThrow('shift.no-fresh-location')
    }
    expect(resumeShift(shift('paused'), ago(10), step).events[0]?.type).toBe('shift.resumed')
  })

  test.each([
    ['start', 'on', 'shift.already-done'],
    ['start', 'paused', 'shift.wrong-moment'],
    ['resume', 'off', 'shift.wrong-moment'],
    ['resume', 'on', 'shift.already-done'],
    ['pause', 'off', 'shift.wrong-moment'],
    ['pause', 'paused', 'shift.already-done'],
    ['end', 'off', 'shift.already-done'],
  ] as const)('cannot %s when %s', (verb, status, code) => {
    const verbs = {
      start: () => startShift(shift(status), at, step),
      resume: () => resumeShift(shift(status), at, step),
      pause: () => pauseShift(shift(status), 'driver', step),
      end: () => endShift(shift(status), 0, step),
    }
    expect(verbs[verb]).toThrow(expect.objectContaining({ code }))
  })

  test('does not end while goods are under way', () => {
    expect(() => endShift(shift('on'), 2, step)).toThrow(
      expect.objectContaining({ code: 'shift.has-deliveries', facts: { count: 2 } }),
    )
    expect(endShift(shift('on'), 0, step).shift.status).toBe('off')
    expect(endShift(shift('paused'), 0, step).events[0]?.type).toBe('shift.ended')
  })

  test('says who paused it', () => {
    expect(pauseShift(shift('on'), 'stale', step).events[0]).toMatchObject({
      type: 'shift.paused',
      reason: 'stale',
    })
    expect(positionStale(shift('on'), step).type).toBe('position.stale')
  })
})

describe('the watchdog', () => {
  test.each([
    [0, 'fresh'],
    [staleAfterSeconds - 1, 'fresh'],
    [staleAfterSeconds, 'stale'],
    [pauseAfterSeconds - 1, 'stale'],
    [pauseAfterSeconds, 'lost'],
  ])('a location %i seconds old is %s', (seconds, expected) => {
    expect(freshnessOf(ago(seconds), at)).toBe(expected)
  })

  test('never heard of is lost', () => {
    expect(freshnessOf(null, at)).toBe('lost')
  })

  test.each([
    ['a fresh location', 'on', 10, null, 'nothing'],
    ['three minutes of silence', 'on', 180, null, 'nudge'],
    ['silence after a nudge', 'on', 300, 100, 'nothing'],
    ['silence after an answered nudge', 'on', 200, 900, 'nudge'],
    ['ten minutes of silence', 'on', 600, 400, 'pause'],
    ['silence in a pause', 'paused', 900, null, 'nothing'],
    ['silence off shift', 'off', 900, null, 'nothing'],
  ] as const)('%s: %s', (_, status, positionAge, nudgeAge, expected) => {
    const nudgedAt = nudgeAge === null ? null : ago(nudgeAge)
    expect(watch({ status, nudgedAt }, ago(positionAge), at)).toBe(expected)
  })
})
