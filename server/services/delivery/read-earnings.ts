import { driverEarnings } from '../../domain/ledger/accounts.ts'
import { type Actor, requireDriver } from '../../domain/people/actor.ts'
import { isCurrency } from '../../domain/shared/currency.ts'
import { money, plus } from '../../domain/shared/money.ts'
import { instantOfLocal, localPartsAt } from '../../domain/shared/time.ts'
import type { Deps } from '../deps.ts'
import { balanceOf } from '../ledger/post.ts'
import type { EarningsView } from './api.ts'

/** @see DeliveryService.earnings */
export const readEarnings = async (
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
): Promise<EarningsView> => {
  const driverId = requireDriver(actor)
  const driver = await db.prisma.driver.findUniqueOrThrow({
    where: { id: driverId },
    select: { currency: true, branchId: true },
  })
  const branch = await db.prisma.branch.findFirst({
    where: driver.branchId === null ? {} : { id: driver.branchId },
    orderBy: { id: 'asc' },
    select: { timeZone: true },
  })
  const currency = isCurrency(driver.currency) ? driver.currency : 'USD'
  const zone = branch?.timeZone ?? 'UTC'
  const from = instantOfLocal(localPartsAt(clock.now(), zone).date, '00:00', zone)
  const done = await db.prisma.delivery.findMany({
    where: { driverId, status: 'delivered', deliveredAt: { gte: from } },
    select: { payUnits: true, order: { select: { tipUnits: true } } },
  })
  const pay = money(
    currency,
    done.reduce((sum, delivery) => sum + delivery.payUnits, 0n),
  )
  const tips = money(
    currency,
    done.reduce((sum, delivery) => sum + delivery.order.tipUnits, 0n),
  )
  return {
    from,
    deliveries: done.length,
    pay,
    tips,
    total: plus(pay, tips),
    balance: await balanceOf(db.prisma, driverEarnings(driverId), currency),
  }
}
