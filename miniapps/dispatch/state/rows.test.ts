import { effect } from '@preact/signals'
import { expect, test } from 'vitest'
import { allRows, putRows, type Row, rowOf } from './rows.ts'
import { isMarked, mark, marked } from './view.ts'

const row = (id: string, change: object = {}): Row =>
  ({ id, number: 1, status: 'ready', endedAt: null, delivery: null, ...change }) as unknown as Row

test('who shows an order is told when it comes, changes and ends', () => {
  const seen: (string | undefined)[] = []
  const stop = effect(() => {
    seen.push(rowOf('ord_a').value?.status)
  })
  putRows(['ord_a'], [row('ord_a')])
  putRows(['ord_a'], [row('ord_a')])
  putRows(['ord_a'], [row('ord_a', { status: 'preparing' })])
  putRows(['ord_a'], [row('ord_a', { status: 'fulfilled', endedAt: '2026-01-01T00:00:00.000Z' })])
  putRows(['ord_a'], [row('ord_a')])
  putRows(['ord_a'], [])
  stop()
  expect(seen).toEqual([undefined, 'ready', 'preparing', undefined, 'ready', undefined])
  expect(allRows()).toEqual([])
})

test('an order that has ended is marked no more; one that is marked is kept as it was seen', () => {
  putRows(['ord_a', 'ord_b'], [row('ord_a'), row('ord_b')])
  mark(['ord_a', 'ord_b', 'ord_nowhere'], true)
  putRows(['ord_a', 'ord_b'], [row('ord_b', { status: 'preparing' })])
  expect([...marked.value.keys()]).toEqual(['ord_b'])
  expect([isMarked('ord_a'), marked.value.get('ord_b')?.status]).toEqual([false, 'ready'])
})
