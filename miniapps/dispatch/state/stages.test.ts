import { expect, test } from 'vitest'
import type { Row } from './rows.ts'
import { canChangeHands, isTheirs, needsDriver, stageOf } from './stages.ts'

const at = Date.parse('2026-11-25T20:00:00Z')
const soon = '2026-11-25T20:10:00Z'
const before = '2026-11-25T19:50:00Z'

/** As much of a row as its stage depends on. */
const row = (status: string, delivery: object | null = null, endedAt: string | null = null): Row =>
  ({
    status,
    endedAt,
    delivery: delivery && { driverId: null, searchFrom: before, isAlarmed: false, ...delivery },
  }) as Row

test.each([
  ['an order that nobody has answered', row('placed', { status: 'unassigned' }), 'placed'],
  ['one in the kitchen for long', row('preparing', { status: 'unassigned', searchFrom: soon }), 'kitchen'],
  ['one that a driver is wanted for', row('preparing', { status: 'offered' }), 'waiting'],
  ['one that nobody takes', row('ready', { status: 'unassigned', isAlarmed: true }), 'trouble'],
  ['one with a driver at the shop', row('ready', { status: 'at_pickup', driverId: 'drv_1' }), 'assigned'],
  ['one at the door', row('ready', { status: 'at_dropoff', driverId: 'drv_1' }), 'under-way'],
  ['one that could not be handed over', row('ready', { status: 'failed', driverId: 'drv_1' }), 'trouble'],
  ['one that is over', row('cancelled', { status: 'cancelled' }, before), 'ended'],
])('%s', (_, given, stage) => {
  expect(stageOf(given, at)).toBe(stage)
})

test('only what has not been fetched can change hands', () => {
  const can = (status: string) => canChangeHands(row('ready', { status, driverId: 'drv_1' }))
  expect(['unassigned', 'offered', 'accepted', 'at_pickup'].map(can)).toEqual([true, true, true, true])
  expect(['picked_up', 'at_dropoff', 'failed', 'returning'].map(can)).toEqual([false, false, false, false])
})

test('an order that the shop has not taken on needs no driver yet', () => {
  expect(needsDriver(row('placed', { status: 'unassigned' }))).toBe(false)
  expect(needsDriver(row('confirmed', { status: 'unassigned' }))).toBe(true)
})

test('what failed at the door is still with its driver', () => {
  expect(isTheirs(row('ready', { status: 'failed', driverId: 'drv_1' }))).toBe(true)
  expect(isTheirs(row('ready', { status: 'unassigned' }))).toBe(false)
})
