import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordsIn } from '../../../locales/words.ts'
import { pesos, sampleCart, sampleProduct } from '../testing/samples.ts'
import {
  type Choice,
  choiceField,
  chosenIds,
  fingerprintOf,
  firstChoice,
  groupsOf,
  groupToChoose,
  isChosen,
  mostOptions,
  withOption,
} from './choice.ts'
import { productScreen } from './product-screen.ts'

test('a choice comes back out of a button as it went in', () => {
  fc.assert(
    fc.property(
      fc.record({
        variant: fc.integer({ min: 0, max: 19 }),
        options: fc.bigInt({ min: 0n, max: (1n << BigInt(mostOptions)) - 1n }),
        quantity: fc.integer({ min: 1, max: 99 }),
      }),
      choice => {
        expect(choiceField.read(choiceField.write(choice))).toEqual(choice)
      },
    ),
  )
  for (const text of ['', '1.2', '1.-.1', '100.0.1', '1.ABC.1', '1.0.1.1'])
    expect(choiceField.read(text)).toBeNull()
})

test('no way of tapping chooses more in a group than it allows', () => {
  const product = sampleProduct([0, 1, 4], [1, 2, 5], [0, 5, 3])
  const groups = groupsOf(product)
  const taps = groups.flatMap(group => group.options.map(option => ({ group, option })))
  fc.assert(
    fc.property(fc.array(fc.nat({ max: taps.length - 1 }), { maxLength: 40 }), pressed => {
      let choice: Choice = firstChoice(product)
      for (const at of pressed) {
        const tap = taps[at]
        if (tap) choice = withOption(tap.group, tap.option, choice) ?? choice
      }
      for (const group of groups) {
        const chosen = group.options.filter(option => isChosen(choice, option)).length
        expect(chosen).toBeLessThanOrEqual(group.maximum)
      }
    }),
  )
})

test('in a group of one the new choice takes the place of the old; a full group says so', () => {
  const product = sampleProduct([1, 1, 3], [0, 2, 3])
  const [one, two] = groupsOf(product)
  const [a, b] = one?.options ?? []
  const [c, d, e] = two?.options ?? []
  if (!one || !two || !a || !b || !c || !d || !e) throw new Error('the sample has these')
  const start = firstChoice(product)
  expect(groupToChoose(product, start)?.id).toBe(one.id)
  const withA = withOption(one, a, start)
  const withB = withA && withOption(one, b, withA)
  expect(withB && chosenIds(product, withB)).toEqual([b.id])
  const withC = withB && withOption(two, c, withB)
  const both = withC && withOption(two, d, withC)
  expect(both && withOption(two, e, both)).toBeNull()
  expect(both && groupToChoose(product, both)).toBeUndefined()
})

test('a fresh card offers what can be had, and a changed product has another fingerprint', () => {
  const product = sampleProduct([0, 1, 2])
  expect(firstChoice(product).variant).toBe(1)
  const [small, large] = product.variants
  if (!small || !large) throw new Error('the sample has both')
  expect(fingerprintOf({ ...product, variants: [large, small] })).not.toBe(fingerprintOf(product))
  expect(fingerprintOf({ ...product, optionGroups: [] })).not.toBe(fingerprintOf(product))
  expect(fingerprintOf({ ...product, names: { en: 'x', ru: 'x', es: 'x' } })).toBe(fingerprintOf(product))
})

test('the largest card fits Telegram', () => {
  const product = {
    ...sampleProduct([0, 9, 30], [0, 9, 30], [0, 9, 30]),
    descriptions: { en: 'x'.repeat(5000), ru: '', es: '' },
  }
  const choice = { variant: 1, options: (1n << 60n) - 1n, quantity: 9 }
  const screen = productScreen(
    { product, choice, cost: pesos(1), page: 99, cart: sampleCart(50) },
    wordsIn('en'),
  )
  const buttons = screen.keyboard?.inline_keyboard.flat() ?? []
  expect(screen.html.length).toBeLessThan(1024)
  expect(buttons.length).toBeLessThanOrEqual(100)
})
