import { describe, expect, test } from 'vitest'
import { money } from '../shared/money.ts'
import { finalObjectionTo, objectionFacts, objectionTo, type PromoTerms, promoAmount } from './promo.ts'

const pesos = (units: number) => money('UYU', units)
const at = new Date('2026-11-23T12:00:00Z')
const terms = (change: Partial<PromoTerms> = {}): PromoTerms => ({
  id: 'prm_1',
  effect: { kind: 'fixed', amount: pesos(100) },
  minimumBasket: null,
  isForFirstOrder: false,
  startsAt: null,
  endsAt: null,
  usesLeft: null,
  usesLeftForCustomer: null,
  categoryIds: [],
  stacks: true,
  ...change,
})
const moment = { at, basket: pesos(1_000), isFirstOrder: false, together: [] as PromoTerms[] }

describe('a promo code', () => {
  test.each([
    ['without terms', {}, null],
    ['not yet valid', { startsAt: new Date('2026-11-23T12:00:01Z') }, 'not-yet'],
    ['valid from now', { startsAt: at }, null],
    ['over', { endsAt: at }, 'over'],
    ['used up', { usesLeft: 0 }, 'used-up'],
    ['with one use left', { usesLeft: 1, usesLeftForCustomer: 1 }, null],
    ['used by this customer', { usesLeftForCustomer: 0 }, 'used-by-you'],
    ['for newcomers', { isForFirstOrder: true }, 'first-order-only'],
    ['for a bigger basket', { minimumBasket: pesos(1_001) }, 'below-minimum'],
    ['for just this basket', { minimumBasket: pesos(1_000) }, null],
  ] as const)('%s: %s', (_, change, expected) => {
    expect(objectionTo(terms(change), moment)).toBe(expected)
  })

  test('is refused for good only when no other basket would help', () => {
    expect(finalObjectionTo(terms({ endsAt: at }), moment)).toBe('over')
    expect(finalObjectionTo(terms({ usesLeft: 0 }), moment)).toBe('used-up')
    expect(finalObjectionTo(terms({ usesLeftForCustomer: 0 }), moment)).toBe('used-by-you')
    for (const change of [{}, { minimumBasket: pesos(1_001) }, { isForFirstOrder: true }])
      expect(finalObjectionTo(terms(change), moment)).toBeNull()
  })

  test('says from which basket on it counts and what is missing, or from when on', () => {
    const startsAt = new Date('2026-11-24T12:00:00Z')
    const later = terms({ minimumBasket: pesos(1_500), startsAt })
    expect(objectionFacts('below-minimum', later, pesos(1_000))).toEqual({
      minimum: pesos(1_500),
      missing: pesos(500),
    })
    expect(objectionFacts('not-yet', later, pesos(1_000))).toEqual({ startsAt: startsAt.toISOString() })
    expect(objectionFacts('over', later, pesos(1_000))).toEqual({})
  })

  test('goes with another only when both go together', () => {
    const alone = terms({ stacks: false })
    expect(objectionTo(terms(), { ...moment, together: [terms()] })).toBeNull()
    expect(objectionTo(alone, { ...moment, together: [terms()] })).toBe('not-with-others')
    expect(objectionTo(terms(), { ...moment, together: [alone] })).toBe('not-with-others')
    expect(objectionTo(alone, moment)).toBeNull()
  })

  test.each([
    [{ kind: 'percent', basisPoints: 1_500, cap: null }, 999, 149],
    [{ kind: 'percent', basisPoints: 1_500, cap: pesos(100) }, 999, 100],
    [{ kind: 'percent', basisPoints: 20_000, cap: null }, 999, 999],
    [{ kind: 'fixed', amount: pesos(300) }, 999, 300],
    [{ kind: 'fixed', amount: pesos(300) }, 200, 200],
    [{ kind: 'free-delivery' }, 700, 700],
    [{ kind: 'fixed', amount: pesos(300) }, 0, 0],
  ] as const)('%o takes off %i: %i', (effect, touchable, expected) => {
    expect(promoAmount(effect, pesos(touchable))).toEqual(pesos(expected))
  })
})
