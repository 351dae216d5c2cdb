import { expect, test } from 'vitest'
import { makeId } from '../../server/domain/shared/ids.ts'
import { asId, idField, numberField, tapBook, unitsField, wordField } from './taps.ts'

const order = makeId('ord', Date.UTC(2026, 0, 1), new Uint8Array(5))
const defineTap = tapBook()
const cancel = defineTap('test-cancel', idField('ord'), numberField)

test('a tap comes back as it was packed', () => {
  expect(cancel.unpack(cancel.pack(order, 7))).toEqual([order, 7])
  const other = defineTap('test-other', wordField(['up', 'down']), unitsField)
  expect(other.unpack(other.pack('down', 125_000n))).toEqual(['down', 125_000n])
})

test('data of another shape is an old button, never a crash', () => {
  for (const data of [
    'test-cancel',
    'test-cancel:x:1',
    `test-cancel:${order}`,
    `test-cancel:${order}:1:2`,
    `test-cancel:${order}:-`,
    '',
    ':::',
  ])
    expect(cancel.unpack(data)).toBeNull()
  expect(cancel.pattern.test(`test-cancel:${order}`)).toBe(true)
  expect(cancel.pattern.test('test-cancelled')).toBe(false)
})

test('what would not fit 64 bytes is refused when the button is made', () => {
  const wide = defineTap('test-wide', idField('ord'), idField('ord'), idField('ord'))
  expect(() => wide.pack(order, order, order)).toThrow('64')
})

test('two taps cannot share a verb', () => {
  expect(() => defineTap('test-cancel')).toThrow('twice')
})

test('the same verb may stand in two books', () => {
  expect(tapBook()('test-cancel').pack()).toBe('test-cancel')
})

test('an id of another kind never gets into a button', () => {
  expect(asId('ord', order)).toBe(order)
  for (const text of ['', 'ord_', order.replace('ord', 'dlv'), `${order}x`])
    expect(() => asId('ord', text)).toThrow()
})
