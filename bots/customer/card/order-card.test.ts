import { describe, expect, test } from 'vitest'
import { languages, wordsIn } from '../../../locales/words.ts'
import type { OrderView } from '../../../server/services/index.ts'
import { inAll, pesos, sampleDelivery, sampleNow, sampleOrder } from '../testing/samples.ts'
import { orderCard } from './order-card.ts'
import { progress, statusKey } from './progress.ts'

const words = wordsIn('en')
const draw = (changes: Partial<OrderView> = {}, language = 'en') =>
  orderCard(sampleOrder(changes), wordsIn(language), sampleNow)
const labels = (card: ReturnType<typeof orderCard>) =>
  card.keyboard?.inline_keyboard.flat().map(button => button.text) ?? []
/** What Telegram counts: the text without tags, entities as one character. */
const shown = (html: string) => html.replaceAll(/<[^>]+>/g, '').replaceAll(/&\w+;/g, '&')

describe('an order card', () => {
  test('tells what was ordered, what it costs, where it goes and how far it is', () => {
    expect(shown(draw().html)).toBe(
      [
        '○○○○  Waiting for the shop to accept',
        'Order #1042 · Corner Bakery · Mon 23 Nov, 14:00',
        '',
        '2 × Coffee en, Large en (Vanilla en) — $430',
        '',
        'Goods: $430',
        'Delivery: $90',
        'Total: $520',
        '💵 Cash, the exact sum',
        '',
        '📍 Rivera 1234',
      ].join('\n'),
    )
    expect(draw().html).toContain(
      'href="https://www.google.com/maps/search/?api=1&amp;query=-34.90500,-56.16500"',
    )
    expect(draw().isPinned).toBe(true)
  })

  test('tells who brings it, when, and the code to say at the door', () => {
    const { html } = draw({
      status: 'ready',
      delivery: sampleDelivery({}),
      handoverCode: '0421',
      cashFrom: pesos(1000),
      actions: ['talk-driver', 'talk-dispatcher'],
    })
    for (const line of [
      '●●●○  On its way to you',
      '🕑 About 12 minutes',
      '🛵 Bruno brings it, by scooter · ★ 4.8',
      '🔑 Code for the driver: 0421',
      '💵 Cash, change from $1,000',
    ])
      expect(shown(html).split('\n')).toContain(line)
  })

  test('shows the buttons of what may be done now, and nothing that only the staff may do', () => {
    expect(labels(draw())).toEqual(['💬 Write to the shop', '✖️ Cancel the order'])
    const all = ['confirm', 'reject', 'prepare', 'mark-ready', 'assign'] as const
    expect(labels(draw({ actions: all }))).toEqual([])
    const done = draw({ status: 'fulfilled', actions: ['rate', 'reorder'] })
    expect(labels(done)).toEqual(['1 ⭐', '2 ⭐', '3 ⭐', '4 ⭐', '5 ⭐', '🔁 Order again'])
    expect(done.isPinned).toBe(false)
    const styles = draw()
      .keyboard?.inline_keyboard.flat()
      .map(button => button.style)
    expect(styles).toEqual([undefined, 'danger'])
  })

  test('says why it ended, in words or in the words of the shop', () => {
    expect(shown(draw({ status: 'cancelled', endReason: 'shop' }).html)).toContain(
      'Reason: the shop could not do it',
    )
    expect(shown(draw({ status: 'rejected', endReason: 'No <flour>' }).html)).toContain('The shop says: No &')
    const failed = draw({
      status: 'ready',
      delivery: sampleDelivery({ status: 'failed', failureReason: 'nobody-home' }),
    })
    expect(shown(failed.html)).toContain('Reason: nobody opened the door')
    expect(shown(draw({ review: { stars: 4, text: null } }).html)).toContain('★★★★☆')
  })

  test.each(languages)(
    'fits Telegram in %s however long everything is, and markup in it stays text',
    language => {
      const long = '<b>&"\'😀'.repeat(60)
      const line = {
        names: { product: inAll(long), variant: inAll(long), options: [inAll(long)] },
        quantity: 99,
        total: pesos(1),
      }
      const card = draw(
        {
          lines: Array.from({ length: 50 }, () => line),
          note: long,
          address: { text: long, note: long, place: { latitude: -34, longitude: -56 } },
          status: 'rejected',
          endReason: long,
          delivery: sampleDelivery({
            driver: { driverId: 'd', userId: 'u', name: long, vehicle: '<x>', stars: null },
          }),
        },
        language,
      )
      expect(shown(card.html).length).toBeLessThanOrEqual(4096)
      expect(shown(card.html)).toMatch(/38/)
      expect(card.html.replaceAll(/<\/?(b|i|s)>|<a href="https:[^"]+">|<\/a>/g, '')).not.toMatch(/[<>]/)
    },
  )

  test.each(languages)('knows every state in %s', language => {
    const of = wordsIn(language)
    const states = [
      'placed',
      'confirmed',
      'preparing',
      'ready',
      'fulfilled',
      'returned',
      'rejected',
      'expired',
      'cancelled',
    ] as const
    const moves = [
      'unassigned',
      'offered',
      'accepted',
      'at_pickup',
      'picked_up',
      'at_dropoff',
      'delivered',
      'failed',
      'returning',
      'returned',
      'cancelled',
    ] as const
    for (const status of states)
      for (const move of moves) {
        const key = statusKey(status, move)
        expect(of.has(`card-${key}`), key).toBe(true)
        expect(progress(key)).toMatch(/^([●○]{4})?$/)
      }
    for (const reason of ['changed-mind', 'too-long', 'mistake', 'shop', 'delivery-failed', 'other'])
      expect(of.has(`cancelled-${reason}`), reason).toBe(true)
    for (const reason of [
      'nobody-home',
      'wrong-address',
      'refused-goods',
      'cannot-pay',
      'unsafe',
      'damaged',
      'other',
    ])
      expect(of.has(`failure-${reason}`), reason).toBe(true)
    for (const vehicle of ['foot', 'bicycle', 'scooter', 'car'])
      expect(of.has(`vehicle-${vehicle}`)).toBe(true)
  })

  test('changes with the minutes, not with the seconds', () => {
    const view = sampleOrder({ status: 'ready', delivery: sampleDelivery({}) })
    const later = (seconds: number) =>
      orderCard(view, words, new Date(sampleNow.getTime() + seconds * 1000)).html
    expect(later(5)).toBe(later(0))
    expect(later(60)).not.toBe(later(0))
    expect(later(3600)).toContain('About 1 minute')
  })
})
