import { expect, test } from 'vitest'
import { money } from '../shared/money.ts'
import { offeredCash, offeredTips } from './offered-sums.ts'

const pesos = (whole: number) => money('UYU', BigInt(whole) * 100n)

test('sums of cash are whole, round, above the total and few', () => {
  expect(offeredCash(pesos(520))).toEqual([550, 600, 1000, 2000].map(pesos))
  expect(offeredCash(pesos(1000))).toEqual([2000, 5000, 10_000].map(pesos))
})

test('tips are whole, and one that comes to nothing is not offered', () => {
  expect(offeredTips(pesos(123))).toEqual([
    { percent: 5, tip: pesos(6) },
    { percent: 10, tip: pesos(12) },
    { percent: 15, tip: pesos(18) },
  ])
  expect(offeredTips(pesos(15)).map(offered => offered.percent)).toEqual([10, 15])
})
