import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { order, orderParams } from '../contracts/orders.ts'
import type { AppName } from '../contracts/session.ts'
import type { Role } from '../domain/people/role.ts'
import { buildApp } from './app.ts'
import { registerTokens } from './auth.ts'
import { answerTrouble } from './errors.ts'
import { registerLimits, usualLimits } from './limits.ts'
import { mountRoutes } from './mount.ts'
import { openRoute, type Route, route } from './route.ts'
import { allRoutes } from './routes/all.ts'
import { type ApiHouse, apiSetting, openApiHouse, sessionSecret } from './testing/api-house.ts'
import { type Cast, castOf, type Walker } from './testing/cast.ts'
import { photoForm, picture } from './testing/photo.ts'

let api: ApiHouse
let cast: Cast
let photo: ReturnType<typeof photoForm>
beforeAll(async () => {
  api = await openApiHouse()
  cast = await castOf(api)
  photo = photoForm(await picture())
})
afterAll(() => api.close())

const walkers: readonly Walker[] = [
  'anon',
  'customer',
  'otherCustomer',
  'driver',
  'otherDriver',
  'dispatcher',
  'sales',
  'admin',
]
const whose = ['own', 'foreign', 'absent'] as const
type Whose = (typeof whose)[number]

/** Roles that each walker has, those within a higher one included, in the app that is for them. */
const rolesOf: Readonly<Record<Walker, readonly { role: Role; in: AppName }[]>> = {
  anon: [],
  customer: [],
  otherCustomer: [],
  driver: [{ role: 'driver', in: 'driver' }],
  otherDriver: [{ role: 'driver', in: 'driver' }],
  dispatcher: [{ role: 'dispatcher', in: 'dispatch' }],
  sales: [{ role: 'sales', in: 'sales' }],
  admin: [
    { role: 'dispatcher', in: 'dispatch' },
    { role: 'admin', in: 'dispatch' },
    { role: 'admin', in: 'admin' },
  ],
}

const mayAsk = ({ access }: Route, walker: Walker): boolean =>
  access.roles === 'anyone' ||
  (walker !== 'anon' &&
    access.roles.some(
      role =>
        role === 'customer' ||
        rolesOf[walker].some(held => held.role === role && (access.app === null || held.in === access.app)),
    ))

/** What the declaration promises; null: anything but a refusal to this person. */
const promised = (route: Route, walker: Walker, of: Whose): number | null => {
  const { roles, ownership } = route.access
  if (roles === 'anyone') return null
  if (walker === 'anon') return 401
  if (!mayAsk(route, walker)) return 403
  if (typeof ownership === 'string' || of === 'own') return null
  return of === 'absent' ? (ownership.absent ?? 404) : ownership.foreign
}

const exampleOf = (shape: z.ZodType | undefined): unknown => {
  if (!shape) return undefined
  const [example] = (z.globalRegistry.get(shape)?.examples ?? []) as unknown[]
  return example
}

/** The address with every parameter filled in: the thing in question, or an id that is well made and nobody's. */
const addressOf = (route: Route, walker: Walker, of: Whose): string => {
  const { ownership, app } = route.access
  return route.path.replace(/:(\w+)/g, (_all, name: string) => {
    if (typeof ownership !== 'string' && ownership.param === name)
      return cast.idOf(ownership.thing, app ?? 'shop', walker, of)
    return cast.somethingFor(name, app ?? 'shop')
  })
}

const ask = (app: FastifyInstance, route: Route, walker: Walker, of: Whose) => {
  const token = walker === 'anon' ? undefined : cast.tokens[walker][route.access.app ?? 'shop']
  const body = route.takesFile ? photo.payload : cast.bodyFrom(exampleOf(route.shapes.body))
  const query = route.shapes.query ? cast.queryFor(route.path) : ''
  return app.inject({
    method: route.method,
    url: `${addressOf(route, walker, of)}${query}`,
    ...(body === undefined ? {} : { payload: body }),
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(route.takesFile ? photo.headers : {}),
      ...(route.idempotency === 'key' ? { 'idempotency-key': `walk-${walker}-${of}-key` } : {}),
    },
  })
}

const isAsPromised = ({ access }: Route, wanted: number | null, status: number): boolean =>
  wanted === null
    ? status < 500 && (access.roles === 'anyone' || ![401, 403, 404].includes(status))
    : status === wanted

/** Everybody asks every route for everything; answers what was not as declared. */
const walk = async (app: FastifyInstance, routes: readonly Route[]) => {
  const wrong: string[] = []
  let asked = 0
  for (const route of routes)
    for (const walker of walkers)
      for (const of of typeof route.access.ownership === 'string' ? (['own'] as const) : whose) {
        await cast.freshen(route, walker)
        const { statusCode, body } = await ask(app, route, walker, of)
        asked += 1
        const wanted = promised(route, walker, of)
        if (!isAsPromised(route, wanted, statusCode))
          wrong.push(
            `${route.method} ${route.path} as ${walker}, ${of}: ${statusCode}, not ${wanted ?? 'served'} (${body.slice(0, 120)})`,
          )
      }
  return { wrong, asked }
}

describe('every role at every route, with what is theirs, what is not and what is not there', () => {
  test('is answered as the route declares, and never with a failure', async () => {
    const { wrong, asked } = await walk(api.app, allRoutes(api.app, api.house.services))
    expect(wrong).toEqual([])
    expect(asked).toBeGreaterThan(500)
  }, 240_000)

  test('every body has an example that its own shape takes, and every owned thing is in the address', () => {
    for (const route of allRoutes(api.app, api.house.services)) {
      if (route.shapes.body)
        expect(route.shapes.body.safeParse(exampleOf(route.shapes.body)).success, route.path).toBe(true)
      const { ownership } = route.access
      if (typeof ownership !== 'string') expect(route.path).toContain(`:${ownership.param}`)
      if (route.method !== 'GET' && route.access.roles === 'anyone')
        expect(route.path).toMatch(/^\/api\/(sign-in|session)\//)
    }
  })

  test('a route that keeps less than it declares is found', async () => {
    const own = { thing: 'order', param: 'orderId', foreign: 404 } as const
    const shapes = { params: orderParams, reply: order }
    const leaky = route(
      {
        method: 'GET',
        path: '/api/leaky/:orderId',
        summary: 'Shows every order to everybody',
        access: { app: 'shop', roles: ['customer'], ownership: own },
        idempotency: 'none',
        shapes,
      },
      (_actor, { params }) => api.house.services.orders.track({ kind: 'system' }, params.orderId),
    )
    const forgetful = openRoute(
      { method: 'GET', path: '/api/forgetful/:orderId', summary: 'Asks nobody', idempotency: 'none', shapes },
      ({ params }) => api.house.services.orders.track({ kind: 'system' }, params.orderId),
    )
    const app = Fastify()
    app.setErrorHandler(answerTrouble)
    await registerTokens(app, sessionSecret)
    const limitBy = await registerLimits(app, { redis: null, limits: usualLimits })
    await mountRoutes(app, api.house.services, [leaky, forgetful], limitBy)
    const { wrong } = await walk(app, [leaky, { ...forgetful, access: leaky.access }])
    await app.close()
    expect(wrong.filter(line => /leaky.* foreign: 200, not 404/.test(line))).toHaveLength(7)
    expect(wrong.some(line => /forgetful.* as anon, own: .*, not 401/.test(line))).toBe(true)
  })
})

describe('a route that nobody declared', () => {
  test('does not even start', async () => {
    const app = await buildApp(apiSetting(api.house))
    for (const path of ['/api/secret', '/docsify', '/docs.txt'])
      expect(() => app.get(path, async () => 'all of it')).toThrow('does not declare who may ask')
    await app.close()
  })
})
