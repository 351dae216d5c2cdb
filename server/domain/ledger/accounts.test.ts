import { describe, expect, test } from 'vitest'
import { type AccountCode, accountShape, driverCash } from './accounts.ts'

describe('accounts', () => {
  test.each([
    ['psp:stripe', 'debit', false],
    ['crypto:tron:USDT', 'debit', false],
    ['cash:office', 'debit', false],
    ['bank', 'debit', false],
    ['driver:drv_1:cash', 'debit', true],
    ['driver:drv_1:earnings', 'credit', true],
    ['order:ord_1:hold', 'credit', true],
    ['customer:usr_1:credit', 'credit', true],
    ['sales:usr_1:commission', 'credit', true],
    ['promo:prm_1:budget', 'credit', true],
    ['unapplied', 'credit', true],
    ['refund_payable', 'credit', false],
    ['revenue:goods', 'credit', false],
    ['expense:driver_pay', 'debit', false],
    ['cash_short_over', 'debit', false],
  ] as const)('%s is a %s account, guarded: %s', (code, normal, guarded) => {
    expect(accountShape(code)).toEqual({ normal, guarded, min: guarded ? 0n : null, max: null })
  })

  test('a driver’s cash has a cap, nothing else has', () => {
    expect(accountShape(driverCash('drv_1'), 500_000n).max).toBe(500_000n)
    expect(accountShape('order:ord_1:hold', 500_000n).max).toBeNull()
  })

  test('what is not in the chart of accounts is our mistake', () => {
    expect(() => accountShape('moon:base' as AccountCode)).toThrow(TypeError)
  })
})
