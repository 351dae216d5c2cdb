import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FetchSource } from 'pmtiles'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiHouse, openApiHouse } from '../testing/api-house.ts'

const folder = mkdtempSync(join(tmpdir(), 'map-'))
const file = join(folder, 'town.pmtiles')
const content = Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 251))
const url = '/map/town.pmtiles'
let api: ApiHouse
beforeAll(async () => {
  writeFileSync(file, content)
  api = await openApiHouse({ mapFile: file })
})
afterAll(async () => {
  await api.close()
  rmSync(folder, { recursive: true })
})

const get = (headers: Record<string, string> = {}) => api.ask('GET', url, { headers })

test('a browser gets the bytes it asks for, and where they stand', async () => {
  for (const [range, start, end] of [
    ['bytes=0-126', 0, 126],
    ['bytes=990-2000', 990, 999],
    ['bytes=990-', 990, 999],
    ['bytes=-7', 993, 999],
    ['bytes=-5000', 0, 999],
  ] as const) {
    const answer = await get({ range })
    expect(answer.statusCode, range).toBe(206)
    expect(answer.headers['content-range'], range).toBe(`bytes ${start}-${end}/1000`)
    expect(answer.headers['content-length'], range).toBe(String(end - start + 1))
    expect(answer.rawPayload.equals(content.subarray(start, end + 1)), range).toBe(true)
  }
})

test('without a range, or with one that says nothing, the whole file comes', async () => {
  for (const range of ['', 'bytes=-', 'bytes=9-3', 'bytes=1-2,5-6', 'lines=1-2', 'bytes=a-b']) {
    const answer = await get(range === '' ? {} : { range })
    expect([answer.statusCode, answer.rawPayload.length], range).toEqual([200, 1000])
    expect(answer.headers['accept-ranges']).toBe('bytes')
  }
})

test('bytes that are not there are refused with the size', async () => {
  for (const range of ['bytes=1000-1001', 'bytes=-0']) {
    const answer = await get({ range })
    expect([answer.statusCode, answer.headers['content-range'], answer.body], range).toEqual([
      416,
      'bytes */1000',
      '',
    ])
  }
})

test('it is kept for long, and sent again only when it has changed', async () => {
  const first = await get()
  const tag = String(first.headers.etag)
  expect(tag).toMatch(/^"/)
  expect(first.headers['cache-control']).toMatch(/public, max-age=\d{5,}/)
  const again = await get({ 'if-none-match': tag })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  expect((await get({ range: 'bytes=0-9', 'if-range': tag })).statusCode).toBe(206)
  utimesSync(file, 1, 1)
  const changed = await get({ 'if-none-match': tag })
  expect([changed.statusCode, changed.headers.etag === tag]).toEqual([200, false])
  expect((await get({ range: 'bytes=0-9', 'if-range': tag })).statusCode).toBe(200)
})

test('mini apps on another host may read ranges of it', async () => {
  const origin = 'https://apps.test'
  const preflight = await api.ask('OPTIONS', url, {
    headers: {
      origin,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'range',
    },
  })
  expect(preflight.headers['access-control-allow-headers']).toContain('range')
  const { headers } = await get({ origin, range: 'bytes=0-9' })
  expect(headers).toMatchObject({
    'access-control-allow-origin': origin,
    'cross-origin-resource-policy': 'cross-origin',
  })
  expect(headers['access-control-expose-headers']).toContain('content-range')
})

test('the reader that the mini apps use understands it', async () => {
  const address = await api.app.listen({ host: '127.0.0.1', port: 0 })
  const { data, etag } = await new FetchSource(`${address}${url}`).getBytes(100, 50)
  expect(Buffer.from(data).equals(content.subarray(100, 150))).toBe(true)
  expect(etag).toBe((await get()).headers.etag)
})

test('where there is no such file nothing is served, and the rest is', async () => {
  const other = await openApiHouse({ mapFile: join(folder, 'absent.pmtiles') })
  expect((await other.ask('GET', url)).statusCode).toBe(404)
  expect((await other.ask('GET', '/health')).statusCode).toBe(200)
  await other.close()
})
