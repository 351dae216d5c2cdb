import { describe, expect, test } from 'vitest'
import { money } from '../shared/money.ts'
import {
  type CashHandOver,
  canHold,
  collected,
  count,
  countAndSettle,
  declare,
  difference,
  roomFor,
  settle,
} from './cash.ts'

const pesos = (units: number) => money('UYU', units)
const at = new Date('2026-11-23T12:00:00Z')
const driver = { by: { as: 'driver', userId: 'usr_9' } as const, at }
const dispatcher = { by: { as: 'staff', userId: 'usr_8' } as const, at }
const request = {
  id: 'csh_1',
  driverId: 'drv_1',
  inHand: pesos(1_200),
  amount: pesos(1_000),
  hasOpenHandOver: false,
} as const
const declared = (): CashHandOver => declare(request, driver).handOver

describe('cash', () => {
  test('is declared, counted and settled, and the difference is said', () => {
    expect(declared()).toMatchObject({ status: 'declared', version: 1, expected: pesos(1_200) })
    expect(difference(declared())).toEqual(pesos(0))
    const counted = count(declared(), pesos(990), { ...dispatcher, version: 1 })
    expect(counted.handOver).toMatchObject({ status: 'counted', version: 2, counted: pesos(990) })
    expect(difference(counted.handOver)).toEqual(pesos(-10))
    const settled = settle(counted.handOver, { ...dispatcher, version: 2 })
    expect(settled.handOver).toMatchObject({ status: 'settled', version: 3 })
    expect(settled.events).toEqual([
      expect.objectContaining({
        type: 'cash.settled',
        handOverId: 'csh_1',
        driverId: 'drv_1',
        amount: { currency: 'UYU', units: '990' },
        difference: { currency: 'UYU', units: '-10' },
      }),
    ])
  })

  test('is counted and settled by one tap', () => {
    const done = countAndSettle(declared(), pesos(1_005), { ...dispatcher, version: 1 })
    expect(done.handOver).toMatchObject({ status: 'settled', version: 3 })
    expect(done.events.map(event => event.type)).toEqual(['cash.counted', 'cash.settled'])
    expect(() => countAndSettle(done.handOver, pesos(1), dispatcher)).toThrow(
      expect.objectContaining({ code: 'cash.already-settled' }),
    )
    expect(() => countAndSettle(declared(), pesos(1), { ...dispatcher, version: 9 })).toThrow(
      expect.objectContaining({ code: 'cash.already-done' }),
    )
  })

  test.each([
    ['while another is open', { hasOpenHandOver: true }, 'cash.already-declared'],
    ['with empty hands', { inHand: pesos(0) }, 'cash.nothing-to-hand-over'],
    ['of nothing', { amount: pesos(0) }, 'cash.bad-amount'],
    ['of less than nothing', { amount: pesos(-1) }, 'cash.bad-amount'],
    ['of more than in hand', { amount: pesos(1_201) }, 'cash.more-than-in-hand'],
  ])('a hand-over %s is refused', (_, change, code) => {
    expect(() => declare({ ...request, ...change }, driver)).toThrow(expect.objectContaining({ code }))
  })

  test('cannot be counted twice, settled uncounted, or counted below nothing', () => {
    const counted = count(declared(), pesos(0), dispatcher).handOver
    expect(() => count(counted, pesos(5), dispatcher)).toThrow('cash.already-done')
    expect(() => settle(declared(), dispatcher)).toThrow('cash.wrong-moment')
    expect(() => count(declared(), pesos(-1), dispatcher)).toThrow('cash.bad-amount')
  })

  test('at the door is news, unless there is none', () => {
    const taken = { deliveryId: 'dlv_1', orderId: 'ord_1', driverId: 'drv_1' } as const
    expect(collected({ ...taken, amount: pesos(700) }, driver)).toMatchObject({
      type: 'cash.collected',
      amount: { currency: 'UYU', units: '700' },
    })
    expect(collected({ ...taken, amount: pesos(0) }, driver)).toBeNull()
  })

  test('in hand has a cap', () => {
    expect(canHold(pesos(900), pesos(1_000), pesos(100))).toBe(true)
    expect(canHold(pesos(900), pesos(1_000), pesos(101))).toBe(false)
    expect(canHold(pesos(2_000), pesos(1_000), pesos(0))).toBe(true)
    expect(roomFor(pesos(900), pesos(1_000))).toEqual(pesos(100))
    expect(roomFor(pesos(2_000), pesos(1_000))).toEqual(pesos(0))
  })
})
