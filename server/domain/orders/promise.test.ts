import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMinutes } from '../shared/time.ts'
import { promiseFor } from './promise.ts'

const placedAt = new Date('2026-11-23T12:00:00Z')
const minutesLater = (minutes: number) => addMinutes(placedAt, minutes)
const usual = { placedAt, wanted: null, preparationMinutes: 20, travelMinutes: 10, dispatchLeadMinutes: 5 }

describe('what is promised', () => {
  test('as soon as possible is preparation and the way', () => {
    expect(promiseFor(usual)).toEqual({
      readyBy: minutesLater(20),
      deliverBy: minutesLater(30),
      dispatchAt: minutesLater(15),
    })
  })

  test('drivers are not asked before there is an order', () => {
    expect(promiseFor({ ...usual, dispatchLeadMinutes: 60 }).dispatchAt).toEqual(placedAt)
  })

  test('for a slot the goods leave just in time for its start and arrive before its end', () => {
    const wanted = { from: minutesLater(120), until: minutesLater(180) }
    expect(promiseFor({ ...usual, wanted })).toEqual({
      readyBy: minutesLater(110),
      deliverBy: minutesLater(180),
      dispatchAt: minutesLater(105),
    })
  })

  test('a slot too near is promised as soon as possible', () => {
    const wanted = { from: minutesLater(5), until: minutesLater(15) }
    expect(promiseFor({ ...usual, wanted })).toEqual(promiseFor(usual))
  })

  test('nothing is promised before it can be', () => {
    const minutes = fc.integer({ min: 0, max: 300 })
    fc.assert(
      fc.property(
        minutes,
        minutes,
        minutes,
        fc.option(fc.tuple(minutes, minutes)),
        (prep, travel, lead, slot) => {
          const wanted = slot && { from: minutesLater(slot[0]), until: minutesLater(slot[0] + slot[1]) }
          const promise = promiseFor({
            placedAt,
            wanted,
            preparationMinutes: prep,
            travelMinutes: travel,
            dispatchLeadMinutes: lead,
          })
          expect(promise.readyBy >= minutesLater(prep)).toBe(true)
          expect(promise.deliverBy >= addMinutes(promise.readyBy, travel)).toBe(true)
          expect(promise.dispatchAt >= placedAt && promise.dispatchAt <= promise.readyBy).toBe(true)
        },
      ),
    )
  })
})
