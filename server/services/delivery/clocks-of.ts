import type { Db } from '../../db/client.ts'

/** On whose clocks a driver's day is told: their branch's, or the first one's for who drives for all. */
export const clocksOf = async (
  db: Db,
  { branchId }: { readonly branchId: string | null },
): Promise<string> => {
  const branch = await db.prisma.branch.findFirst({
    where: branchId === null ? {} : { id: branchId },
    orderBy: { id: 'asc' },
    select: { timeZone: true },
  })
  return branch?.timeZone ?? 'UTC'
}
