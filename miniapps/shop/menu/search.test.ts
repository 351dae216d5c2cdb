import { expect, test } from 'vitest'
import type { Menu } from '../state/shop.ts'
import { search, slipsBetween } from './search.ts'

const product = (id: string, en: string, ru: string, es: string, about = '') => ({
  id,
  names: { en, ru, es },
  descriptions: { en: about, ru: '', es: '' },
  pictureId: null,
  fromPrice: { currency: 'UYU' as const, units: '100' },
  isSoldOut: false,
  onlyVariantId: null,
})
const menu: Menu = {
  branchId: 'brn_1',
  categories: [
    {
      id: 'cat_1',
      names: { en: 'Food', ru: 'Еда', es: 'Comida' },
      emoji: null,
      products: [
        product('pizza', 'Margherita with burrata', 'Маргарита с бурратой', 'Margarita con burrata'),
        product('gnocchi', 'Gnocchi', 'Ньокки', 'Ñoquis', 'Like every 29th'),
        product('tea', 'Tea', 'Чай', 'Té'),
        product('burger', 'Burger', 'Бургер', 'Hamburguesa', 'With a slice of cheddar'),
      ],
    },
  ],
}
const found = (text: string) => search(menu, text).map(one => one.id)

test.each([
  ['marg', 'pizza'],
  ['burata', 'pizza'],
  ['BURRATA margherita', 'pizza'],
  ['mragarita', 'pizza'],
  ['noquis', 'gnocchi'],
  ['ньоки', 'gnocchi'],
  ['бургре', 'burger'],
  ['hamburgesa', 'burger'],
  ['té', 'tea'],
])('%s finds %s first', (text, id) => {
  expect(found(text)[0]).toBe(id)
})

test('what the story tells is found, after what the name says', () => {
  expect(found('cheddar')).toEqual(['burger'])
})

test.each(['', '   ', '—', 'zzzz', 'sushi', 'marg sushi'])('%j finds nothing', text => {
  expect(found(text)).toEqual([])
})

test('slips are counted as fingers make them', () => {
  expect(slipsBetween('pizza', 'pizza', 2)).toBe(0)
  expect(slipsBetween('piza', 'pizza', 2)).toBe(1)
  expect(slipsBetween('pziza', 'pizza', 2)).toBe(1)
  expect(slipsBetween('pizza', 'pasta', 1)).toBeGreaterThan(1)
})
