import { expect, test } from 'vitest'
import { makeId } from '../../server/domain/shared/ids.ts'
import type { Tap } from '../kit/taps.ts'
import { mostOptions } from './shop/choice.ts'
import * as taps from './taps.ts'

const full = new Uint8Array([255, 255, 255, 255, 255])
const at = Date.UTC(2300, 0, 1)
const choice = { variant: 19, options: (1n << BigInt(mostOptions)) - 1n, quantity: 99 }

/** The longest values that each tap may have to carry. */
const longest: { [K in keyof typeof taps]: (typeof taps)[K] extends Tap<infer V> ? V : never } = {
  stillTap: [],
  leaveTap: [],
  shopTap: [],
  categoryTap: [makeId('cat', at, full), 99],
  productTap: [makeId('prd', at, full), 99],
  pickTap: [makeId('prd', at, full), 99, 'aB-_', choice],
  putTap: [makeId('prd', at, full), 99, 'aB-_', choice, 9_999_999],
  fullTap: [99],
  cartTap: [99],
  lineTap: [makeId('lin', at, full), 100, 99],
  clearTap: [],
  clearSureTap: [],
  noteTap: [],
  noteAwayTap: [],
  promosTap: [],
  promoAskTap: [],
  promoAwayTap: [4, 9_999_999],
  tipsTap: [],
  tipTap: [999_999_999_999n],
  tipOwnTap: [],
  payTap: [],
  cashTap: [999_999_999_999n],
  cashOwnTap: [],
  timeTap: [],
  dayTap: [22_991_231],
  slotTap: [makeId('slt', at, full)],
  soonTap: [],
  checkoutTap: [],
  placeTap: [9_999_999, 999_999_999_999n],
  whereTap: [],
  savedTap: [makeId('adr', at, full)],
  forgetTap: [makeId('adr', at, full)],
  foundTap: [-89.123456, -179.123456],
  doorTap: [],
  ordersTap: [BigInt(at)],
  showTap: [makeId('ord', at, full)],
  cancelTap: [makeId('ord', at, full)],
  cancelSureTap: [makeId('ord', at, full), 9_999_999],
  rateTap: [makeId('ord', at, full), 5],
  reviewTap: [makeId('ord', at, full)],
  againTap: [makeId('ord', at, full)],
  driverTap: [makeId('ord', at, full)],
  dispatcherTap: [makeId('ord', at, full)],
  answerTap: ['dispatcher', makeId('cnv', at, full)],
  stopTap: [],
}

const byName = new Map(Object.entries(taps) as [keyof typeof taps, Tap<readonly unknown[]>][])

test.each([...byName])('%s fits 64 bytes at its longest, and comes back as it was', (name, tap) => {
  const values: readonly unknown[] = longest[name]
  const data = tap.pack(...values)
  expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64)
  expect(tap.pattern.test(data)).toBe(true)
  expect(tap.unpack(data)).toEqual(values)
})
