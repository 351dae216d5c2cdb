import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Geocoder } from '../../services/ports/geocoder.ts'
import { addressBook } from './address-book.ts'

const file = join(tmpdir(), `gora-addresses-${process.pid}.json`)
let book: Geocoder
beforeAll(async () => {
  await writeFile(
    file,
    JSON.stringify([
      { street: 'José Ellauri', number: '896', lat: -34.92, lng: -56.155 },
      { street: 'José Ellauri', number: '900', lat: -34.921, lng: -56.156 },
      { street: 'Bulevar General Artigas', number: '1825', lat: -34.895, lng: -56.165 },
      { street: 'Avenida 18 de Julio', number: '1261', lat: -34.9056, lng: -56.1889 },
    ]),
  )
  book = await addressBook(file)
})
afterAll(() => rm(file, { force: true }))

test.each([
  ['jose elauri 900', 'José Ellauri 900'],
  ['José Ellauri 899', 'José Ellauri 900'],
  ['bvar artigas 1825', 'Bulevar General Artigas 1825'],
  ['18 de julio 1261', 'Avenida 18 de Julio 1261'],
])('"%s" means %s', async (typed, meant) => {
  expect((await book.find(typed))[0]?.text).toBe(meant)
})

test('nonsense means nothing', async () => {
  for (const text of ['', '  ', '🍕', 'zzzzzzzzz 12', "'; drop table users; --"])
    expect(await book.find(text)).toEqual([])
})

test('the nearest door is named, and none far from everything', async () => {
  expect(await book.nearest({ latitude: -34.9057, longitude: -56.189 })).toBe('Avenida 18 de Julio 1261')
  expect(await book.nearest({ latitude: -34.8, longitude: -56.0 })).toBeNull()
})

test('without a file it knows nothing and says so', async () => {
  const empty = await addressBook(null)
  expect(await empty.find('Ellauri 900')).toEqual([])
  expect(await empty.nearest({ latitude: 0, longitude: 0 })).toBeNull()
})
