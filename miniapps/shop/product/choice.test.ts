import { expect, test } from 'vitest'
import { costOf, firstChoice, isComplete, type ProductView, toggle } from './choice.ts'

const said = (text: string) => ({ en: text, ru: text, es: text })
const pesos = (units: string) => ({ currency: 'UYU' as const, units })
const option = (id: string, units = '0') => ({ id, names: said(id), priceDelta: pesos(units) })
const pizza: ProductView = {
  id: 'prd_1',
  categoryId: 'cat_1',
  names: said('Pizza'),
  descriptions: said(''),
  pictureId: null,
  variants: [
    { id: 'small', names: said('S'), price: pesos('30000'), priceNow: pesos('30000'), available: 0 },
    { id: 'large', names: said('L'), price: pesos('60000'), priceNow: pesos('50000'), available: 7 },
  ],
  optionGroups: [
    {
      id: 'crust',
      names: said('Crust'),
      minimum: 1,
      maximum: 1,
      options: [option('thin'), option('thick', '2000')],
    },
    {
      id: 'on-top',
      names: said('On top'),
      minimum: 0,
      maximum: 2,
      options: [option('olives', '1500'), option('basil'), option('less-cheese', '-1000')],
    },
    {
      id: 'sauces',
      names: said('Sauces'),
      minimum: 2,
      maximum: 3,
      options: [option('a'), option('b'), option('c')],
    },
  ],
}
const [crust, onTop, sauces] = pizza.optionGroups as [
  ProductView['optionGroups'][number],
  ProductView['optionGroups'][number],
  ProductView['optionGroups'][number],
]

test('it begins with what is there, and with what has to be chosen anyway', () => {
  expect(firstChoice(pizza)).toEqual({ variantId: 'large', optionIds: ['thin'], quantity: 1 })
})

test('where one fits, another takes its place, and the last one stays', () => {
  const thick = toggle(crust, firstChoice(pizza), 'thick')
  expect(thick.optionIds).toEqual(['thick'])
  expect(toggle(crust, thick, 'thick').optionIds).toEqual(['thick'])
})

test('no more than fits, and each can be left again', () => {
  const two = ['olives', 'basil'].reduce((chosen, id) => toggle(onTop, chosen, id), firstChoice(pizza))
  expect(toggle(onTop, two, 'less-cheese')).toEqual(two)
  expect(toggle(onTop, two, 'olives').optionIds).toEqual(['thin', 'basil'])
})

test('it is complete when every group has enough and the variant is there', () => {
  const one = toggle(sauces, firstChoice(pizza), 'a')
  expect(isComplete(pizza, one)).toBe(false)
  const both = toggle(sauces, one, 'b')
  expect(isComplete(pizza, both)).toBe(true)
  expect(isComplete(pizza, { ...both, variantId: 'small' })).toBe(false)
})

test('the cost counts discounts, options that make it cheaper, and how many', () => {
  const chosen = ['olives', 'less-cheese'].reduce((all, id) => toggle(onTop, all, id), firstChoice(pizza))
  expect(costOf(pizza, { ...chosen, quantity: 3 })).toEqual(pesos('151500'))
})
