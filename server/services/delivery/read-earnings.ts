import { driverEarnings } from '../../domain/ledger/accounts.ts'
import { type Actor, requireDriver } from '../../domain/people/actor.ts'
import { isCurrency } from '../../domain/shared/currency.ts'
import { money, plus } from '../../domain/shared/money.ts'
import { addDays, instantOfLocal, localPartsAt } from '../../domain/shared/time.ts'
import type { Deps } from '../deps.ts'
import { balanceOf } from '../ledger/post.ts'
import type { DayEarnings, DeliveryService, EarningsView } from './api.ts'
import { clocksOf } from './clocks-of.ts'

type Needs = Pick<Deps, 'db' | 'clock'>

/** Whose earnings, in which money, and on whose clocks a day begins. */
const readEarner = async ({ db }: Needs, actor: Actor) => {
  const driverId = requireDriver(actor)
  const driver = await db.prisma.driver.findUniqueOrThrow({
    where: { id: driverId },
    select: { currency: true, branchId: true },
  })
  const currency = isCurrency(driver.currency) ? driver.currency : 'USD'
  return { driverId, currency, zone: await clocksOf(db, driver) }
}

/** @see DeliveryService.earningsByDay — at most 31 days. */
export const readEarningsByDay = async (
  deps: Needs,
  actor: Actor,
  { days }: Parameters<DeliveryService['earningsByDay']>[1],
): ReturnType<DeliveryService['earningsByDay']> => {
  const { driverId, currency, zone } = await readEarner(deps, actor)
  const today = localPartsAt(deps.clock.now(), zone).date
  const dates = Array.from({ length: Math.min(31, Math.max(1, days)) }, (_, back) => addDays(today, -back))
  const from = instantOfLocal(dates.at(-1) ?? today, '00:00', zone)
  const { rows } = await deps.db.pool.query<{ date: string; deliveries: number; pay: string; tips: string }>(
    `select to_char(d.delivered_at at time zone $3, 'YYYY-MM-DD') as date, count(*)::int as deliveries,
            sum(d.pay_units)::text as pay, sum(o.tip_units)::text as tips
       from deliveries d join orders o on o.id = d.order_id
      where d.driver_id = $1 and d.status = 'delivered' and d.delivered_at >= $2
      group by 1`,
    [driverId, from, zone],
  )
  const found = new Map(rows.map(row => [row.date, row]))
  return {
    days: dates.map((date): DayEarnings => {
      const row = found.get(date)
      const pay = money(currency, BigInt(row?.pay ?? 0))
      const tips = money(currency, BigInt(row?.tips ?? 0))
      return { date, deliveries: row?.deliveries ?? 0, pay, tips, total: plus(pay, tips) }
    }),
    balance: await balanceOf(deps.db.prisma, driverEarnings(driverId), currency),
  }
}

/** @see DeliveryService.earnings */
export const readEarnings = async (deps: Needs, actor: Actor): Promise<EarningsView> => {
  const { zone } = await readEarner(deps, actor)
  const { days, balance } = await readEarningsByDay(deps, actor, { days: 1 })
  const [today] = days
  if (!today) throw new RangeError('a day has earnings, be they nothing')
  const { date, ...earned } = today
  return { from: instantOfLocal(date, '00:00', zone), ...earned, balance }
}
