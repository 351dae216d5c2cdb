import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import type { AppName } from '../../contracts/session.ts'
import type { BotName } from '../../services/index.ts'
import { launchOf } from '../../testing/launch.ts'
import { openTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { type ApiSetting, buildApp } from '../app.ts'
import type { Limits } from '../limits.ts'

export const sessionSecret = 'a session secret for tests only'

const plenty = { most: 1_000_000, seconds: 60 }

/** For tests about something else than being counted. */
const noLimits: Limits = {
  address: plenty,
  person: plenty,
  'sign-in': plenty,
  photo: plenty,
  search: plenty,
  message: plenty,
}

/** What the API of a test stands on. */
export const apiSetting = (house: TestHouse, change: Partial<ApiSetting> = {}): ApiSetting => ({
  services: house.services,
  webhookSecret: null,
  logger: pino({ level: 'silent' }),
  sessionSecret,
  apps: { origin: 'https://apps.test', dir: 'dist/miniapps', localTelegram: null },
  trustedProxies: [],
  redis: null,
  mapFile: null,
  installation: {
    map: { styleUrl: null, tilesUrl: null, attribution: '© OpenStreetMap contributors' },
    bots: async () => ({ customer: null, crew: null, sales: null }),
  },
  limits: noLimits,
  ...change,
})

const botOf: Readonly<Record<AppName, BotName>> = {
  shop: 'customer',
  driver: 'crew',
  dispatch: 'crew',
  sales: 'sales',
  admin: 'crew',
}

type Request = {
  readonly token?: string | undefined
  readonly payload?: object | string
  readonly headers?: Record<string, string>
  readonly remoteAddress?: string
}

/** The API on real services, with people in it. */
export type ApiHouse = {
  readonly house: TestHouse
  readonly app: FastifyInstance
  ask(method: string, url: string, request?: Request): Promise<Awaited<ReturnType<FastifyInstance['inject']>>>
  /** Opens an app as this Telegram user. */
  signIn(
    app: AppName,
    user: { id: number } & Record<string, unknown>,
  ): Promise<{ accessToken: string; refreshToken: string; person: { userId: string; roles: string[] } }>
  close(): Promise<void>
}

export const openApiHouse = async (change: Partial<ApiSetting> = {}): Promise<ApiHouse> => {
  const house = await openTestHouse()
  const app = await buildApp(apiSetting(house, change))
  const ask: ApiHouse['ask'] = (method, url, { token, payload, headers = {}, remoteAddress } = {}) =>
    app.inject({
      method: method as 'GET',
      url,
      ...(remoteAddress === undefined ? {} : { remoteAddress }),
      ...(payload === undefined ? {} : { payload }),
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(typeof payload === 'string' ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
    })
  return {
    house,
    app,
    ask,
    signIn: async (name, user) => {
      const initData = launchOf(botOf[name], user, house.clock.now())
      const answer = await ask('POST', `/api/sign-in/${name}`, { payload: { initData } })
      if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`)
      return answer.json()
    },
    close: async () => {
      await app.close()
      await house.close()
    },
  }
}
