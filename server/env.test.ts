import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { EnvTrouble, envNames, readEnv } from './env.ts'

const whole = {
  DATABASE_URL: 'postgresql://u:p@localhost/db',
  REDIS_URL: 'redis://localhost:6379',
  PUBLIC_URL: 'https://shop.example/',
  CUSTOMER_BOT_TOKEN: '1:aaaaaaaaaaaa',
  CREW_BOT_TOKEN: '2:aaaaaaaaaaaa',
  SALES_BOT_TOKEN: '3:aaaaaaaaaaaa',
  SESSION_SECRET: '0123456789abcdef',
}

test('.env.example and the parser name the same things', () => {
  const listed = readFileSync('.env.example', 'utf8')
    .split('\n')
    .flatMap(line => /^([A-Z_]+)=/.exec(line)?.[1] ?? [])
  expect([...listed].sort()).toEqual([...envNames].sort())
})

test('everything that is missing is said in one message, without any value', () => {
  const attempt = (): unknown => readEnv({ DATABASE_URL: 'mysql://secret-host', SESSION_SECRET: 'short' })
  expect(attempt).toThrow(EnvTrouble)
  try {
    attempt()
  } catch (error) {
    const said = String(error)
    for (const name of [
      'DATABASE_URL',
      'REDIS_URL',
      'PUBLIC_URL',
      'CUSTOMER_BOT_TOKEN',
      'CREW_BOT_TOKEN',
      'SALES_BOT_TOKEN',
      'SESSION_SECRET',
    ])
      expect(said).toContain(name)
    expect(said).not.toContain('secret-host')
  }
})

test('a whole environment is parsed, with Telegram itself and polling as defaults', () => {
  const env = readEnv(whole)
  expect(env.telegram).toEqual({ apiRoot: 'https://api.telegram.org', ingress: { mode: 'polling' } })
  expect(env.publicUrl).toBe('https://shop.example')
})

test('mini apps come from the public address unless said otherwise, and no proxy is believed', () => {
  expect(readEnv(whole)).toMatchObject({
    apps: { origin: 'https://shop.example', areOffered: true },
    trustedProxies: [],
  })
  expect(readEnv({ ...whole, MINIAPPS_URL: 'https://apps.example:8443/shop/' }).apps.origin).toBe(
    'https://apps.example:8443',
  )
})

test('proxies are addresses or ranges, and nothing else', () => {
  const proxies = '127.0.0.1, 10.0.0.0/8,2001:db8::/32'
  expect(readEnv({ ...whole, TRUSTED_PROXIES: proxies }).trustedProxies).toEqual([
    '127.0.0.1',
    '10.0.0.0/8',
    '2001:db8::/32',
  ])
  for (const wrong of ['everybody', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '1.2.3', '*', 'true', ','])
    expect(() => readEnv({ ...whole, TRUSTED_PROXIES: wrong }), wrong).toThrow('TRUSTED_PROXIES')
})

test('what a map fetches from besides are origins, and nothing else', () => {
  const origins = 'https://tiles.example, http://127.0.0.1:8080/'
  expect(readEnv({ ...whole, MAP_ORIGINS: origins }).map.furtherOrigins).toEqual([
    'https://tiles.example',
    'http://127.0.0.1:8080',
  ])
  expect(readEnv(whole).map.furtherOrigins).toEqual([])
  for (const wrong of [
    'everywhere',
    '*',
    'https:',
    'https://*.example',
    'https://a.example/path',
    'ftp://a.example',
    "'self'",
    ',',
  ])
    expect(() => readEnv({ ...whole, MAP_ORIGINS: wrong }), wrong).toThrow('MAP_ORIGINS')
})

test('webhook mode needs its secret', () => {
  expect(() => readEnv({ ...whole, TELEGRAM_MODE: 'webhook' })).toThrow('TELEGRAM_WEBHOOK_SECRET')
  expect(
    readEnv({ ...whole, TELEGRAM_MODE: 'webhook', TELEGRAM_WEBHOOK_SECRET: 'x'.repeat(16) }).telegram.ingress,
  ).toEqual({
    mode: 'webhook',
    secret: 'x'.repeat(16),
  })
})

test('an empty value counts as missing', () => {
  expect(() => readEnv({ ...whole, REDIS_URL: '  ' })).toThrow('REDIS_URL is missing')
})
