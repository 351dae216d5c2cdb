import { describe, expect, test } from 'vitest'
import { money } from '../shared/money.ts'
import {
  afterRefund,
  movePayment,
  type PaymentStatus,
  paymentFlags,
  paymentTransitions,
  type Receipt,
  settleInHand,
} from './payment-status.ts'

const pesos = (units: number) => money('UYU', units)
const statuses = Object.keys(paymentTransitions) as PaymentStatus[]
const codeOf = (attempt: () => unknown) => {
  try {
    attempt()
    return null
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('a payment', () => {
  test.each(statuses)('from %s moves by the table only', from => {
    for (const to of statuses) {
      const allowed = (paymentTransitions[from] as readonly PaymentStatus[]).includes(to)
      const expected = allowed ? null : from === to ? 'payment.already-done' : 'payment.wrong-moment'
      expect(codeOf(() => movePayment(from, to))).toBe(expected)
    }
  })

  test('in cash is settled when it is in hand', () => {
    expect(settleInHand('open')).toBe('settled')
    expect(settleInHand('processing')).toBe('settled')
    expect(codeOf(() => settleInHand('settled'))).toBe('payment.already-done')
    expect(codeOf(() => settleInHand('expired'))).toBe('payment.wrong-moment')
  })

  test('refunded bit by bit ends refunded', () => {
    const part = afterRefund('settled', pesos(100), pesos(30))
    expect(part).toBe('partly_refunded')
    expect(afterRefund(part, pesos(100), pesos(60))).toBe('partly_refunded')
    expect(afterRefund(part, pesos(100), pesos(100))).toBe('refunded')
    expect(afterRefund('settled', pesos(100), pesos(100))).toBe('refunded')
    expect(codeOf(() => afterRefund('open', pesos(100), pesos(1)))).toBe('payment.wrong-moment')
  })
})

describe('payment flags', () => {
  const expiresAt = new Date('2026-11-23T12:00:00Z')
  const receipt = (units: number, change: Partial<Receipt> = {}): Receipt => ({
    amount: pesos(units),
    at: new Date('2026-11-23T11:00:00Z'),
    isCanonical: true,
    isRightAsset: true,
    ...change,
  })
  const raised = (...receipts: Receipt[]) =>
    Object.entries(paymentFlags({ due: pesos(100), expiresAt, receipts }))
      .filter(([, value]) => value === true)
      .map(([name]) => name)

  test.each([
    ['nothing came', [], []],
    ['all of it came', [receipt(100)], []],
    ['half came', [receipt(50)], ['isUnderpaid']],
    ['it came in two parts', [receipt(50), receipt(50)], []],
    ['too much came', [receipt(101)], ['isOverpaid']],
    ['it came at the last instant', [receipt(100, { at: expiresAt })], ['isLate']],
    ['something else came', [receipt(100, { isRightAsset: false })], ['isWrongAsset']],
    ['it came and vanished', [receipt(100, { isCanonical: false })], ['isReorged']],
    ['it came back in another block', [receipt(100, { isCanonical: false }), receipt(100)], ['isReorged']],
  ])('%s', (_, receipts, expected) => {
    expect(raised(...receipts)).toEqual(expected)
  })

  test('only what counts is received', () => {
    const { received } = paymentFlags({
      due: pesos(100),
      expiresAt: null,
      receipts: [receipt(40), receipt(50, { isCanonical: false }), receipt(5, { isRightAsset: false })],
    })
    expect(received).toEqual(pesos(40))
  })
})
