import { task, taskParams } from '../../../contracts/driver.ts'
import { Refusal } from '../../../domain/refusals.ts'
import type { Services } from '../../../services/index.ts'
import { type Route, route } from '../../route.ts'

/** The largest photo that may be sent; a phone's are smaller. */
export const photoMegabytes = 12

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
      idempotency: 'none',
      limit: 'photo',
      takesFile: true,
      shapes: { params: taskParams, reply: task },
    },
    async (actor, { params, request }) => {
      const file = request.isMultipart() ? await request.file() : undefined
      if (!file) throw new Refusal('media.not-a-picture')
      const bytes = await file.toBuffer().catch(error => {
        if (file.file.truncated) throw new Refusal('media.too-large', { megabytes: photoMegabytes })
        throw error
      })
      return delivery.proveByPhoto(actor, { ...params, photo: { bytes, mimeType: file.mimetype } })
    },
  ),
]
