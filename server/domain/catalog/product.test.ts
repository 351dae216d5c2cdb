import { describe, expect, test } from 'vitest'
import { money } from '../shared/money.ts'
import { checkSelection, inLanguage, type Option, type OptionGroup } from './product.ts'

const names = { en: 'x', ru: 'x', es: 'x' }
const option = (id: Option['id']): Option => ({ id, names, priceDelta: money('UYU', 0) })
const size: OptionGroup = {
  id: 'ogr_size',
  names,
  minimum: 1,
  maximum: 1,
  options: [option('opt_small'), option('opt_large')],
}
const extras: OptionGroup = {
  id: 'ogr_extras',
  names,
  minimum: 0,
  maximum: 2,
  options: [option('opt_cheese'), option('opt_bacon'), option('opt_egg')],
}

describe('a selection', () => {
  test('that keeps to every group comes back in the groups’ order', () => {
    const selection = checkSelection([size, extras], ['opt_egg', 'opt_large', 'opt_cheese'])
    expect(selection.ok && selection.options.map(chosen => chosen.id)).toEqual([
      'opt_large',
      'opt_cheese',
      'opt_egg',
    ])
  })

  test.each([
    [[], 'too-few', 'ogr_size'],
    [['opt_small', 'opt_large'], 'too-many', 'ogr_size'],
    [['opt_small', 'opt_cheese', 'opt_bacon', 'opt_egg'], 'too-many', 'ogr_extras'],
    [['opt_small', 'opt_small'], 'twice', null],
    [['opt_small', 'opt_gone'], 'unknown', null],
  ] as const)('%j is %s', (chosen, fault, groupId) => {
    expect(checkSelection([size, extras], chosen)).toMatchObject({
      ok: false,
      code: 'catalog.bad-selection',
      fault,
      groupId,
      facts: { fault, groupId },
    })
  })

  test('a product without groups takes no options', () => {
    expect(checkSelection([], [])).toEqual({ ok: true, options: [] })
    expect(checkSelection([], ['opt_x']).ok).toBe(false)
  })
})

test('a name left empty is shown in the default language, then in any', () => {
  expect(inLanguage({ en: 'Bread', ru: 'Хлеб', es: '' }, 'ru')).toBe('Хлеб')
  expect(inLanguage({ en: 'Bread', ru: 'Хлеб', es: '' }, 'es')).toBe('Bread')
  expect(inLanguage({ en: '', ru: 'Хлеб', es: '' }, 'es')).toBe('Хлеб')
  expect(inLanguage({ en: '', ru: '', es: '' }, 'es')).toBe('')
})
