import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { diskFiles } from '../adapters/files/disk-files.ts'
import { town } from '../testing/little-town.ts'
import { allRoutes } from './routes/all.ts'
import { type ApiHouse, openApiHouse } from './testing/api-house.ts'
import { picture } from './testing/photo.ts'

let api: ApiHouse
beforeAll(async () => {
  api = await openApiHouse()
})
afterAll(() => api.close())

const menu = `/api/shop/branches/${town.branchId}/menu`
const withOrigin = (origin: string) => ({ headers: { origin } })

describe('browsers', () => {
  test('may ask from where the mini apps are, and from nowhere else', async () => {
    const ours = await api.ask('GET', menu, withOrigin('https://apps.test'))
    expect(ours.headers['access-control-allow-origin']).toBe('https://apps.test')
    for (const origin of ['https://evil.test', 'https://apps.test.evil.test', 'http://apps.test', 'null']) {
      const { headers } = await api.ask('GET', menu, withOrigin(origin))
      expect(headers['access-control-allow-origin'], origin).toBeUndefined()
    }
    expect(ours.headers['access-control-allow-credentials']).toBeUndefined()
  })

  test('hear before they ask what they may send', async () => {
    const preflight = await api.ask('OPTIONS', '/api/shop/orders', {
      headers: {
        origin: 'https://apps.test',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization, idempotency-key',
      },
    })
    expect(preflight.statusCode).toBe(204)
    expect(preflight.headers['access-control-allow-headers']).toContain('idempotency-key')
  })

  test('never show an answer in a frame, guess its kind or keep what is personal', async () => {
    const { accessToken } = await api.signIn('shop', { id: 61 })
    const { headers } = await api.ask('GET', '/api/shop/cart', { token: accessToken })
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    expect(headers).not.toHaveProperty('x-powered-by')
  })
})

describe('the menu', () => {
  test('is sent once to whoever keeps it, and again when it has changed', async () => {
    const first = await api.ask('GET', menu)
    const tag = String(first.headers.etag)
    expect([first.statusCode, first.headers['cache-control']]).toEqual([200, 'public, no-cache'])
    for (const known of [tag, `W/${tag}`, `"else", ${tag}`]) {
      const again = await api.ask('GET', menu, { headers: { 'if-none-match': known } })
      expect([again.statusCode, again.body, again.headers.etag], known).toEqual([304, '', tag])
    }
    expect((await api.ask('GET', menu, { headers: { 'if-none-match': '"else"' } })).statusCode).toBe(200)
    await api.house.db.prisma.variant.update({
      where: { id: town.bread.variantId },
      data: { priceUnits: 13_000n },
    })
    const changed = await api.ask('GET', menu, { headers: { 'if-none-match': tag } })
    expect([changed.statusCode, changed.headers.etag === tag]).toEqual([200, false])
  })

  test('of a branch that is not there is absent, and that is not kept', async () => {
    const answer = await api.ask('GET', '/api/shop/branches/brn_0000000000zzzzzzzz/menu')
    expect([answer.statusCode, answer.headers.etag, answer.headers['cache-control']]).toEqual([
      404,
      undefined,
      'no-store',
    ])
  })

  test('shows the pictures of what is sold, and no other file', async () => {
    const { prisma } = api.house.db
    const kept = await diskFiles(api.house.filesDir).keepPicture(await picture())
    const mediaId = 'med_0000000000aaaaaaaa'
    await prisma.media.create({ data: { id: mediaId, ...kept } })
    const url = `/api/shop/pictures/${mediaId}`
    expect((await api.ask('GET', url)).json().code).toBe('catalog.absent')
    await prisma.product.update({ where: { id: town.bread.productId }, data: { photoId: mediaId } })
    expect((await api.ask('GET', menu)).json().categories[0].products[0].pictureId).toBe(mediaId)
    const shown = await api.ask('GET', url)
    expect([shown.statusCode, shown.headers['content-type']]).toEqual([200, 'image/jpeg'])
    expect(shown.headers['cache-control']).toContain('immutable')
    expect((await sharp(shown.rawPayload).metadata()).width).toBe(40)
    await prisma.product.update({ where: { id: town.bread.productId }, data: { isActive: false } })
    expect((await api.ask('GET', url)).statusCode).toBe(404)
  })
})

describe('the documentation', () => {
  test('is OpenAPI 3.1, names every route with its shapes, and hides the doors of machines', async () => {
    const answer = await api.ask('GET', '/docs/json')
    const document = answer.json()
    expect(document.openapi).toBe('3.1.0')
    const documented = Object.entries<Record<string, { tags: string[] }>>(document.paths).flatMap(
      ([path, methods]) => Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`),
    )
    const routes = allRoutes(api.app, api.house.services)
    const declared = routes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
    expect(documented.sort()).toEqual([...declared, 'GET /live'].sort())
    expect(document.paths['/live'].get.description).toContain('websocket')
    const placing = document.paths['/api/shop/orders'].post
    expect(placing.security).toEqual([{ session: [] }])
    expect(placing.parameters).toMatchObject([{ name: 'idempotency-key', in: 'header' }])
    const body = placing.requestBody.content['application/json']
    expect(body.schema.required).toEqual(['cartVersion', 'paymentMethod'])
    expect(JSON.stringify(body)).toContain('{"cartVersion":1,"paymentMethod":"cash"}')
    expect(answer.body).toContain('application/problem+json')
  })

  test('can be read by people', async () => {
    const page = await api.ask('GET', '/docs')
    const there = page.statusCode === 302 ? await api.ask('GET', String(page.headers.location)) : page
    expect([there.statusCode, there.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(there.headers['content-security-policy']).toContain("script-src 'self'")
  })
})
