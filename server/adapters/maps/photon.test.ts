import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Geocoder } from '../../services/ports/geocoder.ts'
import { Outage } from '../../services/ports/outage.ts'
import { photon } from './photon.ts'

let server: Server
let address: string
let asked: URL[] = []
let answer: (asked: URL, response: ServerResponse, request: IncomingMessage) => void
let geocoder: Geocoder

const json = (response: ServerResponse, status: number, body: unknown) =>
  response.writeHead(status, { 'content-type': 'application/json;charset=utf-8' }).end(JSON.stringify(body))
const feature = (longitude: number, latitude: number, properties: object) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [longitude, latitude] },
  properties: { osm_key: 'place', osm_type: 'N', osm_id: 1, countrycode: 'UY', ...properties },
})
const found = (...features: object[]) => ({ type: 'FeatureCollection', features })
const ellauri = feature(-56.155, -34.92, {
  street: 'José Ellauri',
  housenumber: '900',
  district: 'Pocitos',
  city: 'Montevideo',
})

beforeAll(async () => {
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://photon')
    asked.push(url)
    answer(url, response, request)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  asked = []
  geocoder = photon(address)
})

const place = { latitude: -34.92, longitude: -56.155 }

describe('a Photon server', () => {
  test('is asked for what was typed, near where it was typed, in the language of whoever did', async () => {
    answer = (_url, response) => json(response, 200, found(ellauri))
    expect(await geocoder.find(' ellauri 900 & co? ', place, 'en')).toEqual([
      { text: 'José Ellauri 900, Montevideo', place },
    ])
    expect(asked[0]?.pathname).toBe('/api')
    expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toEqual({
      q: 'ellauri 900 & co?',
      limit: '5',
      lat: '-34.92',
      lon: '-56.155',
      lang: 'en',
    })
  })

  test('names what it finds by door, by name, or by town, and what has no name is left out', async () => {
    answer = (_url, response) =>
      json(
        response,
        200,
        found(
          feature(1, 2, { name: 'Mercado', street: 'Piedras', housenumber: '1', city: 'Montevideo' }),
          feature(1, 2, { name: 'Rambla Wilson', city: 'Montevideo' }),
          feature(1, 2, { name: 'Rambla Wilson', housenumber: '7' }),
          feature(1, 2, { name: 'Montevideo', city: 'Montevideo' }),
          feature(1, 2, {}),
          { type: 'Feature', geometry: null, properties: null },
          feature(999, 2, { name: 'Nowhere' }),
          { geometry: { type: 'LineString', coordinates: [[1, 2]] }, properties: { name: 'A way' } },
        ),
      )
    expect((await geocoder.find('x y')).map(({ text }) => text)).toEqual([
      'Mercado, Piedras 1, Montevideo',
      'Rambla Wilson, Montevideo',
      'Rambla Wilson 7',
      'Montevideo',
    ])
  })

  test('that does not speak the language is asked without it, and next time at once so', async () => {
    answer = (url, response) =>
      url.searchParams.has('lang')
        ? json(response, 400, {
            message: 'language es is not supported, supported languages are: default, en',
          })
        : json(response, 200, found(ellauri))
    for (const times of [2, 3]) {
      expect(await geocoder.find('ellauri 900', undefined, 'es')).toHaveLength(1)
      expect(asked).toHaveLength(times)
    }
  })

  test('says what is at a point, and nothing when that is far from it', async () => {
    answer = (_url, response) => json(response, 200, found(ellauri))
    expect(await geocoder.nearest(place, 'en')).toBe('José Ellauri 900, Montevideo')
    expect(asked[0]?.pathname).toBe('/reverse')
    expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toMatchObject({
      lat: '-34.92',
      lon: '-56.155',
      radius: '0.12',
    })
    expect(await geocoder.nearest({ latitude: -34.93, longitude: -56.155 })).toBeNull()
    answer = (_url, response) => json(response, 200, found())
    expect(await geocoder.nearest(place)).toBeNull()
    expect(await geocoder.find('nothing of the kind')).toEqual([])
  })

  test('is not asked for what nobody typed', async () => {
    expect(await geocoder.find('  a ')).toEqual([])
    expect(asked).toEqual([])
  })
})

describe('a Photon server in trouble is an outage, and no answer', () => {
  test.each<[string, typeof answer]>([
    ['it fails', (_url, response) => json(response, 500, { message: 'index is closed' })],
    ['it is overrun', (_url, response) => json(response, 429, {})],
    ['it refuses', (_url, response) => json(response, 400, { message: 'missing search term' })],
    ['it talks HTML', (_url, response) => response.writeHead(200).end('<html>welcome</html>')],
    ['it says something else', (_url, response) => json(response, 200, { features: 'none' })],
    [
      'it hangs up in the middle',
      (_url, response) =>
        response.writeHead(200, { 'content-length': 100 }).write('{', () => response.destroy()),
    ],
  ])('%s', async (_what, trouble) => {
    answer = trouble
    await expect(geocoder.find('ellauri 900', place, 'en')).rejects.toBeInstanceOf(Outage)
    await expect(geocoder.nearest(place)).rejects.toBeInstanceOf(Outage)
  })

  test('it says nothing for two seconds', async () => {
    answer = () => {}
    const begun = performance.now()
    await expect(geocoder.find('ellauri 900')).rejects.toBeInstanceOf(Outage)
    expect(performance.now() - begun).toBeGreaterThan(1900)
    expect(performance.now() - begun).toBeLessThan(4000)
  })

  test('it begins and does not go on', async () => {
    answer = (_url, response) => void response.writeHead(200).write('{"features":[')
    await expect(geocoder.find('ellauri 900')).rejects.toBeInstanceOf(Outage)
  })

  test('it is not there', async () => {
    await expect(photon('http://127.0.0.1:1').find('ellauri 900')).rejects.toBeInstanceOf(Outage)
  })
})
