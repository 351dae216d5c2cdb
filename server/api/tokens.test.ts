import { createHmac, generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchOf } from '../testing/launch.ts'
import { town } from '../testing/little-town.ts'
import { system } from '../testing/test-house.ts'
import { type ApiHouse, openApiHouse, sessionSecret } from './testing/api-house.ts'

let api: ApiHouse
let token: string
let claims: Record<string, unknown>
beforeAll(async () => {
  api = await openApiHouse()
  token = (await api.signIn('shop', { id: 71 })).accessToken
  claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
})
afterAll(() => api.close())

const me = async (given: string, headers = {}) => {
  const answer = await api.ask('GET', '/api/shop/cart', { token: given, headers })
  return [answer.statusCode, answer.json().code]
}
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const ourKey = createHmac('sha256', sessionSecret).update('access-token').digest('hex')
/** A token with this head and these claims, signed with this key. */
const forge = (head: object, body: object, key: string | null, hash = 'sha256') => {
  const text = `${part(head)}.${part(body)}`
  return `${text}.${key === null ? '' : createHmac(hash, key).update(text).digest('base64url')}`
}
const hs256 = { alg: 'HS256', typ: 'JWT' }
const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()

describe('a token that is not quite ours is no token', () => {
  test('ours is one, and a copy made with our key is no other', async () => {
    expect(await me(token)).toEqual([200, undefined])
    expect(await me(forge(hs256, claims, ourKey))).toEqual([200, undefined])
  })

  test.each<[string, () => string]>([
    ['alg none', () => forge({ alg: 'none' }, claims, null)],
    ['alg None with a dot', () => `${forge({ alg: 'None' }, claims, null)}.`],
    ['alg none, signed by us', () => forge({ alg: 'none' }, claims, ourKey)],
    ['an empty signature', () => forge(hs256, claims, null)],
    ['HS384 with our key', () => forge({ alg: 'HS384' }, claims, ourKey, 'sha384')],
    ['HS512 with our key', () => forge({ alg: 'HS512' }, claims, ourKey, 'sha512')],
    ['HS256 signed with a public key', () => forge(hs256, claims, pem)],
    ['RS256 that is HS256', () => forge({ alg: 'RS256' }, claims, ourKey)],
    ['a kid that climbs', () => forge({ ...hs256, kid: '../../../../dev/null' }, claims, '')],
    ['the session secret itself as key', () => forge(hs256, claims, sessionSecret)],
    ['another key', () => forge(hs256, claims, 'x'.repeat(64))],
    ['expired', () => forge(hs256, { ...claims, exp: Math.floor(Date.now() / 1000) - 1 }, ourKey)],
    ['without an end', () => forge(hs256, { ...claims, exp: undefined }, ourKey)],
    ['of another issuer', () => forge(hs256, { ...claims, iss: 'else' }, ourKey)],
    ['for another app', () => forge(hs256, { ...claims, aud: 'dispatch' }, ourKey)],
    ['for every app', () => forge(hs256, { ...claims, aud: ['shop', 'dispatch'] }, ourKey)],
    ['for nothing we know', () => forge(hs256, { ...claims, aud: 'root' }, ourKey)],
    ['of another kind', () => forge(hs256, { ...claims, kind: 'refresh' }, ourKey)],
    ['of a session that is not', () => forge(hs256, { ...claims, sid: 'ses_0000000000aaaaaaaa' }, ourKey)],
    ["of somebody else's session", () => forge(hs256, { ...claims, sub: 'usr_0000000000aaaaaaaa' }, ourKey)],
    ['a NUL byte for a session', () => forge(hs256, { ...claims, sid: 'ses_\0' }, ourKey)],
    ['tampered claims', () => token.replace(/\.[\w-]+\./, `.${part({ ...claims, sub: 'usr_x' })}.`)],
    ['claims that are a list', () => forge(hs256, [claims], ourKey)],
    ['claims that are null', () => `${part(hs256)}.${part(null)}.${'a'.repeat(43)}`],
    ['half of one', () => token.slice(0, token.length / 2)],
    ['no JSON', () => 'a.b.c'],
    ['very long', () => `${'a'.repeat(6000)}.b.c`],
  ])('%s', async (_what, make) => {
    expect(await me(make())).toEqual([401, 'people.session-over'])
  })

  test.each([
    ['Basic', 'Basic dXNlcjpwYXNz'],
    ['Bearer and nothing', 'Bearer'],
    ['two tokens', 'Bearer a.b.c, Bearer a.b.c'],
    ['nothing', ''],
  ])('%s instead of one', async (_what, authorization) => {
    const answer = await api.ask('GET', '/api/shop/cart', { headers: { authorization } })
    expect(answer.statusCode).toBe(401)
  })

  test('in the address or in a cookie it is not even looked at', async () => {
    const inQuery = await api.ask('GET', `/api/shop/cart?token=${token}&access_token=${token}`)
    const inCookie = await api.ask('GET', '/api/shop/cart', { headers: { cookie: `token=${token}` } })
    expect([inQuery.statusCode, inCookie.statusCode]).toEqual([401, 401])
  })
})

test('who is shut out is out at the next request, with a token that is good for a quarter of an hour', async () => {
  const { accessToken, refreshToken, person } = await api.signIn('shop', { id: 72 })
  expect((await me(accessToken))[0]).toBe(200)
  await api.house.db.prisma.user.update({ where: { id: person.userId }, data: { deactivatedAt: new Date() } })
  expect(await me(accessToken)).toEqual([401, 'people.session-over'])
  const refreshed = await api.ask('POST', '/api/session/refresh', { payload: { refreshToken } })
  expect(refreshed.statusCode).toBe(401)
})

test('a revoked role is gone at the next request', async () => {
  const { people } = api.house.services
  const before = await api.signIn('dispatch', { id: 73 })
  const look = async () =>
    (await api.ask('GET', '/api/dispatch/orders', { token: before.accessToken })).statusCode
  expect(await look()).toBe(403)
  const { payload } = await people.inviteStaff(system, { role: 'dispatcher', branchId: town.branchId })
  await people.joinByInvite(await people.actorOf(before.person.userId), payload)
  expect(await look()).toBe(200)
  const gone = { userId: before.person.userId, role: 'dispatcher', branchId: town.branchId } as const
  await people.revokeRole(system, gone)
  expect(await look()).toBe(403)
})

describe('signing in', () => {
  const signIn = (app: string, initData: unknown) =>
    api.ask('POST', `/api/sign-in/${app}`, { payload: { initData } as object })

  test("takes the launch of the app's own bot, once, and of no other", async () => {
    const launch = launchOf('customer', { id: 74 }, new Date())
    expect((await signIn('driver', launch)).json().code).toBe('people.bad-launch')
    expect((await signIn('shop', launch)).statusCode).toBe(200)
    const replay = await signIn('shop', launch)
    expect([replay.statusCode, replay.json().code]).toEqual([401, 'people.bad-launch'])
    expect((await signIn('kitchen', launch)).statusCode).toBe(400)
  })

  test('refreshes, ends, and an ended session opens nothing', async () => {
    const { refreshToken } = await api.signIn('shop', { id: 75 })
    const next = await api.ask('POST', '/api/session/refresh', { payload: { refreshToken } })
    expect(next.statusCode).toBe(200)
    expect((await me(next.json().accessToken))[0]).toBe(200)
    const ended = await api.ask('POST', '/api/session/end', {
      payload: { refreshToken: next.json().refreshToken },
    })
    expect(ended.json()).toEqual({ ok: true })
    expect(await me(next.json().accessToken)).toEqual([401, 'people.session-over'])
  })

  test('speaks the language of the person, and before they are known the one their browser asks for', async () => {
    const title = async (language: string) =>
      (await api.ask('GET', '/api/shop/cart', { headers: { 'accept-language': language } })).json().title
    expect(await title('de, ru;q=0.8, en;q=0.5')).toContain('/start')
    expect(await title('ru')).toMatch(/[а-я]/)
    expect(await title('en;q=0.1, es')).not.toBe(await title('en'))
    expect(await title('kl, *;q=0')).toBe(await title('en'))
    const { accessToken } = await api.signIn('shop', { id: 76, language_code: 'es' })
    const absent = { token: accessToken, headers: { 'accept-language': 'ru' } }
    const refused = await api.ask('GET', '/api/shop/orders/ord_0000000000aaaaaaaa', absent)
    expect(refused.headers['content-type']).toBe('application/problem+json')
    expect(refused.json()).toEqual({
      type: 'urn:gora:problem:order.absent',
      title: 'No existe ese pedido.',
      status: 404,
      code: 'order.absent',
      facts: {},
    })
  })
})
