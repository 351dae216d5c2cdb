import type { Db } from '../../server/db/client.ts'
import { branches, feeBands, units, zones } from './places.ts'
import { seedId } from './seed-id.ts'

/** The branches with their hours, and where, how and for how much they deliver. */
export const writePlaces = async ({ prisma }: Pick<Db, 'prisma'>): Promise<void> => {
  for (const { key, hours, ...rest } of branches) {
    const id = seedId('brn', key)
    if ((await prisma.branch.count({ where: { id } })) > 0) continue
    await prisma.branch.create({
      data: { id, ...rest, timeZone: 'America/Montevideo', currency: 'UYU', hours: { create: [...hours] } },
    })
  }
  await prisma.zone.createMany({
    data: zones.map(zone => ({
      id: seedId('zon', zone.key),
      branchId: seedId('brn', zone.branch),
      name: zone.name,
      polygon: zone.polygon.map(corner => [...corner]),
      priority: zone.priority,
      baseFeeUnits: units(zone.basePesos),
      distanceBands: feeBands,
      surcharges: zone.surcharges.map(surcharge => ({ ...surcharge })),
      freeAboveUnits: units(zone.freeAbovePesos),
      minimumOrderUnits: units(zone.minimumPesos),
      strategy: zone.strategy,
      offerTtlSeconds: 45,
      driverBasePayUnits: units(60),
      driverKilometrePayUnits: units(18),
    })),
    skipDuplicates: true,
  })
}
