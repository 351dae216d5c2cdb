import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'

/** The interface in OpenAPI 3.1: to read at /docs, for machines at /docs/json. Drawn from the routes themselves. */
export const registerDocs = async (app: FastifyInstance): Promise<void> => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Gora',
        version: '1',
        description:
          'What the mini apps ask. Amounts are whole minor units in decimal text; instants are ISO 8601 in UTC; troubles are problem details (RFC 9457) in the language of whoever asks.',
      },
      components: {
        securitySchemes: { session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      },
    },
    transform: jsonSchemaTransform,
  })
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true })
}
