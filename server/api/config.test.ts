import { afterAll, beforeAll, expect, test } from 'vitest'
import { town } from '../testing/little-town.ts'
import type { Installation } from './installation.ts'
import { type ApiHouse, openApiHouse } from './testing/api-house.ts'

let api: ApiHouse
let faces: Awaited<ReturnType<Installation['bots']>> = { customer: null, crew: null, sales: null }
beforeAll(async () => {
  api = await openApiHouse({
    installation: {
      map: { styleUrl: null, tilesUrl: '/map/town.pmtiles', attribution: '© someone <b>' },
      bots: async () => faces,
    },
  })
})
afterAll(() => api.close())

test('anybody learns what map there is, how far the business reaches and how its bots are called', async () => {
  faces = { customer: { username: 'CornerBot', name: 'The Corner' }, crew: null, sales: null }
  const answer = await api.ask('GET', '/api/config')
  expect(answer.json()).toEqual({
    map: {
      styleUrl: null,
      tilesUrl: '/map/town.pmtiles',
      attribution: '© someone <b>',
      center: { latitude: -34.89, longitude: -56.155 },
      bounds: [-56.22, -34.94, -56.09, -34.85],
    },
    business: { name: 'The Corner', currency: 'UYU' },
    bots: { customer: 'CornerBot', crew: null, sales: null },
  })
  const again = await api.ask('GET', '/api/config', {
    headers: { 'if-none-match': String(answer.headers.etag) },
  })
  expect([again.statusCode, again.body]).toEqual([304, ''])
})

test('a bot that is not known and a branch that is closed for good are left out', async () => {
  faces = { customer: null, crew: null, sales: null }
  const { prisma } = api.house.db
  expect((await api.ask('GET', '/api/config')).json().business.name).toBe('Corner Bakery')
  await prisma.zone.update({ where: { id: town.zoneId }, data: { isActive: false } })
  expect((await api.ask('GET', '/api/config')).json().map.bounds).toEqual([-56.155, -34.89, -56.155, -34.89])
  await prisma.branch.update({ where: { id: town.branchId }, data: { isActive: false } })
  expect((await api.ask('GET', '/api/config')).json().map).toMatchObject({
    center: { latitude: 0, longitude: 0 },
    bounds: null,
  })
})
