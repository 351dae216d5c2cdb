import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { money, zero } from '../shared/money.ts'
import {
  checkHandOverCode,
  codeAttemptLimit,
  handOverCode,
  missingProof,
  proofRules,
  requireHandOver,
} from './proof.ts'

const given = (isCodeProven: boolean, isPhotoProven: boolean) => ({ isCodeProven, isPhotoProven })

describe('proof', () => {
  test.each([
    ['none', false, false, []],
    ['code', false, true, ['code']],
    ['code', true, false, []],
    ['photo', true, false, ['photo']],
    ['photo', false, true, []],
    ['code-or-photo', false, false, ['code', 'photo']],
    ['code-or-photo', true, false, []],
    ['code-or-photo', false, true, []],
    ['code-and-photo', false, false, ['code', 'photo']],
    ['code-and-photo', true, false, ['photo']],
    ['code-and-photo', false, true, ['code']],
    ['code-and-photo', true, true, []],
  ] as const)('rule %s, code %s, photo %s: missing %j', (rule, code, photo, missing) => {
    expect(missingProof(rule, given(code, photo))).toEqual(missing)
  })

  test('both proofs satisfy every rule', () => {
    for (const rule of proofRules) expect(missingProof(rule, given(true, true))).toEqual([])
  })

  const handOver = {
    rule: 'code',
    ...given(false, false),
    cashDue: zero('UYU'),
    isCashCollected: false,
  } as const
  const driver = { as: 'driver', userId: 'usr_9' } as const
  const staff = { as: 'staff', userId: 'usr_8' } as const

  test('the staff may vouch for a missing proof, nobody for missing cash', () => {
    expect(() => requireHandOver(handOver, driver)).toThrow('delivery.proof-missing')
    expect(() => requireHandOver(handOver, staff)).not.toThrow()
    const due = money('UYU', 100)
    expect(() => requireHandOver({ ...handOver, cashDue: due }, staff)).toThrow(
      expect.objectContaining({ code: 'delivery.cash-missing', facts: { due } }),
    )
    expect(() => requireHandOver({ ...handOver, cashDue: due, isCashCollected: true }, staff)).not.toThrow()
  })
})

describe('the hand-over code', () => {
  test('is four digits whatever the chance', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 2, maxLength: 8 }), bytes => {
        expect(handOverCode(bytes)).toMatch(/^\d{4}$/)
      }),
    )
    expect(handOverCode(new Uint8Array([0, 7]))).toBe('0007')
    expect(() => handOverCode(new Uint8Array(1))).toThrow(RangeError)
  })

  test('may be typed with spaces, but not otherwise', () => {
    expect(checkHandOverCode('0421', 0, ' 04 21\n')).toEqual({ outcome: 'right', attemptsUsed: 0 })
    expect(checkHandOverCode('0421', 0, '421')).toMatchObject({ outcome: 'wrong' })
    expect(checkHandOverCode('0421', 0, '')).toMatchObject({ outcome: 'wrong' })
  })

  test('is locked after the last wrong try, even for the right one', () => {
    const outcomes: string[] = []
    let used = 0
    for (let turn = 0; turn < codeAttemptLimit + 1; turn += 1) {
      const check = checkHandOverCode('0421', used, turn === codeAttemptLimit ? '0421' : '9999')
      used = check.attemptsUsed
      outcomes.push(check.outcome === 'wrong' ? `wrong, ${check.attemptsLeft} left` : check.outcome)
    }
    expect(outcomes).toEqual([
      'wrong, 4 left',
      'wrong, 3 left',
      'wrong, 2 left',
      'wrong, 1 left',
      'locked',
      'locked',
    ])
    expect(used).toBe(codeAttemptLimit)
  })
})
