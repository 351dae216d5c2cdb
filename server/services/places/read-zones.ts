import { branchesOf, requireRole } from '../../domain/people/actor.ts'
import { surchargeApplies } from '../../domain/pricing/delivery-fee.ts'
import { isCurrency } from '../../domain/shared/currency.ts'
import { plus, zero } from '../../domain/shared/money.ts'
import type { Deps } from '../deps.ts'
import type { PlacesService, ZoneView } from './api.ts'
import { feesFrom, polygonFrom } from './zones.ts'

/** @see PlacesService.zones */
export const readZones =
  ({ db, clock }: Pick<Deps, 'db' | 'clock'>): PlacesService['zones'] =>
  async actor => {
    requireRole(actor, 'dispatcher')
    const branches = branchesOf(actor, 'dispatcher')
    const rows = await db.prisma.zone.findMany({
      where: {
        isActive: true,
        branch: { isActive: true },
        ...(branches === 'all' ? {} : { branchId: { in: [...branches] } }),
      },
      include: { branch: { select: { name: true, currency: true, timeZone: true } } },
      orderBy: [{ branch: { name: 'asc' } }, { priority: 'desc' }, { name: 'asc' }, { id: 'asc' }],
      take: 500,
    })
    const at = clock.now()
    return rows.flatMap((row): ZoneView[] => {
      const { currency, timeZone } = row.branch
      if (!isCurrency(currency)) return []
      const fees = feesFrom(row, currency)
      const surcharges = fees.surcharges.filter(surcharge => surchargeApplies(surcharge, at, timeZone))
      return [
        {
          id: row.id,
          branchId: row.branchId,
          branchName: row.branch.name,
          name: row.name,
          polygon: polygonFrom(row.polygon),
          priority: row.priority,
          strategy: row.strategy,
          baseFee: fees.base,
          distanceBands: fees.bands,
          surchargeNow: surcharges.reduce((sum, { fee }) => plus(sum, fee), zero(currency)),
          freeAbove: fees.freeAbove,
          minimumOrder: fees.minimumOrder,
        },
      ]
    })
  }
