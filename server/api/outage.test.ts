import { afterAll, beforeAll, expect, test } from 'vitest'
import { randomIds } from '../adapters/ids/random-ids.ts'
import { photon } from '../adapters/maps/photon.ts'
import { buildPlaces } from '../services/places/service.ts'
import { town } from '../testing/little-town.ts'
import { type ApiHouse, openApiHouse } from './testing/api-house.ts'

let api: ApiHouse
let lonely: ApiHouse
beforeAll(async () => {
  api = await openApiHouse()
  const { db, clock, services } = api.house
  const places = buildPlaces({ db, clock, ids: randomIds, geocoder: photon('http://127.0.0.1:1') })
  lonely = await openApiHouse({ services: { ...services, places } })
})
afterAll(async () => {
  await lonely.close()
  await api.close()
})

test('while nobody knows addresses, a search says when to come again, and a point on the map can still be chosen', async () => {
  const { accessToken } = await lonely.signIn('shop', { id: 41, language_code: 'es' })
  const ask = (url: string) => lonely.ask('GET', `/api/shop/addresses/${url}`, { token: accessToken })
  const { latitude, longitude } = town.inside
  const searched = await ask('search?text=Rivera')
  expect([searched.statusCode, searched.json().code]).toEqual([503, 'outage'])
  expect(Number(searched.headers['retry-after'])).toBeGreaterThan(0)
  expect(searched.body).not.toMatch(/127\.0\.0\.1|photon|geocoder/i)
  const pinned = await ask(`at?latitude=${latitude}&longitude=${longitude}`)
  expect([pinned.statusCode, pinned.json().text]).toEqual([200, '34.9050° S, 56.1650° W'])
})
