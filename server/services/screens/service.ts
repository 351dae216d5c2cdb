import type { Json } from '../../db/client.ts'
import type { Deps } from '../deps.ts'
import type { ScreensService } from './api.ts'

/** Screen state, one row a key. */
export const buildScreens = ({ db, clock }: Pick<Deps, 'db' | 'clock'>): ScreensService => ({
  read: async key => (await db.prisma.botSession.findUnique({ where: { key } }))?.value ?? undefined,
  write: async (key, value) => {
    const state = { value: value as Json, updatedAt: clock.now() }
    await db.prisma.botSession.upsert({ where: { key }, create: { key, ...state }, update: state })
  },
  forget: async key => {
    await db.prisma.botSession.deleteMany({ where: { key } })
  },
})
