import { describe, expect, test } from 'vitest'
import { languages, wordsIn } from '../../../locales/words.ts'
import { pesos, sampleCart, sampleQuote } from '../testing/samples.ts'
import { cartScreen, checkoutScreen } from './cart-screen.ts'

const words = wordsIn('en')
const labels = (screen: ReturnType<typeof cartScreen>) =>
  screen.keyboard?.inline_keyboard.flat().map(button => button.text) ?? []

describe('the cart', () => {
  test.each(languages)('fits Telegram in %s however much is in it', language => {
    const cart = sampleCart(50, {
      note: '<'.repeat(500),
      address: { text: '&'.repeat(300), note: '"'.repeat(500), place: { latitude: 0, longitude: 0 } },
    })
    const problems = cart.lines.map(line => ({
      code: 'stock.not-enough' as const,
      lineId: line.id as `lin_${string}`,
      facts: { available: 1, quantity: 2 },
    }))
    const promos = Array.from({ length: 5 }, (_, nth) => ({
      code: `${'Ж'.repeat(31)}${nth}`,
      promoId: null,
      accepted: false,
      reason: 'below-minimum' as const,
      facts: { minimum: pesos(99_999), missing: pesos(99_999) },
      on: 'goods' as const,
      amount: pesos(0),
    }))
    const full = { ...cart, quote: { ...cart.quote, problems, promos } }
    for (const screen of [cartScreen(full, wordsIn(language), 3), checkoutScreen(full, wordsIn(language))]) {
      const shown = screen.html.replaceAll(/<[^>]+>/g, '').replaceAll(/&\w+;/g, '&')
      expect(shown.length).toBeLessThanOrEqual(4096)
      expect(labels(screen).length).toBeLessThanOrEqual(100)
    }
    expect(cartScreen(full, wordsIn(language)).html).not.toContain('<<')
  })

  test('has one next step: what is missing, and only then the checkout', () => {
    const at = (code: 'cart.address-missing' | 'places.closed' | 'cart.below-minimum' | null) => {
      const facts = { minimum: pesos(100), missing: pesos(40), opensAt: '2026-11-24T11:00:00.000Z' }
      const problems = code === null ? [] : [{ code, lineId: null, facts }]
      const cart = sampleCart(1)
      return cartScreen({ ...cart, quote: { ...cart.quote, problems } }, words)
    }
    expect(labels(at(null)).at(-1)).toBe('✅ Check out · $190')
    expect(labels(at('cart.address-missing')).at(-1)).toBe('📍 Set the address')
    expect(labels(at('places.closed')).at(-1)).toBe('🕑 Choose a time')
    expect(at('places.closed').html).toContain('open on Tue 24 Nov, 08:00')
    expect(labels(at('cart.below-minimum')).at(-1)).toBe('🛍 Add more')
    expect(at('cart.below-minimum').html).toContain('We deliver here from $100: $40 more, please.')
  })

  test('shows every part of the price that is not nothing, and its reason', () => {
    const quote = {
      ...sampleQuote(pesos(500)),
      gross: pesos(550),
      tip: pesos(50),
      credit: pesos(10),
      promos: [
        {
          code: '<HI>',
          promoId: null,
          accepted: true,
          reason: null,
          facts: {},
          on: 'goods' as const,
          amount: pesos(20),
        },
        {
          code: 'NO',
          promoId: null,
          accepted: false,
          reason: 'over' as const,
          facts: {},
          on: 'goods' as const,
          amount: pesos(0),
        },
        {
          code: 'DOOR',
          promoId: null,
          accepted: true,
          reason: null,
          facts: {},
          on: 'delivery' as const,
          amount: pesos(40),
        },
      ],
      taxIncluded: [{ basisPoints: 2200, taxed: pesos(500), amount: pesos(90) }],
      total: pesos(570),
    }
    const { html } = cartScreen(sampleCart(1, { quote }), words)
    for (const part of [
      'Goods: $550',
      'Discount: −$50',
      'Code &lt;HI&gt;: −$20',
      'Your credit: −$10',
      'Delivery: $90\nCode DOOR: −$40',
      'NO does not count: no longer valid',
      'Tip for the driver: $50',
      '<b>Total: $570</b>',
      'includes 22 % tax: $90',
    ])
      expect(html).toContain(part)
    const free = {
      ...quote,
      deliveryFee: { ...quote.deliveryFee, amount: pesos(0), reason: 'free-above' as const },
    }
    expect(cartScreen(sampleCart(1, { quote: free }), words).html).toContain('free, thanks to the size')
    const unknown = { ...quote, deliveryFee: { ...quote.deliveryFee, reason: 'unknown' as const } }
    expect(cartScreen(sampleCart(1, { quote: unknown }), words).html).toContain('depends on the address')
  })

  test('says when the chosen money no longer covers the total', () => {
    expect(cartScreen(sampleCart(3, { cashFrom: pesos(200) }), words).html).toContain('covers $390')
    expect(cartScreen(sampleCart(3, { cashFrom: pesos(400) }), words).html).not.toContain('covers')
  })
})
