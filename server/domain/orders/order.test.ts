import { describe, expect, test } from 'vitest'
import type { Doer, Step } from '../shared/doer.ts'
import {
  bringToReady,
  cancel,
  cancellableBy,
  confirm,
  expire,
  fulfil,
  lateness,
  markReady,
  mayCancel,
  type Order,
  type OrderDecision,
  type OrderStatus,
  openOrderStatuses,
  orderTransitions,
  placed,
  prepare,
  reject,
  returnGoods,
} from './order.ts'

const at = new Date('2026-11-23T12:00:00Z')
const by = (as: Doer['as']): Step => ({ by: { as, userId: 'usr_9' }, at })
const order = (status: OrderStatus) => ({
  id: 'ord_1' as const,
  customerId: 'usr_1' as const,
  branchId: 'brn_1' as const,
  status,
  version: 5,
  note: 'no onions',
})
type Sample = ReturnType<typeof order>
const statuses = Object.keys(orderTransitions) as OrderStatus[]
const typesOf = (decision: OrderDecision<Order>) => decision.events.map(event => event.type)

const verbs: [string, OrderStatus, string, (given: Sample, step: Step) => OrderDecision<Sample>][] = [
  ['confirm', 'confirmed', 'order.confirmed', confirm],
  ['prepare', 'preparing', 'order.preparing', prepare],
  ['markReady', 'ready', 'order.ready', markReady],
  ['reject', 'rejected', 'order.rejected', (given, step) => reject(given, step, 'out of gas')],
  ['expire', 'expired', 'order.expired', expire],
  ['fulfil', 'fulfilled', 'order.fulfilled', fulfil],
  ['returnGoods', 'returned', 'order.returned', (given, step) => returnGoods(given, step, 'whole')],
  [
    'cancel',
    'cancelled',
    'order.cancelled',
    (given, step) => cancel(given, step, { reason: 'shop', goodsAreOut: false }),
  ],
]

describe.each(verbs)('%s', (_, to, event, verb) => {
  test.each(statuses)('from %s keeps to the table', from => {
    const given = order(from)
    const allowed = (orderTransitions[from] as readonly OrderStatus[]).includes(to)
    if (allowed) {
      const decision = verb(given, { ...by('staff'), version: 5 })
      expect(decision.order).toEqual({ ...given, status: to, version: 6 })
      expect(decision.events).toEqual([
        expect.objectContaining({
          type: event,
          orderId: 'ord_1',
          branchId: 'brn_1',
          customerId: 'usr_1',
          by: { as: 'staff', userId: 'usr_9' },
          at: '2026-11-23T12:00:00.000Z',
        }),
      ])
    } else {
      const code = from === to ? 'order.already-done' : 'order.wrong-moment'
      expect(() => verb(given, by('staff'))).toThrow(
        expect.objectContaining({ code, facts: expect.objectContaining({ status: from, version: 5 }) }),
      )
    }
    expect(given).toEqual(order(from))
  })

  test('an old tap is already done and shows the present state', () => {
    const from = statuses.find(status => (orderTransitions[status] as readonly OrderStatus[]).includes(to))
    expect(() => verb(order(from ?? 'placed'), { ...by('staff'), version: 4 })).toThrow(
      expect.objectContaining({ code: 'order.already-done', facts: { status: from, version: 5 } }),
    )
  })
})

describe('calling an order off', () => {
  const why = { reason: 'changed-mind', goodsAreOut: false } as const

  test.each([
    ['customer', 'placed', null],
    ['customer', 'confirmed', null],
    ['customer', 'preparing', 'order.too-late-to-cancel'],
    ['customer', 'ready', 'order.too-late-to-cancel'],
    ['staff', 'ready', null],
    ['system', 'ready', null],
    ['driver', 'placed', 'order.not-yours'],
    ['staff', 'fulfilled', 'order.wrong-moment'],
    ['customer', 'cancelled', 'order.already-done'],
  ] as const)('by the %s when %s: %s', (as, status, code) => {
    const attempt = () => cancel(order(status), by(as), why)
    if (code) expect(attempt).toThrow(expect.objectContaining({ code }))
    else expect(attempt().order.status).toBe('cancelled')
    expect(mayCancel(order(status), as, false)).toBe(code === null)
  })

  test('is impossible while a driver has the goods', () => {
    expect(() => cancel(order('ready'), by('staff'), { ...why, goodsAreOut: true })).toThrow(
      expect.objectContaining({ code: 'order.goods-are-out' }),
    )
    expect(mayCancel(order('ready'), 'staff', true)).toBe(false)
  })

  test('says why, for whoever has to tell the other side', () => {
    const decision = cancel(order('placed'), by('customer'), { ...why, note: 'found a sandwich' })
    expect(decision.events).toEqual([
      expect.objectContaining({ type: 'order.cancelled', reason: 'changed-mind', note: 'found a sandwich' }),
    ])
  })

  test('nobody may cancel what the table would not', () => {
    for (const allowed of Object.values(cancellableBy)) {
      for (const status of allowed) expect(orderTransitions[status]).toContain('cancelled')
    }
  })
})

describe('handing goods to a driver', () => {
  test.each([
    ['confirmed', ['order.preparing', 'order.ready'], 7],
    ['preparing', ['order.ready'], 6],
    ['ready', [], 5],
  ] as const)('makes a %s order ready by way of %j', (status, events, version) => {
    // The tapped record is the delivery: its version says nothing about the order's.
    const decision = bringToReady(order(status), { ...by('driver'), version: 1 })
    expect(decision.order).toMatchObject({ status: 'ready', version, note: 'no onions' })
    expect(typesOf(decision)).toEqual(events)
  })

  test.each(['placed', 'fulfilled', 'cancelled'] as const)('is no way out of %s', status => {
    expect(() => bringToReady(order(status), by('driver'))).toThrow(
      expect.objectContaining({ code: 'order.wrong-moment' }),
    )
  })
})

describe('goods that come back', () => {
  test('in part leave the order fulfilled, so that more may follow', () => {
    const first = returnGoods(order('fulfilled'), by('staff'), 'part')
    expect(first.order).toMatchObject({ status: 'fulfilled', version: 6 })
    const second = returnGoods(first.order, by('staff'), 'whole')
    expect(second.order).toMatchObject({ status: 'returned', version: 7 })
    expect(second.events).toEqual([expect.objectContaining({ type: 'order.returned', extent: 'whole' })])
  })
})

describe('being late', () => {
  test('is news only while it matters', () => {
    const said = (what: 'preparation' | 'delivery') =>
      statuses.filter(status => lateness(order(status), what, by('system')) !== null)
    expect(said('preparation')).toEqual(['placed', 'confirmed', 'preparing'])
    expect(said('delivery')).toEqual(openOrderStatuses)
    expect(lateness(order('ready'), 'delivery', by('system'))?.type).toBe('order.late')
    expect(lateness(order('placed'), 'preparation', by('system'))?.type).toBe('order.preparation-late')
  })
})

test('a new order is news', () => {
  expect(placed(order('placed'), by('customer'))).toEqual({
    type: 'order.placed',
    orderId: 'ord_1',
    branchId: 'brn_1',
    customerId: 'usr_1',
    by: { as: 'customer', userId: 'usr_9' },
    at: '2026-11-23T12:00:00.000Z',
  })
})
