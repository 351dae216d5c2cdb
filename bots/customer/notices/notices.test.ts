import { describe, expect, test } from 'vitest'
import { languages, wordsIn } from '../../../locales/words.ts'
import { planNotices } from '../../../server/domain/notifications/plan.ts'
import { makeId } from '../../../server/domain/shared/ids.ts'
import type { OrderView, RelayView } from '../../../server/services/index.ts'
import { sampleDelivery, sampleNow, sampleOrder } from '../testing/samples.ts'
import { alert } from './alert.ts'
import { relayed } from './relayed.ts'
import { liveDot, renderers } from './renderers.ts'

const words = wordsIn('en')
const saying = (key: string, changes: Partial<OrderView>) =>
  alert(key, sampleOrder(changes), words, sampleNow)

/** Every alert that the plan may send to a customer, with an order for which it holds. */
const alerts: Readonly<Record<string, Partial<OrderView>>> = {
  'order-confirmed': { status: 'confirmed' },
  'order-rejected': { status: 'rejected', endReason: 'No <flour>' },
  'order-cancelled': { status: 'cancelled', endReason: 'shop' },
  'order-expired': { status: 'expired' },
  'order-late': { status: 'preparing' },
  'driver-found': { status: 'confirmed', delivery: sampleDelivery({ status: 'accepted' }) },
  'driver-under-way': { status: 'ready', delivery: sampleDelivery({}), handoverCode: '0421' },
  'driver-at-door': {
    status: 'ready',
    delivery: sampleDelivery({ status: 'at_dropoff' }),
    handoverCode: '0421',
  },
  'delivery-failed': {
    status: 'ready',
    delivery: sampleDelivery({ status: 'failed', failureReason: 'unsafe' }),
  },
  'delivery-retried': { status: 'ready', delivery: sampleDelivery({}) },
}

describe('an alert', () => {
  test.each(languages)('is a whole sentence in %s, with nothing left open', language => {
    for (const [key, changes] of Object.entries(alerts)) {
      const shown = alert(key, sampleOrder(changes), wordsIn(language), sampleNow)
      expect(shown.as, key).toBe('message')
      if (shown.as !== 'message') continue
      expect(shown.html, key).toContain('1042')
      expect(shown.html, key).not.toMatch(/[{}$]|undefined|alert-|<flour>/)
    }
  })

  test('brings the code when it will be asked for', () => {
    expect(saying('driver-under-way', alerts['driver-under-way'] ?? {})).toMatchObject({
      html: expect.stringMatching(/about 12 minutes\.\n.*<b>0421<\/b>/),
    })
    expect(saying('driver-found', alerts['driver-found'] ?? {})).not.toMatchObject({
      html: expect.stringContaining('0421'),
    })
  })

  test('that has been overtaken is not said any more', () => {
    const over: Partial<OrderView> = { status: 'cancelled', endReason: 'shop' }
    for (const key of Object.keys(alerts).filter(key => key !== 'order-cancelled'))
      expect(saying(key, { ...over, delivery: sampleDelivery({ status: 'cancelled' }) }), key).toEqual({
        as: 'nothing',
      })
    expect(saying('no-such-alert', {})).toEqual({ as: 'nothing' })
  })

  test('is known for whatever the plan sends to a customer', () => {
    const ids = {
      orderId: 'ord_x',
      deliveryId: 'dlv_x',
      branchId: 'brn_x',
      customerId: 'usr_x',
      driverId: 'drv_x',
      by: { as: 'staff' },
    }
    const types = [
      'order.confirmed',
      'order.rejected',
      'order.cancelled',
      'order.expired',
      'order.late',
      'delivery.accepted',
      'delivery.assigned',
      'delivery.picked-up',
      'delivery.arrived-at-dropoff',
      'delivery.failed',
      'delivery.retried',
      'order.placed',
      'order.fulfilled',
      'delivery.delivered',
      'review.asked',
      'review.left',
      'chat.message-sent',
    ]
    for (const type of types) {
      const event = { type, ...ids, messageId: 'msg_x', to: 'customer', stars: 1 } as unknown as Parameters<
        typeof planNotices
      >[0]
      for (const notice of planNotices(event).filter(one => one.audience.to === 'customer-of')) {
        expect(Object.keys(renderers), notice.kind).toContain(notice.kind)
        if (notice.kind === 'customer-alert') expect(Object.keys(alerts)).toContain(notice.key)
      }
    }
  })
})

describe('a moving dot', () => {
  test('moves while the driver is on the way and stops at the door', () => {
    const at = (status: 'accepted' | 'picked_up' | 'at_dropoff' | 'delivered' | 'failed') =>
      liveDot(sampleOrder({ delivery: sampleDelivery({ status }) }))
    expect(at('picked_up')).toMatchObject({
      as: 'live-place',
      isOver: false,
      heading: 90,
      place: { latitude: -34.9 },
    })
    const dot = at('picked_up')
    expect(dot.as === 'live-place' && dot.seconds).toBeGreaterThanOrEqual(3600)
    for (const status of ['accepted', 'at_dropoff', 'delivered', 'failed'] as const)
      expect(at(status)).toMatchObject({ isOver: true })
    expect(liveDot(sampleOrder({ delivery: sampleDelivery({ driverPlace: null }) }))).toEqual({
      as: 'nothing',
    })
  })
})

describe('a relayed message', () => {
  const view = (body: RelayView['body'], fromRole: RelayView['fromRole'] = 'driver'): RelayView => ({
    messageId: 'msg_x',
    conversationId: makeId('cnv', 1, new Uint8Array(5)),
    orderId: 'ord_x',
    orderNumber: 1042,
    kind: fromRole === 'driver' ? 'driver' : 'dispatcher',
    fromRole,
    fromName: '<b>Bruno</b>'.repeat(20),
    body,
  })

  test.each(languages)('says in %s who it is from, fits Telegram and keeps markup as text', language => {
    const of = wordsIn(language)
    const text = relayed(view({ kind: 'text', text: '<i>'.repeat(1333) }), of)
    expect(text.as).toBe('message')
    if (text.as !== 'message') return
    expect(text.html.replaceAll(/<[^>]+>/g, '').replaceAll(/&\w+;/g, '&').length).toBeLessThanOrEqual(4096)
    expect(text.html).not.toContain('<i>')
    expect(text.keyboard?.inline_keyboard.flat()).toHaveLength(1)
    const photo = relayed(
      view(
        { kind: 'photo', path: '/x', mediaId: 'm', telegramFileId: null, caption: '&'.repeat(1000) },
        'dispatcher',
      ),
      of,
    )
    expect(
      photo.as === 'photo' && photo.html.replaceAll(/<[^>]+>/g, '').replaceAll(/&\w+;/g, '&').length,
    ).toBeLessThanOrEqual(1024)
    expect(relayed(view({ kind: 'location', place: { latitude: 1, longitude: 2 } }), of)).toMatchObject({
      as: 'place',
    })
  })
})
