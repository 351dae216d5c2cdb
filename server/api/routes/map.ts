import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { FastifyPluginAsync } from 'fastify'
import { openToMachines } from '../access.ts'
import { isKnown } from '../etag.ts'
import { rangeOf } from './byte-range.ts'

const cachedFor = 'public, max-age=86400, stale-while-revalidate=604800'

/**
 * `/map/town.pmtiles`: the map of the town as one file of which browsers read ranges. It shows what is on every paper
 * map, so anyone may ask. Mounted only when the file is there.
 */
export const mapRoutes =
  (file: string): FastifyPluginAsync =>
  async app => {
    const known = await stat(file).catch(() => null)
    if (!known?.isFile()) {
      app.log.warn({ file }, 'there is no map at this place, so none is served')
      return
    }
    const options = { config: { access: openToMachines }, schema: { hide: true } }
    app.get('/map/town.pmtiles', options, async (request, reply) => {
      const { size, mtimeMs } = await stat(file)
      // Strong, so that a reader that holds ranges of two versions of the file notices.
      const tag = `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`
      reply.headers({
        etag: tag,
        'accept-ranges': 'bytes',
        'cache-control': cachedFor,
        'content-type': 'application/vnd.pmtiles',
      })
      if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send()
      const held = request.headers['if-range']
      const range = held === undefined || held === tag ? rangeOf(request.headers.range, size) : 'whole'
      if (range === 'outside') return reply.code(416).header('content-range', `bytes */${size}`).send()
      if (range === 'whole') {
        reply.header('content-length', size)
        // The whole file would be read, and thrown away.
        return request.method === 'HEAD' ? reply.send() : reply.send(createReadStream(file))
      }
      const { start, end } = range
      reply.code(206).header('content-range', `bytes ${start}-${end}/${size}`)
      return reply.header('content-length', end - start + 1).send(createReadStream(file, { start, end }))
    })
  }
