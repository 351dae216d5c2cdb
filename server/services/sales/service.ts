import { salesCommission } from '../../domain/ledger/accounts.ts'
import { type Actor, requireRole } from '../../domain/people/actor.ts'
import { Refusal } from '../../domain/refusals.ts'
import { type Currency, isCurrency } from '../../domain/shared/currency.ts'
import type { UserId } from '../../domain/shared/ids.ts'
import { money } from '../../domain/shared/money.ts'
import type { Deps } from '../deps.ts'
import type { SalesService } from './api.ts'
import { bindByLink, bindCustomer, payloadOf } from './bind-customer.ts'

const requireRep = (actor: Actor): UserId => {
  requireRole(actor, 'sales')
  if (actor.kind !== 'person') throw new Refusal('people.not-allowed', { role: 'sales' })
  return actor.userId
}

/** Orders that count as turnover: those that reached their customer. */
const countedStatuses = ['fulfilled']

/** The sales reps' own figures, and the bonds between them and the customers they brought. */
export const buildSales = (deps: Deps): SalesService => {
  const { db } = deps
  const shopCurrency = async (): Promise<Currency> => {
    const branch = await db.prisma.branch.findFirst({ orderBy: { id: 'asc' }, select: { currency: true } })
    return branch && isCurrency(branch.currency) ? branch.currency : 'USD'
  }
  const ofRep = (repId: string) => ({ user: { bond: { repId } } })

  return {
    profile: async actor => {
      const repId = requireRep(actor)
      const rep = await db.prisma.repProfile.findUnique({ where: { userId: repId } })
      if (!rep) throw new Refusal('people.not-allowed', { role: 'sales' })
      const currency = await shopCurrency()
      const [customers, orders, turnover, balance] = await Promise.all([
        db.prisma.referralBond.count({ where: { repId } }),
        db.prisma.order.count({ where: ofRep(repId) }),
        db.prisma.order.aggregate({
          where: { ...ofRep(repId), status: { in: countedStatuses }, currency },
          _sum: { totalUnits: true },
        }),
        db.pool.query<{ balance: string }>(
          'select balance from ledger.balance where code = $1 and currency = $2',
          [salesCommission(repId), currency],
        ),
      ])
      return {
        code: rep.code,
        startPayload: payloadOf(rep.code),
        customers,
        orders,
        turnover: money(currency, turnover._sum.totalUnits ?? 0n),
        commission: money(currency, BigInt(balance.rows[0]?.balance ?? 0)),
      }
    },

    customers: async (actor, { before, limit }) => {
      const repId = requireRep(actor)
      const currency = await shopCurrency()
      const bonds = await db.prisma.referralBond.findMany({
        where: { repId, ...(before ? { bondedAt: { lt: before } } : {}) },
        orderBy: { bondedAt: 'desc' },
        take: Math.min(50, limit),
        include: { customer: { select: { firstName: true } } },
      })
      const sums = await db.prisma.order.groupBy({
        by: ['userId'],
        where: {
          userId: { in: bonds.map(bond => bond.customerId) },
          status: { in: countedStatuses },
          currency,
        },
        _count: true,
        _sum: { totalUnits: true },
      })
      const sumOf = new Map(sums.map(row => [row.userId, row]))
      return bonds.map(bond => ({
        name: bond.customer.firstName,
        bondedAt: bond.bondedAt,
        orders: sumOf.get(bond.customerId)?._count ?? 0,
        turnover: money(currency, sumOf.get(bond.customerId)?._sum.totalUnits ?? 0n),
      }))
    },

    orders: async (actor, { before, limit }) => {
      const repId = requireRep(actor)
      const rows = await db.prisma.order.findMany({
        where: { ...ofRep(repId), ...(before ? { placedAt: { lt: before } } : {}) },
        orderBy: { placedAt: 'desc' },
        take: Math.min(50, limit),
        include: { user: { select: { firstName: true } } },
      })
      return rows.flatMap(row =>
        isCurrency(row.currency)
          ? [
              {
                number: row.number,
                placedAt: row.placedAt,
                total: money(row.currency, row.totalUnits),
                status: row.status,
                customerName: row.user.firstName,
              },
            ]
          : [],
      )
    },

    bind: bindCustomer(deps),
    bindByLink: bindByLink(deps),
  }
}
