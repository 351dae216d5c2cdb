import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PromoTerms } from '../promo/promo.ts'
import { isNegative, minus, money, plus, sum } from '../shared/money.ts'
import type { Discount } from './discount.ts'
import { canBePlaced, promoTotal, type Quote, quote, reductionTotal, requirePlaceable } from './quote.ts'
import type { QuoteInput, QuoteLineInput } from './quote-input.ts'
import { quoteFromJson, quoteToJson } from './quote-json.ts'

const pesos = (units: number) => money('UYU', units)
const at = new Date('2026-11-23T15:30:00Z')

const line = (change: Partial<QuoteLineInput> = {}): QuoteLineInput => ({
  lineId: 'lin_1',
  productId: 'prd_1',
  variantId: 'var_1',
  categoryId: 'cat_1',
  quantity: 2,
  unitPrice: pesos(10_000),
  options: [{ optionId: 'opt_1', priceDelta: pesos(1_500) }],
  available: null,
  taxBasisPoints: 2_200,
  ...change,
})
const promo = (change: Partial<PromoTerms> = {}): PromoTerms => ({
  id: 'prm_1',
  effect: { kind: 'percent', basisPoints: 1_000, cap: null },
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
const zone: QuoteInput['destination'] = {
  kind: 'zone',
  metres: 1_200,
  timeZone: 'America/Montevideo',
  fees: {
    base: pesos(8_000),
    bands: [],
    surcharges: [],
    freeAbove: pesos(100_000),
    minimumOrder: pesos(20_000),
  },
}
const input = (change: Partial<QuoteInput> = {}): QuoteInput => ({
  currency: 'UYU',
  at,
  deliverAt: at,
  lines: [line()],
  discounts: [],
  promos: [],
  isFirstOrder: false,
  credit: pesos(0),
  destination: zone,
  deliveryTaxBasisPoints: 2_200,
  tip: pesos(0),
  opening: { isOpen: true, opensAt: null },
  slot: null,
  ...change,
})
const tenOff: Discount = {
  id: 'dsc_1',
  productId: null,
  categoryId: 'cat_1',
  basisPoints: 1_000,
  startsAt: null,
  endsAt: null,
}
const codesOf = (quoted: Quote) => quoted.problems.map(problem => problem.code)

describe('a quote', () => {
  test('goes through goods, discount, code, credit, fee, tip and tax in this order', () => {
    const quoted = quote(
      input({
        discounts: [tenOff],
        promos: [{ code: 'TEN', terms: promo() }],
        credit: pesos(1_000),
        tip: pesos(500),
      }),
    )
    // 2 x (10 000 + 1 500) = 23 000, less 2 300, less 10 % of 20 700, less credit 1 000, plus 8 000 and 500
    expect(quoted.lines[0]).toMatchObject({
      unitPrice: pesos(11_500),
      gross: pesos(23_000),
      discount: pesos(2_300),
      net: pesos(20_700),
      promo: pesos(2_070),
    })
    expect(quoted).toMatchObject({
      gross: pesos(23_000),
      discounts: [{ discountId: 'dsc_1', amount: pesos(2_300) }],
      subtotal: pesos(20_700),
      credit: pesos(1_000),
      deliveryFee: { amount: pesos(8_000), reason: 'zone' },
      tip: pesos(500),
      total: pesos(26_130),
      problems: [],
    })
    // Tax within 18 630 of goods and 8 000 of delivery: credit is a way to pay, not a lower price.
    expect(quoted.taxIncluded).toEqual([{ basisPoints: 2_200, taxed: pesos(26_630), amount: pesos(4_802) }])
    expect(promoTotal(quoted)).toEqual(pesos(2_070))
    expect(reductionTotal(quoted)).toEqual(pesos(5_370))
    expect(canBePlaced(quoted)).toBe(true)
    expect(() => requirePlaceable(quoted)).not.toThrow()
  })

  test('an option may make a piece cheaper, but never cheaper than nothing', () => {
    const cheaper = (delta: number) =>
      quote(input({ lines: [line({ options: [{ optionId: 'opt_1', priceDelta: pesos(delta) }] })] }))
    expect(cheaper(-4_000).gross).toEqual(pesos(12_000))
    expect(cheaper(-40_000).gross).toEqual(pesos(0))
  })

  test('each refused code says why and costs nothing; the others still count', () => {
    const quoted = quote(
      input({
        promos: [
          { code: 'nope', terms: null },
          { code: ' ten', terms: promo() },
          { code: 'TEN ', terms: promo() },
          { code: 'NEW', terms: promo({ id: 'prm_2', isForFirstOrder: true }) },
          { code: 'ALONE', terms: promo({ id: 'prm_3', stacks: false }) },
          { code: 'OTHER', terms: promo({ id: 'prm_4', categoryIds: ['cat_other'] }) },
          { code: 'FREE', terms: promo({ id: 'prm_5', effect: { kind: 'free-delivery' } }) },
          { code: 'FREE2', terms: promo({ id: 'prm_6', effect: { kind: 'free-delivery' } }) },
        ],
      }),
    )
    expect(quoted.promos.map(({ accepted, reason }) => (accepted ? 'yes' : reason))).toEqual([
      'unknown',
      'yes',
      'twice',
      'first-order-only',
      'not-with-others',
      'nothing-to-reduce',
      'yes',
      'nothing-to-reduce',
    ])
    // 23 000 less 2 300; delivery is paid by the code, and the fee still shows what it was.
    expect(quoted.total).toEqual(pesos(20_700))
    expect(quoted.deliveryFee.amount).toEqual(pesos(8_000))
  })

  test('a second code takes its share of what the first one left', () => {
    const sixtyOff = (id: 'prm_1' | 'prm_2') =>
      promo({ id, effect: { kind: 'percent', basisPoints: 6_000, cap: null } })
    const quoted = quote(
      input({
        promos: [
          { code: 'ONE', terms: sixtyOff('prm_1') },
          { code: 'TWO', terms: sixtyOff('prm_2') },
        ],
      }),
    )
    expect(quoted.promos.map(one => one.amount)).toEqual([pesos(13_800), pesos(5_520)])
    expect(quoted.total).toEqual(pesos(11_680))
  })

  test('a code for one category leaves the other lines alone', () => {
    const quoted = quote(
      input({
        lines: [line(), line({ lineId: 'lin_2', categoryId: 'cat_2', unitPrice: pesos(99), options: [] })],
        promos: [
          {
            code: 'CAT2',
            terms: promo({ categoryIds: ['cat_2'], effect: { kind: 'fixed', amount: pesos(9_999) } }),
          },
        ],
      }),
    )
    expect(quoted.lines.map(one => one.promo)).toEqual([pesos(0), pesos(198)])
    expect(quoted.promos[0]?.amount).toEqual(pesos(198))
  })

  test('free delivery and the minimum look at the goods before codes', () => {
    const big = [line({ quantity: 9 })]
    const halfOff = [
      { code: 'HALF', terms: promo({ effect: { kind: 'percent', basisPoints: 5_000, cap: null } }) },
    ]
    expect(quote(input({ lines: big, promos: halfOff })).deliveryFee.reason).toBe('free-above')
    expect(codesOf(quote(input({ promos: halfOff })))).toEqual([])
    expect(codesOf(quote(input({ discounts: [{ ...tenOff, basisPoints: 5_000 }] })))).toEqual([
      'cart.below-minimum',
    ])
  })

  test('credit pays for goods only, and never more than they cost', () => {
    const quoted = quote(input({ credit: pesos(1_000_000), tip: pesos(700) }))
    expect(quoted.credit).toEqual(pesos(23_000))
    expect(quoted.total).toEqual(pesos(8_700))
    expect(quote(input({ credit: pesos(-5) })).credit).toEqual(pesos(0))
  })

  test('a negative tip is refused', () => {
    expect(() => quote(input({ tip: pesos(-1) }))).toThrow(expect.objectContaining({ code: 'cart.bad-tip' }))
  })

  test('pickup costs no delivery', () => {
    const quoted = quote(input({ destination: { kind: 'pickup' } }))
    expect(quoted.deliveryFee).toEqual({ amount: pesos(0), reason: 'pickup', parts: [] })
    expect(quoted.problems).toEqual([])
  })

  test.each([
    ['an empty cart', { lines: [] }, ['cart.empty']],
    ['no address yet', { destination: { kind: 'unknown' } }, ['cart.address-missing']],
    ['a far address', { destination: { kind: 'out-of-zone' } }, ['places.out-of-zone']],
    ['too little', { lines: [line({ quantity: 1 })] }, ['cart.below-minimum']],
    ['closed doors', { opening: { isOpen: false, opensAt: at } }, ['places.closed']],
    ['closed doors, but a slot', { opening: { isOpen: false, opensAt: at }, slot: { isFull: false } }, []],
    ['a full slot', { slot: { isFull: true } }, ['places.slot-full']],
    ['a sold-out line', { lines: [line({ available: 0 })] }, ['stock.sold-out']],
    ['a short line', { lines: [line({ available: 1 })] }, ['stock.not-enough']],
    ['just enough', { lines: [line({ available: 2 })] }, []],
    [
      'several at once',
      { lines: [line({ available: 0 })], destination: { kind: 'unknown' } },
      ['stock.sold-out', 'cart.address-missing'],
    ],
  ] as const)('%s', (_, change, expected) => {
    const quoted = quote(input(change as Partial<QuoteInput>))
    expect(codesOf(quoted)).toEqual(expected)
    const [first] = expected
    if (first) expect(() => requirePlaceable(quoted)).toThrow(expect.objectContaining({ code: first }))
  })

  test('two lines of one variant must not ask for more than there is', () => {
    const quoted = quote(
      input({ lines: [line({ available: 3 }), line({ lineId: 'lin_2', available: 3, options: [] })] }),
    )
    expect(quoted.problems).toEqual([
      { code: 'stock.not-enough', lineId: 'lin_2', facts: { available: 1, quantity: 2 } },
    ])
  })
})

const units = fc.integer({ min: 0, max: 5_000_000 })
const categoryId = fc.constantFrom('cat_1', 'cat_2', 'cat_3')
const anyLine: fc.Arbitrary<QuoteLineInput> = fc.record({
  lineId: fc.integer().map(number => `lin_${number}` as const),
  productId: fc.constantFrom('prd_1', 'prd_2'),
  variantId: fc.constantFrom('var_1', 'var_2'),
  categoryId,
  quantity: fc.integer({ min: 1, max: 99 }),
  unitPrice: units.map(pesos),
  options: fc.array(
    fc.record({
      optionId: fc.constantFrom('opt_1', 'opt_2'),
      priceDelta: fc.integer({ min: -100_000, max: 100_000 }).map(pesos),
    }),
    { maxLength: 3 },
  ),
  available: fc.option(fc.integer({ min: 0, max: 50 })),
  taxBasisPoints: fc.constantFrom(0, 1_000, 2_200),
})
const anyPromo: fc.Arbitrary<QuoteInput['promos'][number]> = fc.record({
  code: fc.constantFrom('A', 'B', 'C', 'D'),
  terms: fc.option(
    fc.record({
      id: fc.constantFrom('prm_1', 'prm_2'),
      effect: fc.oneof(
        fc.record({
          kind: fc.constant('percent' as const),
          basisPoints: fc.integer({ min: 0, max: 15_000 }),
          cap: fc.option(units.map(pesos)),
        }),
        fc.record({ kind: fc.constant('fixed' as const), amount: units.map(pesos) }),
        fc.record({ kind: fc.constant('free-delivery' as const) }),
      ),
      minimumBasket: fc.option(units.map(pesos)),
      isForFirstOrder: fc.boolean(),
      startsAt: fc.constant(null),
      endsAt: fc.constant(null),
      usesLeft: fc.option(fc.integer({ min: 0, max: 2 })),
      usesLeftForCustomer: fc.constant(null),
      categoryIds: fc.array(categoryId, { maxLength: 2 }),
      stacks: fc.boolean(),
    }),
  ),
})
const anyInput: fc.Arbitrary<QuoteInput> = fc
  .record({
    lines: fc.array(anyLine, { maxLength: 6 }),
    discounts: fc.array(
      fc.record({
        id: fc.constantFrom('dsc_1', 'dsc_2'),
        productId: fc.constantFrom(null, 'prd_1'),
        categoryId: fc.constantFrom(null, 'cat_1'),
        basisPoints: fc.integer({ min: 0, max: 12_000 }),
        startsAt: fc.constant(null),
        endsAt: fc.constant(null),
      }),
      { maxLength: 3 },
    ),
    promos: fc.array(anyPromo, { maxLength: 4 }),
    isFirstOrder: fc.boolean(),
    credit: units.map(pesos),
    tip: units.map(pesos),
    deliveryTaxBasisPoints: fc.constantFrom(0, 2_200),
    destination: fc.constantFrom<QuoteInput['destination']>(
      zone,
      { kind: 'pickup' },
      { kind: 'unknown' },
      { kind: 'out-of-zone' },
    ),
    opening: fc.constantFrom({ isOpen: true, opensAt: null }, { isOpen: false, opensAt: at }),
    slot: fc.constantFrom(null, { isFull: false }, { isFull: true }),
  })
  .map(change => input(change))

describe('whatever is in the cart', () => {
  test('the parts add up to the total', () => {
    fc.assert(
      fc.property(anyInput, given => {
        const quoted = quote(given)
        const promos = promoTotal(quoted)
        expect(quoted.total).toEqual(
          plus(
            plus(minus(minus(quoted.subtotal, promos), quoted.credit), quoted.deliveryFee.amount),
            quoted.tip,
          ),
        )
        const all = (pick: (one: Quote['lines'][number]) => Quote['total']) =>
          sum('UYU', quoted.lines.map(pick))
        expect(all(one => one.net)).toEqual(quoted.subtotal)
        expect(all(one => one.gross)).toEqual(quoted.gross)
        expect(all(one => one.discount)).toEqual(
          sum(
            'UYU',
            quoted.discounts.map(one => one.amount),
          ),
        )
        expect(all(one => one.promo)).toEqual(
          sum(
            'UYU',
            quoted.promos.filter(one => one.on === 'goods').map(one => one.amount),
          ),
        )
        expect(minus(quoted.gross, reductionTotal(quoted))).toEqual(
          minus(minus(quoted.total, quoted.deliveryFee.amount), quoted.tip),
        )
      }),
      { numRuns: 500 },
    )
  })

  test('nothing is ever negative, and no line gives back more than it costs', () => {
    fc.assert(
      fc.property(anyInput, given => {
        const quoted = quote(given)
        const amounts = [
          quoted.total,
          quoted.subtotal,
          quoted.credit,
          quoted.deliveryFee.amount,
          ...quoted.promos.map(one => one.amount),
          ...quoted.taxIncluded.map(tax => tax.amount),
          ...quoted.lines.flatMap(one => [
            one.gross,
            one.discount,
            one.net,
            one.promo,
            minus(one.net, one.promo),
          ]),
        ]
        expect(amounts.filter(isNegative)).toEqual([])
        expect(isNegative(minus(quoted.total, quoted.tip))).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  test('a code is either taken, or refused with a reason and without an amount', () => {
    fc.assert(
      fc.property(anyInput, given => {
        for (const { accepted, reason, amount } of quote(given).promos) {
          expect(accepted).toBe(reason === null)
          expect(accepted).toBe(amount.units > 0n)
        }
      }),
    )
  })

  test('the quote survives JSON', () => {
    fc.assert(
      fc.property(anyInput, given => {
        const quoted = quote(given)
        expect(quoteFromJson(JSON.parse(JSON.stringify(quoteToJson(quoted))))).toEqual(quoted)
      }),
    )
  })
})
