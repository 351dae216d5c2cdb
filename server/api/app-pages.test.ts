import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appPages } from './app-pages.ts'
import { answerAbsent, answerTrouble } from './errors.ts'
import type { Installation } from './installation.ts'

const script = 'console.log("shop")'
const noMap = { styleUrl: null, tilesUrl: '/map/town.pmtiles', attribution: '' }

const serve = async (dir: string, map: Installation['map'], localTelegram: string | null) => {
  const app = Fastify()
  app.setErrorHandler(answerTrouble)
  app.setNotFoundHandler(answerAbsent)
  await app.register(appPages({ origin: 'https://apps.example', dir, localTelegram }, map))
  return app
}

let dir: string
let app: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'gora-pages-'))
  await mkdir(join(dir, 'shop/assets'), { recursive: true })
  await writeFile(join(dir, 'secret.txt'), 'nobody may read this')
  await writeFile(join(dir, 'shop/index.html'), '<meta name="telegram-origin" content="%TELEGRAM_ORIGIN%">')
  await writeFile(join(dir, 'shop/assets/index-abc123.js'), script)
  await writeFile(join(dir, 'shop/sw.js'), '/* keeps the page */')
  await writeFile(join(dir, 'shop/assets/index-abc123.js.gz'), gzipSync(script))
  app = await serve(dir, noMap, null)
})
afterAll(async () => {
  await app.close()
  await rm(dir, { recursive: true, force: true })
})

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers })
const directive = (policy: unknown, name: string): string =>
  String(policy)
    .split('; ')
    .find(part => part.startsWith(`${name} `)) ?? ''

describe('a page', () => {
  test('may be held in a frame by Telegram alone, and fetches from home alone', async () => {
    const { statusCode, headers, body } = await get('/apps/shop/')
    expect(statusCode).toBe(200)
    expect(headers['x-frame-options']).toBeUndefined()
    expect(headers['cache-control']).toBe('no-cache')
    const policy = headers['content-security-policy']
    expect(directive(policy, 'frame-ancestors')).toBe(
      'frame-ancestors https://web.telegram.org https://*.telegram.org',
    )
    expect(directive(policy, 'connect-src')).toBe("connect-src 'self' wss://apps.example")
    expect(directive(policy, 'script-src')).toBe("script-src 'self'")
    expect(body).toContain('content=""')
  })

  test('may be held by a local Telegram where one is named, and says so to the page', async () => {
    const local = await serve(dir, noMap, 'http://127.0.0.1:8080')
    const { headers, body } = await local.inject('/apps/shop/')
    expect(directive(headers['content-security-policy'], 'frame-ancestors')).toContain(
      'http://127.0.0.1:8080',
    )
    expect(body).toContain('content="http://127.0.0.1:8080"')
    await local.close()
  })

  test.each([
    [{ ...noMap, tilesUrl: 'https://tiles.example/city.pmtiles' }, ['https://tiles.example']],
    [{ ...noMap, styleUrl: 'https://styles.example:8443/a.json' }, ['https://styles.example:8443']],
    [
      { ...noMap, styleUrl: 'https://styles.example/a', furtherOrigins: ['https://fonts.example'] },
      ['https://styles.example', 'https://fonts.example'],
    ],
  ])('may fetch a map from exactly where it is: %j', async (map, sources) => {
    const elsewhere = await serve(dir, map, null)
    const { headers } = await elsewhere.inject('/apps/shop/')
    const policy = headers['content-security-policy']
    expect(directive(policy, 'connect-src').split(' ').slice(3)).toEqual(sources)
    expect(directive(policy, 'img-src').split(' ').slice(4)).toEqual(sources)
    await elsewhere.close()
  })

  test('has a slash at its end, and keeps what it was asked with', async () => {
    const { statusCode, headers } = await get('/apps/shop?start=ord_1')
    expect(statusCode).toBe(302)
    expect(headers.location).toBe('/apps/shop/?start=ord_1')
  })
})

describe('a file of a page', () => {
  test('never changes, and comes small to whoever takes it small', async () => {
    const plain = await get('/apps/shop/assets/index-abc123.js')
    expect(plain.body).toBe(script)
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    const small = await get('/apps/shop/assets/index-abc123.js', { 'accept-encoding': 'gzip' })
    expect(small.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(small.rawPayload).toString()).toBe(script)
  })

  test('that keeps the page on the phone is asked for anew each time', async () => {
    const { statusCode, headers } = await get('/apps/shop/sw.js')
    expect([statusCode, headers['cache-control']]).toEqual([200, 'no-cache'])
    expect(headers['content-type']).toContain('javascript')
    expect((await get('/apps/dispatch/sw.js')).statusCode).toBe(404)
  })

  test.each([
    '/apps/shop/assets/../../secret.txt',
    '/apps/shop/assets/..%2f..%2fsecret.txt',
    '/apps/shop/%2e%2e/secret.txt',
    '/apps/shop/assets/%00',
    '/apps/shop/assets/absent.js',
    '/apps/shop/secret.txt',
    '/apps/nobody/',
    '/apps/driver/',
    '/apps/../secret.txt',
  ])('%s is not there', async url => {
    const { statusCode, body } = await get(url)
    expect(statusCode).toBe(404)
    expect(body).not.toContain('nobody may read')
  })
})
