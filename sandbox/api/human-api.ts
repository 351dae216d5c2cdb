import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import websocket from '@fastify/websocket'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { WorldRefusal } from '../world/world.ts'
import type { ApiDeps } from './deps.ts'
import { buttonRoutes } from './routes/buttons.ts'
import { controlRoutes } from './routes/control.ts'
import { groupRoutes } from './routes/groups.ts'
import { inlineRoutes } from './routes/inline.ts'
import { liveRoutes } from './routes/live.ts'
import { mediaRoutes } from './routes/media.ts'
import { paymentRoutes } from './routes/payments.ts'
import { preparedRoutes } from './routes/prepared.ts'
import { sendingRoutes } from './routes/sending.ts'
import { stateRoutes } from './routes/state.ts'
import { subscriptionRoutes } from './routes/subscriptions.ts'
import { webAppRoutes } from './routes/web-apps.ts'

/** Everything under `/sandbox/api`: the human side, and its page of documentation. */
export async function humanApi(app: FastifyInstance, { deps }: { deps: ApiDeps }) {
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await app.register(swagger, {
    openapi: { info: { title: 'Sandbox: the human side', version: '1', description: 'Act as any person.' } },
    transform: jsonSchemaTransform,
  })
  await app.register(swaggerUi, { routePrefix: '/docs' })
  await app.register(websocket, { options: { maxPayload: 4096 } })

  app.setErrorHandler((error, _, reply) => {
    const status = statusOf(error)
    if (status === 500) console.error('sandbox: the human side broke', error)
    const message = error instanceof Error ? error.message : String(error)
    return reply.code(status).type('application/json').serializer(JSON.stringify).send({ error: message })
  })
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ error: `there is nothing at ${request.method} ${request.url}` }),
  )

  await app.register(stateRoutes, { deps })
  await app.register(sendingRoutes, { deps })
  await app.register(mediaRoutes, { deps })
  await app.register(buttonRoutes, { deps })
  await app.register(preparedRoutes, { deps })
  await app.register(inlineRoutes, { deps })
  await app.register(paymentRoutes, { deps })
  await app.register(subscriptionRoutes, { deps })
  await app.register(webAppRoutes, { deps })
  await app.register(groupRoutes, { deps })
  await app.register(liveRoutes, { deps })
  await app.register(controlRoutes, { deps })

  app.get('/files/:uniqueId', { schema: { hide: true } }, (request, reply) => {
    const { uniqueId } = request.params as { uniqueId: string }
    const file = deps.hub.world.files.get(uniqueId)
    if (!file) throw new WorldRefusal(404, 'there is no such file')
    // Served under one origin with the client: nothing a bot sends may run there.
    return reply
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      .header('cache-control', 'private, max-age=31536000, immutable')
      .type(file.mimeType ?? 'application/octet-stream')
      .send(file.bytes)
  })
}

function statusOf(error: unknown): number {
  if (error instanceof WorldRefusal) return error.status
  const code = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  return code >= 400 && code < 500 ? code : 500
}
