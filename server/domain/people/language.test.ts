import { expect, test } from 'vitest'
import { languageFor } from './language.ts'

test.each([
  ['ru', 'ru'],
  ['es-419', 'es'],
  ['EN-gb', 'en'],
  ['uk', 'ru'],
  ['ca', 'es'],
  ['pt-br', 'en'],
  ['zh_Hans', 'en'],
  ['', 'en'],
  [undefined, 'en'],
  ['constructor', 'en'],
])('%s reads %s', (code, language) => {
  expect(languageFor(code)).toBe(language)
})
