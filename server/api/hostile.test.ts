import { randomUUID } from 'node:crypto'
import { connect as connectTcp } from 'node:net'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { town } from '../testing/little-town.ts'
import { system } from '../testing/test-house.ts'
import { buildApp } from './app.ts'
import { allRoutes } from './routes/all.ts'
import { type ApiHouse, apiSetting, openApiHouse } from './testing/api-house.ts'
import { photoForm, picture } from './testing/photo.ts'

let api: ApiHouse
let token: string
beforeAll(async () => {
  api = await openApiHouse()
  token = (await api.signIn('shop', { id: 81, first_name: 'Ana' })).accessToken
})
afterAll(() => api.close())

const put = (url: string, payload: string | object, headers = {}) =>
  api.ask('PUT', url, { token, payload, headers })

describe('what somebody writes into their request and may not say', () => {
  test('role, price, status, owner and driver are not heard', async () => {
    const sly = {
      role: 'admin',
      roles: ['owner'],
      userId: 'usr_0000000000aaaaaaaa',
      driverId: 'drv_0000000000aaaaaaaa',
      driver_id: 'drv_0000000000aaaaaaaa',
      status: 'fulfilled',
      priceUnits: '1',
      unitPrice: { currency: 'UYU', units: '1' },
      total: { currency: 'UYU', units: '1' },
      idempotencyKey: 'another-key',
      version: 99,
    }
    const headers = { 'idempotency-key': 'sly-sly-sly' }
    const line = { variantId: town.bread.variantId, quantity: 1, ...sly }
    const filled = await api.ask('POST', '/api/shop/cart/lines', { token, payload: line, headers })
    expect(filled.json().lines[0].unitPrice.units).toBe(String(town.bread.priceUnits))
    await put('/api/shop/cart/address', { text: 'Rivera 1234', place: town.inside, ...sly })
    const cart = (await api.ask('GET', '/api/shop/cart', { token })).json()
    const placing = { cartVersion: cart.version, paymentMethod: 'cash', ...sly, total: '0' }
    const placed = await api.ask('POST', '/api/shop/orders', { token, payload: placing, headers })
    expect(placed.statusCode).toBe(200)
    const order = (await api.ask('GET', `/api/shop/orders/${placed.json().id}`, { token })).json()
    expect(order).toMatchObject({ status: 'placed', delivery: { driver: null }, total: cart.quote.total })
    expect((await put('/api/me/language', { language: 'es', ...sly })).statusCode).toBe(200)
    expect((await api.ask('GET', '/api/me', { token })).json().roles).toEqual(['customer'])
  })

  test('a driver learns no name, no door and no phone before they have the order, and never the phone', async () => {
    const { services, db } = api.house
    const guest = await api.house.customer('Guadalupe')
    await db.prisma.user.update({ where: { id: guest.userId }, data: { phone: '+59899123456' } })
    const driver = await api.signIn('driver', { id: 82 })
    const { payload } = await services.people.inviteStaff(system, {
      role: 'driver',
      branchId: town.branchId,
    })
    await services.people.joinByInvite(await services.people.actorOf(driver.person.userId), payload)
    const actor = await services.people.actorOf(driver.person.userId)
    await services.delivery.reportPosition(actor, {
      place: { latitude: -34.891, longitude: -56.156 },
      at: api.house.clock.now(),
      isLive: true,
    })
    await services.delivery.startShift(actor)
    const { deliveryId } = await api.house.confirmedOrder(guest)
    await services.dispatch.advance(deliveryId)
    const ask = (method: string, url: string, body?: object) =>
      api.ask(method, url, {
        token: driver.accessToken,
        headers: { 'idempotency-key': randomUUID() },
        ...(body ? { payload: body } : {}),
      })
    const secret = /Guadalupe|1234|59899123456|usr_/
    const offers = await ask('GET', '/api/driver/offers')
    expect(offers.json()).toHaveLength(1)
    expect(offers.body).not.toMatch(secret)
    const before = await ask('GET', `/api/driver/tasks/${deliveryId}`)
    expect([before.statusCode, secret.test(before.body)]).toEqual([404, false])
    const [{ offerId, version }] = offers.json()
    const task = await ask('POST', `/api/driver/offers/${offerId}/accept`, { version })
    expect(task.json()).toMatchObject({ customerName: 'Guadalupe', dropoff: { text: 'Rivera 1234' } })
    expect(task.body).not.toMatch(/59899123456|usr_/)
    const door = `/api/driver/tasks/${deliveryId}`
    await db.prisma.delivery.update({ where: { id: deliveryId }, data: { status: 'at_dropoff' } })
    await photosAtTheDoor(`${door}/photo`, driver.accessToken)
    for (const at of ['0000-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z']) {
      const told = await ask('POST', '/api/driver/positions', { points: [{ at, place: town.inside }] })
      expect([told.statusCode, told.json().code], at).toEqual([400, 'request.not-understood'])
    }
  })
})

/** As a phone sends it whose line is lost in the middle. */
const formsThatBreakOff = async (url: string, driver: string) => {
  const { payload } = photoForm(await picture())
  const forms: [string, string, Buffer][] = [
    ['no last edge', 'multipart/form-data; boundary=edge', payload.subarray(0, -12)],
    ['half of the file', 'multipart/form-data; boundary=edge', payload.subarray(0, payload.length / 2)],
    ['half of the head', 'multipart/form-data; boundary=edge', payload.subarray(0, 30)],
    ['no edge named', 'multipart/form-data', payload],
    ['an empty edge', 'multipart/form-data; boundary=', payload],
  ]
  for (const [what, type, body] of forms) {
    const answer = await api.app.inject({
      method: 'POST',
      url,
      payload: body,
      headers: { authorization: `Bearer ${driver}`, 'content-type': type, 'idempotency-key': randomUUID() },
    })
    expect([answer.statusCode, answer.json().code], what).toEqual([
      400,
      expect.stringMatching(/^(media|request)\./),
    ])
  }
}

/** What may come as a photo, and what must not. */
const photosAtTheDoor = async (url: string, driver: string) => {
  const send = (bytes: Uint8Array, as = {}) => {
    const { payload, headers } = photoForm(bytes, as)
    return api.ask('POST', url, {
      token: driver,
      payload,
      headers: { ...headers, 'idempotency-key': randomUUID() },
    })
  }
  const media = () => api.house.db.prisma.media.findMany()
  const huge = await sharp({
    create: { width: 6000, height: 6000, channels: 3, background: '#fff' },
    limitInputPixels: false,
  })
    .png({ compressionLevel: 9 })
    .toBuffer()
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="5000" height="5000"><filter id="f"><feTurbulence
    baseFrequency="0.05" numOctaves="9"/></filter>${'<rect width="100%" height="100%" filter="url(#f)"/>'.repeat(4)}</svg>`
  const refused: [string, Uint8Array, object, string, number][] = [
    ['a bomb of 36 million points', huge, { type: 'image/png' }, 'media.too-large', 400],
    ['a zip', Buffer.from('PK\x03\x04 and so on'), {}, 'media.not-a-picture', 400],
    ['nothing', Buffer.alloc(0), {}, 'media.not-a-picture', 400],
    ['half a picture', (await picture()).subarray(0, 300), {}, 'media.not-a-picture', 400],
    ['more than twelve megabytes', Buffer.alloc(12 * 1024 * 1024 + 1), {}, 'media.too-large', 400],
  ]
  for (const [what, bytes, as, code, status] of refused) {
    const answer = await send(bytes, as)
    expect([answer.statusCode, answer.json().code], what).toEqual([status, code])
  }
  expect(await media()).toEqual([])
  // A drawing would be drawn: some hundred bytes of this one keep a thread busy for seconds.
  const started = performance.now()
  for (const type of ['image/svg+xml', 'image/jpeg'])
    expect((await send(Buffer.from(svg), { type })).json().code).toBe('media.not-a-picture')
  expect(performance.now() - started).toBeLessThan(1500)
  await formsThatBreakOff(url, driver)
  expect(await media()).toEqual([])
  expect((await send(await picture(), { name: '../../../etc/passwd' })).statusCode).toBe(200)
  const { readFile } = await import('node:fs/promises')
  for (const { path, mimeType } of await media()) {
    expect(mimeType).toBe('image/jpeg')
    expect(path).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{64}\.jpg$/)
    const folder = api.house.filesDir
    const kept = await readFile(`${folder}/${path}`)
    expect(kept.toString('latin1')).not.toMatch(/script|Phone of Bruno/)
    expect((await sharp(kept).metadata()).exif).toBeUndefined()
  }
  const [proof] = await media()
  const stranger = await api.ask('GET', `/api/shop/pictures/${proof?.id}`)
  expect(stranger.statusCode).toBe(404)
}

describe('a body that is none', () => {
  const deep = (levels: number) => `{"text":${'['.repeat(levels)}${']'.repeat(levels)}}`
  test.each<[string, string]>([
    ['half of JSON', '{"text":"a"'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['seventy kilobytes of a word', JSON.stringify({ text: 'a'.repeat(70_000), place: town.inside })],
    ['more than a megabyte', JSON.stringify({ text: 'a'.repeat(1_100_000) })],
    ['a hundred and one levels', deep(101)],
    ['twenty thousand levels', deep(20_000)],
    ['a prototype in disguise', '{"__proto__":{"isAdmin":true},"text":"a"}'],
    ['a prototype further down', '{"text":"a","place":{"constructor":{"prototype":{"x":1}}}}'],
    ['a NUL byte', '{"text":"a\\u0000b","place":{"latitude":-34.905,"longitude":-56.165}}'],
    ['half a surrogate pair', '{"text":"a\\ud83d","place":{"latitude":-34.905,"longitude":-56.165}}'],
    ['a number beyond all', '{"text":"a","place":{"latitude":1e400,"longitude":1}}'],
    ['a place as text', '{"text":"a","place":{"latitude":"-34.9","longitude":"-56.1"}}'],
  ])('%s', async (_what, body) => {
    const answer = await put('/api/shop/cart/address', body)
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(answer.statusCode).toBeLessThan(500)
    expect(answer.json().code).toBe('request.not-understood')
    expect(answer.body).not.toMatch(/node_modules|\.ts|at \w+ \(/)
    expect(Object.prototype).not.toHaveProperty('isAdmin')
  })

  test('in another wrapping', async () => {
    const body = JSON.stringify({ note: 'hello' })
    const wrapped = (type: string, headers = {}) => ({ 'content-type': type, ...headers })
    for (const headers of [
      wrapped('text/plain'),
      wrapped('application/xml'),
      wrapped('application/x-www-form-urlencoded'),
      wrapped('multipart/form-data'),
      wrapped('multipart/form-data; boundary=x'),
      wrapped('nonsense'),
    ])
      expect([400, 406, 415]).toContain((await put('/api/shop/cart/note', body, headers)).statusCode)
    const zipped = await api.app.inject({
      method: 'PUT',
      url: '/api/shop/cart/note',
      payload: gzipSync(body),
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-encoding': 'gzip',
      },
    })
    expect([400, 415]).toContain(zipped.statusCode)
  })

  test('half a place is none', async () => {
    for (const query of [
      '',
      '?latitude=&longitude=',
      '?latitude=1',
      '?latitude=91&longitude=0',
      '?latitude=1&latitude=2&longitude=3',
      '?latitude=1e1&longitude=0x1',
    ])
      expect((await api.ask('GET', `/api/shop/reach${query}`, { token })).statusCode, query).toBe(400)
    const { latitude, longitude } = town.inside
    const whole = await api.ask('GET', `/api/shop/reach?latitude=${latitude}&longitude=${longitude}`, {
      token,
    })
    expect(whole.statusCode).toBe(200)
  })

  test('the same field twice counts once, and an address that is none is absent', async () => {
    const twice = await put('/api/shop/cart/note', '{"note":"one","note":"two"}')
    expect(twice.json().note).toBe('two')
    const long = `/api/shop/orders/${'x'.repeat(300)}`
    for (const url of [
      '/%',
      '/api/%ff',
      '/api/shop/orders/%00',
      '/api/%2e%2e/x',
      '/api/shop/orders/1',
      long,
    ]) {
      const answer = await api.ask('GET', url, { token })
      expect([400, 404, 414], url).toContain(answer.statusCode)
      expect(answer.headers['content-type'], url).toMatch(/^application\/problem\+json/)
      expect(answer.json().code, url).toMatch(/^(request\.|order\.absent)/)
    }
  })

  test('a request that makes something needs its key, and a key has a shape', async () => {
    const payload = { variantId: town.bread.variantId, quantity: 1 }
    const ask = (headers: Record<string, string>) =>
      api.ask('POST', '/api/shop/cart/lines', { token, payload, headers })
    expect((await ask({})).json().code).toBe('request.key-missing')
    for (const key of ['', 'short', 'x'.repeat(101), 'with a space in it', 'ключ-ключ-ключ'])
      expect((await ask({ 'idempotency-key': key })).statusCode, key).toBe(400)
    expect((await ask({ 'idempotency-key': 'first-key-1' })).statusCode).toBe(200)
    const other = await api.ask('POST', '/api/shop/cart/lines', {
      token,
      payload: { ...payload, quantity: 2 },
      headers: { 'idempotency-key': 'first-key-1' },
    })
    expect([other.statusCode, other.json().code]).toEqual([409, 'request.key-reused'])
  })
})

test('a body that never comes is not waited for', async () => {
  const app = await buildApp(apiSetting(api.house, { requestMs: 400 }))
  const url = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
  try {
    const socket = connectTcp(Number(url.port), url.hostname)
    const ended = new Promise<void>(resolve => socket.on('close', () => resolve()))
    socket.on('error', () => {})
    socket.write(
      'POST /api/sign-in/shop HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000000\r\n\r\n{"initData',
    )
    socket.resume()
    const first = await Promise.race([
      ended.then(() => 'closed'),
      new Promise(resolve => setTimeout(() => resolve('held'), 5000)),
    ])
    expect(first).toBe('closed')
  } finally {
    await app.close()
  }
})

test('words of every script and trick are kept as they were written', async () => {
  const writings = [
    "'; drop table users; --",
    '<script>alert(1)</script>',
    '*_[x](tg://a)',
    'שלום \u202e abc',
    '🍕𠜎',
  ]
  for (const note of writings) {
    expect((await put('/api/shop/cart/note', { note })).json().note).toBe(note)
    expect((await api.ask('GET', '/api/shop/cart', { token })).json().note).toBe(note)
  }
})

/** Anything that JSON can say, with the nastiest of strings and numbers among it. */
const nasty = fc.oneof(
  fc.constantFrom('\0', '\ud800', 'a\0b', '1e400', '-0', '__proto__', '../../etc', "' or 1=1 --"),
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.maxSafeInteger(),
  fc.constantFrom(2 ** 31, -1, 2 ** 53, 1e308, true, null),
)
const anything = fc.letrec(tie => ({
  value: fc.oneof({ depthSize: 'small' }, nasty, fc.array(tie('value'), { maxLength: 3 }), tie('object')),
  object: fc.dictionary(
    fc.oneof(
      fc.constantFrom(
        'version',
        'text',
        'note',
        'place',
        'units',
        'quantity',
        'variantId',
        'optionIds',
        'slotId',
      ),
      fc.string(),
    ),
    tie('value'),
    { maxKeys: 4 },
  ),
})).value

/** Ids that are well made, whether or not there is something behind them. */
const wellMade: Readonly<Record<string, string>> = {
  branchId: town.branchId,
  productId: town.coffee.productId,
  mediaId: 'med_0000000000aaaaaaaa',
  lineId: 'lin_0000000000aaaaaaaa',
  addressId: 'adr_0000000000aaaaaaaa',
  orderId: 'ord_0000000000aaaaaaaa',
  offerId: 'ofr_0000000000aaaaaaaa',
  deliveryId: 'dlv_0000000000aaaaaaaa',
  driverId: 'drv_0000000000aaaaaaaa',
  kind: 'dispatcher',
}

/** The example of a shape with one field made something else: what a shape lets through by mistake is found here. */
const spoilt = (shape: z.ZodType | undefined, field: number, value: unknown): unknown => {
  const [example] = ((shape && z.globalRegistry.get(shape)?.examples) ?? []) as unknown[]
  if (typeof example !== 'object' || example === null) return value
  const name = Object.keys(example)[field]
  return name === undefined ? example : { ...example, [name]: value }
}

test('no request whatsoever, made of whatever, ends in a failure of ours', async () => {
  const routes = allRoutes(api.app, api.house.services)
  const crew = {
    driver: (await api.signIn('driver', { id: 82 })).accessToken,
    dispatch: await dispatcherToken(),
    shop: token,
  }
  const key = fc.oneof(fc.constant('a-good-key-for-all'), fc.string())
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...routes),
      anything,
      fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { minLength: 3, maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom(
          'limit',
          'after',
          'status',
          'number',
          'text',
          'latitude',
          'isOpen',
          'ids',
          'before',
          'minutes',
          'hours',
        ),
        nasty,
        {
          maxKeys: 3,
        },
      ),
      key,
      fc.tuple(fc.boolean(), fc.nat(8), nasty),
      async (route, anyBody, params, query, idempotencyKey, [isNearlyRight, field, value]) => {
        const body = isNearlyRight ? spoilt(route.shapes.body, field, value) : anyBody
        let next = 0
        const path = route.path.replace(/:(\w+)/g, (_all, name: string) => {
          next += 1
          if (isNearlyRight) return wellMade[name] ?? 'shop'
          return encodeURIComponent((params[next - 1] ?? 'x').replace(/\p{Surrogate}/gu, '') || 'x')
        })
        const asked = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))
        const isHeader = /^[\x20-\x7e]*$/.test(idempotencyKey)
        const answer = await api.ask(route.method, `${path}?${asked}`, {
          token: crew[route.access.app as keyof typeof crew] ?? token,
          ...(route.method === 'GET' || route.method === 'DELETE' ? {} : { payload: JSON.stringify(body) }),
          headers: isHeader ? { 'idempotency-key': idempotencyKey } : {},
        })
        expect(answer.statusCode, `${route.method} ${path}?${asked} ${JSON.stringify(body)}`).toBeLessThan(
          500,
        )
      },
    ),
    { numRuns: 600 },
  )
}, 120_000)

const dispatcherToken = async () => {
  const { people } = api.house.services
  const { person, accessToken } = await api.signIn('dispatch', { id: 83 })
  const { payload } = await people.inviteStaff(system, { role: 'dispatcher', branchId: town.branchId })
  await people.joinByInvite(await people.actorOf(person.userId), payload)
  return accessToken
}
