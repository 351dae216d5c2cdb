import { describe, expect, test } from 'vitest'
import { leaveReview } from './review.ts'

const at = new Date('2026-11-23T12:00:00Z')
const step = { by: { as: 'customer', userId: 'usr_1' } as const, at }
const order = {
  id: 'ord_1',
  customerId: 'usr_1',
  branchId: 'brn_1',
  status: 'fulfilled',
  version: 5,
} as const

describe('a review', () => {
  test('of an order that came is news', () => {
    expect(leaveReview(order, { stars: 5, driverStars: 4 }, false, step)).toMatchObject({
      type: 'review.left',
      stars: 5,
      orderId: 'ord_1',
    })
  })

  test.each([
    ['by a stranger', order, { stars: 5 }, false, 'usr_2', 'order.not-yours'],
    [
      'before it came',
      { ...order, status: 'ready' },
      { stars: 5 },
      false,
      'usr_1',
      'order.not-delivered-yet',
    ],
    ['twice', order, { stars: 5 }, true, 'usr_1', 'order.already-reviewed'],
    ['of no stars', order, { stars: 0 }, false, 'usr_1', 'order.bad-stars'],
    ['of six stars', order, { stars: 6 }, false, 'usr_1', 'order.bad-stars'],
    ['of half a star', order, { stars: 4.5 }, false, 'usr_1', 'order.bad-stars'],
    ['of a driver without stars', order, { stars: 5, driverStars: 0 }, false, 'usr_1', 'order.bad-stars'],
  ] as const)('%s is refused', (_, given, review, alreadyLeft, userId, code) => {
    const by = { by: { as: 'customer', userId } as const, at }
    expect(() => leaveReview(given, review, alreadyLeft, by)).toThrow(expect.objectContaining({ code }))
  })
})
