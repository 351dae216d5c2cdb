import { describe, expect, test } from 'vitest'
import { cashTransitions } from './delivery/cash.ts'
import { deliveryTransitions } from './delivery/delivery.ts'
import { shiftTransitions } from './delivery/shift.ts'
import { offerTransitions } from './dispatch/offer.ts'
import { orderTransitions } from './orders/order.ts'
import { paymentTransitions } from './orders/payment-status.ts'
import { canMove, isFinal, reachableFrom, type Transitions } from './shared/transitions.ts'
import { reservationTransitions } from './stock/level.ts'
import { moveTo } from './transition.ts'

type Machine = {
  name: string
  table: Transitions<string>
  start: string
  finals: string[]
}

const machines: Machine[] = [
  {
    name: 'order',
    table: orderTransitions,
    start: 'placed',
    finals: ['returned', 'rejected', 'expired', 'cancelled'],
  },
  { name: 'payment', table: paymentTransitions, start: 'open', finals: ['expired', 'refunded'] },
  { name: 'delivery', table: deliveryTransitions, start: 'unassigned', finals: ['delivered', 'cancelled'] },
  {
    name: 'offer',
    table: offerTransitions,
    start: 'open',
    finals: ['accepted', 'declined', 'expired', 'withdrawn'],
  },
  { name: 'shift', table: shiftTransitions, start: 'off', finals: [] },
  { name: 'cash', table: cashTransitions, start: 'collected', finals: ['settled'] },
  { name: 'reservation', table: reservationTransitions, start: 'held', finals: ['consumed', 'released'] },
]

describe.each(machines)('the machine of $name', ({ table, start, finals }) => {
  const statuses = Object.keys(table)

  test('reaches every status from its start', () => {
    expect([...reachableFrom(table, start)].sort()).toEqual([...statuses].sort())
  })

  test('ends where it should and nowhere else', () => {
    expect(statuses.filter(status => isFinal(table, status)).sort()).toEqual([...finals].sort())
  })

  test('has a way to an end from everywhere', () => {
    const ends = finals.length > 0 ? finals : [start]
    for (const status of statuses) {
      const reached = reachableFrom(table, status)
      expect(ends.some(end => reached.has(end))).toBe(true)
    }
  })

  test('never moves to where it already is', () => {
    for (const status of statuses) expect(canMove(table, status, status)).toBe(false)
  })
})

describe('a move', () => {
  const by = { as: 'system', userId: null } as const
  const at = new Date('2026-11-23T12:00:00Z')
  const order = { status: 'placed' as const, version: 3, note: 'kept' }
  const move = (to: 'confirmed' | 'ready' | 'placed', version?: number) =>
    moveTo('order', orderTransitions as Transitions<string>, order, to, {
      by,
      at,
      ...(version ? { version } : {}),
    })

  test('changes the status, counts the version and leaves the rest', () => {
    expect(move('confirmed', 3)).toEqual({ status: 'confirmed', version: 4, note: 'kept' })
    expect(move('confirmed')).toMatchObject({ version: 4 })
    expect(order).toEqual({ status: 'placed', version: 3, note: 'kept' })
  })

  test('an old tap is told the present state', () => {
    expect(() => move('confirmed', 2)).toThrow(
      expect.objectContaining({
        code: 'order.already-done',
        kind: 'conflict',
        facts: { status: 'placed', version: 3 },
      }),
    )
  })

  test('a second move to the same status is already done', () => {
    expect(() => move('placed')).toThrow(expect.objectContaining({ code: 'order.already-done' }))
  })

  test('what the table does not know is the wrong moment', () => {
    expect(() => move('ready', 3)).toThrow(
      expect.objectContaining({
        code: 'order.wrong-moment',
        facts: { status: 'placed', version: 3, wanted: 'ready' },
      }),
    )
  })
})
