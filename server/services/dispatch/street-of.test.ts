import { expect, test } from 'vitest'
import { streetOf } from './street-of.ts'

test.each([
  ['Rivera 1234', 'Rivera'],
  ['Rivera 1234 bis, piso 3, Montevideo', 'Rivera'],
  ['Avenida Italia 2000 apto 5', 'Avenida Italia'],
  ['221B Baker Street', 'Baker Street'],
  ['18 de Julio 1234', '18 de Julio'],
  ['25 de Mayo', '25 de Mayo'],
  ['улица Ленина 5, кв. 7', 'улица Ленина'],
  ['Rambla #12', 'Rambla'],
  ['Plaza Independencia', 'Plaza Independencia'],
  ['34.9053° S, 56.1851° W', null],
  ['1234', null],
  ['—', null],
  ['', null],
])('%s is in %s', (address, street) => {
  expect(streetOf(address)).toBe(street)
})
