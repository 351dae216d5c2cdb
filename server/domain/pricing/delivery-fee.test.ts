import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { money, plus } from '../shared/money.ts'
import { type DeliveryFee, deliveryFee, type ZoneFees } from './delivery-fee.ts'
import { driverPay } from './driver-pay.ts'

const pesos = (units: number) => money('UYU', units)
const fees: ZoneFees = {
  base: pesos(5_000),
  // Out of order on purpose: an operator may enter them so.
  bands: [
    { uptoMetres: 5_000, fee: pesos(4_000) },
    { uptoMetres: 2_000, fee: pesos(0) },
    { uptoMetres: 3_000, fee: pesos(2_000) },
  ],
  surcharges: [
    { weekdays: [5, 6], from: '22:00', until: '02:00', fee: pesos(3_000) },
    { weekdays: [1, 2, 3, 4, 5], from: '12:00', until: '14:00', fee: pesos(1_000) },
  ],
  freeAbove: pesos(200_000),
  minimumOrder: pesos(30_000),
}
const trip = {
  metres: 1_000,
  basket: pesos(50_000),
  at: new Date('2026-11-23T18:00:00Z'),
  timeZone: 'America/Montevideo',
}
const units = (fee: DeliveryFee) => Number(fee.amount.units)

describe('the delivery fee', () => {
  test.each([
    [0, 5_000],
    [2_000, 5_000],
    [2_001, 7_000],
    [3_001, 9_000],
    [9_999, 9_000],
  ])('for %i metres is %i', (metres, expected) => {
    expect(units(deliveryFee(fees, { ...trip, metres }))).toBe(expected)
  })

  test.each([
    ['Monday 11:59', '2026-11-23T14:59:00Z', 5_000],
    ['Monday 12:00', '2026-11-23T15:00:00Z', 6_000],
    ['Monday 14:00', '2026-11-23T17:00:00Z', 5_000],
    ['Saturday noon', '2026-11-28T15:30:00Z', 5_000],
    ['Friday 23:00', '2026-11-28T02:00:00Z', 8_000],
    ['Saturday 01:00, the Friday night', '2026-11-28T04:00:00Z', 8_000],
    ['Sunday 01:00, the Saturday night', '2026-11-29T04:00:00Z', 8_000],
    ['Monday 01:00, no such night', '2026-11-30T04:00:00Z', 5_000],
    ['Friday 01:00, the Thursday night', '2026-11-27T04:00:00Z', 5_000],
  ])('on %s', (_, at, expected) => {
    expect(units(deliveryFee(fees, { ...trip, at: new Date(at) }))).toBe(expected)
  })

  test('is free from the limit on, and still says what it would have been', () => {
    const free = deliveryFee(fees, { ...trip, basket: pesos(200_000) })
    expect(free).toEqual({
      amount: pesos(0),
      reason: 'free-above',
      parts: [{ kind: 'base', amount: pesos(5_000) }],
    })
    expect(deliveryFee(fees, { ...trip, basket: pesos(199_999) }).reason).toBe('zone')
    expect(deliveryFee({ ...fees, freeAbove: null }, { ...trip, basket: pesos(10 ** 9) }).reason).toBe('zone')
  })

  test('is the sum of its parts and never below nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: -20_000, max: 20_000 }),
        fc.date({ min: new Date(0), max: new Date('2035-01-01'), noInvalidDate: true }),
        (metres, base, at) => {
          const fee = deliveryFee({ ...fees, base: pesos(base) }, { ...trip, metres, at })
          const together = fee.parts.reduce((total, part) => plus(total, part.amount), pesos(0))
          expect(fee.amount).toEqual(together.units < 0n ? pesos(0) : together)
        },
      ),
    )
  })

  test('a zone without bands asks for the base alone', () => {
    expect(units(deliveryFee({ ...fees, bands: [] }, { ...trip, metres: 8_000 }))).toBe(5_000)
  })
})

test('a driver is paid by the metre, never more than the whole kilometres are worth', () => {
  const rates = { base: pesos(6_000), perKilometre: pesos(2_000) }
  expect(driverPay(rates, 0)).toEqual(pesos(6_000))
  expect(driverPay(rates, 1_500)).toEqual(pesos(9_000))
  expect(driverPay({ ...rates, perKilometre: pesos(999) }, 1_001.4)).toEqual(pesos(6_999))
})
