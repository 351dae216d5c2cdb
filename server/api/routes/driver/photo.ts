import { task, taskParams } from '../../../contracts/driver.ts'
import type { Services } from '../../../services/index.ts'
import { photoIn } from '../../photo.ts'
import { type Route, route } from '../../route.ts'

/** A proof by photo: one file of a form, re-encoded before anybody keeps it. */
export const photoRoutes = ({ delivery }: Services): Route[] => [
  route(
    {
      method: 'POST',
      path: '/api/driver/tasks/:deliveryId/photo',
      summary: 'Prove it by a photo: multipart/form-data with one file',
      access: {
        app: 'driver',
        roles: ['driver'],
        ownership: { thing: 'delivery', param: 'deliveryId', foreign: 404 },
      },
      idempotency: 'key',
      limit: 'photo',
      takesFile: true,
      shapes: { params: taskParams, reply: task },
    },
    async (actor, { params, request, key }) => {
      const { bytes, mimeType } = await photoIn(request)
      return delivery.proveByPhoto(actor, { ...params, photo: { bytes, mimeType }, idempotencyKey: key })
    },
  ),
]
