import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { repeatUpdate } from '../../bot-api/updates/repeat-update.ts'
import { writeSnapshot } from '../../world/snapshot.ts'
import { WorldRefusal } from '../../world/world.ts'
import { openChat } from '../access.ts'
import {
  Done,
  DriveView,
  FaultView,
  FloodSwitch,
  LogPage,
  LogQuery,
  MismatchView,
  NewDrive,
  NewFault,
  Replay,
  SnapshotRequest,
  UnimplementedView,
} from '../contract.ts'
import type { ApiDeps } from '../deps.ts'

const idPath = z.object({ id: z.coerce.number().int() })

/** Drives, troubles, traces, and the world as a whole. */
export const controlRoutes: FastifyPluginAsyncZod<{ deps: ApiDeps }> = async (app, { deps }) => {
  const { hub, drives } = deps
  const { world, faults, traces, flood } = hub

  app.post(
    '/drive',
    { schema: { tags: ['drive'], body: NewDrive, response: { 200: DriveView } } },
    ({ body }) => {
      const { chat, person } = openChat(world, body.chatId, body.as)
      return drives.start(chat, person, { ...body, stepMs: body.stepMs ?? 2000 })
    },
  )
  app.get('/drive', { schema: { tags: ['drive'], response: { 200: z.array(DriveView) } } }, () =>
    drives.list(),
  )
  app.delete(
    '/drive/:id',
    { schema: { tags: ['drive'], params: idPath, response: { 200: DriveView } } },
    ({ params }) => drives.stop(params.id),
  )

  app.post(
    '/faults',
    { schema: { tags: ['faults'], body: NewFault, response: { 200: FaultView } } },
    ({ body }) => faults.add(body),
  )
  app.get('/faults', { schema: { tags: ['faults'], response: { 200: z.array(FaultView) } } }, () =>
    faults.list(),
  )
  app.delete('/faults', { schema: { tags: ['faults'] } }, (_, reply) => {
    faults.clear()
    return reply.code(204).send()
  })
  app.delete('/faults/:id', { schema: { tags: ['faults'], params: idPath } }, ({ params }, reply) => {
    if (!faults.remove(params.id)) throw new WorldRefusal(404, 'there is no such fault')
    return reply.code(204).send()
  })
  app.get('/flood', { schema: { tags: ['faults'], response: { 200: FloodSwitch } } }, () => ({
    isOn: flood.isOn,
  }))
  app.put(
    '/flood',
    { schema: { tags: ['faults'], body: FloodSwitch, response: { 200: FloodSwitch } } },
    ({ body }) => {
      flood.switchTo(body.isOn)
      return { isOn: flood.isOn }
    },
  )

  app.get(
    '/log',
    { schema: { tags: ['log'], querystring: LogQuery, response: { 200: LogPage } } },
    ({ query }) => ({
      entries: traces.after(
        query.after ?? 0,
        query.limit ?? 200,
        trace =>
          (query.bot === undefined || trace.bot === query.bot.replace(/^@/, '')) &&
          (query.name === undefined || trace.name.toLowerCase() === query.name.toLowerCase()) &&
          (query.direction === undefined || trace.direction === query.direction) &&
          (query.chatId === undefined || String(trace.chatId) === query.chatId) &&
          (!query.failedOnly || (trace.httpStatus ?? 200) >= 400),
      ),
      lastId: traces.lastId,
    }),
  )
  app.post(
    '/log/:id/replay',
    { schema: { tags: ['log'], params: idPath, body: Replay, response: { 200: Done } } },
    ({ params, body }) => {
      const trace = traces.get(params.id)
      if (trace?.direction !== 'update') throw new WorldRefusal(404, 'the log has no such update any more')
      repeatUpdate(hub, trace, body.isRepeated ?? false)
      return { eventId: world.events.lastId }
    },
  )
  app.get(
    '/unimplemented',
    { schema: { tags: ['log'], response: { 200: z.array(UnimplementedView) } } },
    () => [...hub.unimplemented].map(([method, calls]) => ({ method, calls })),
  )

  app.get('/conformance', { schema: { tags: ['log'], response: { 200: z.array(MismatchView) } } }, () =>
    hub.conformance.list(),
  )

  app.post('/reset', { schema: { tags: ['world'], response: { 200: Done } } }, async () => {
    await deps.reset()
    return { eventId: world.events.lastId }
  })
  app.post(
    '/snapshot',
    { schema: { tags: ['world'], body: SnapshotRequest.optional(), response: { 200: Done } } },
    async ({ body }) => {
      const file = body?.file ?? deps.snapshotFile
      if (!file) throw new WorldRefusal(400, 'name a file, or start with --snapshot <file>')
      await writeSnapshot(world, file)
      return { eventId: world.events.lastId }
    },
  )
}
