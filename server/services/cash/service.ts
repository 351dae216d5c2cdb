import type { Tx } from '../../db/client.ts'
import { oncePerKey } from '../../db/idempotency.ts'
import { tell } from '../../db/outbox.ts'
import { transact } from '../../db/transact.ts'
import {
  type CashHandOver,
  countAndSettle,
  declare as declareIt,
  difference,
  type HandOverStatus,
} from '../../domain/delivery/cash.ts'
import { driverCash } from '../../domain/ledger/accounts.ts'
import { cashHandedOver } from '../../domain/ledger/recipes.ts'
import { type Actor, branchesOf, hasRole, requireDriver, requireRole } from '../../domain/people/actor.ts'
import { Refusal } from '../../domain/refusals.ts'
import { type Currency, isCurrency } from '../../domain/shared/currency.ts'
import type { BranchId, CashHandOverId, DriverId, UserId } from '../../domain/shared/ids.ts'
import { money } from '../../domain/shared/money.ts'
import { audit } from '../audit.ts'
import type { Deps } from '../deps.ts'
import { balanceOf, lockCashInHand, post } from '../ledger/post.ts'
import type { CashService, CashView, HandoverView } from './api.ts'

const withDriver = { driver: { include: { user: { select: { firstName: true } } } } }

type HandoverRow = {
  id: string
  driverId: string
  status: string
  version: number
  currency: string
  expectedUnits: bigint
  declaredUnits: bigint
  countedUnits: bigint | null
  driver: { branchId: string | null; user: { firstName: string } }
}

const currencyOf = (stored: string): Currency => (isCurrency(stored) ? stored : 'USD')

const recordFrom = (row: Omit<HandoverRow, 'driver'>): CashHandOver => {
  const currency = currencyOf(row.currency)
  return {
    id: row.id as CashHandOverId,
    driverId: row.driverId as DriverId,
    status: row.status as HandOverStatus,
    version: row.version,
    expected: money(currency, row.expectedUnits),
    declared: money(currency, row.declaredUnits),
    counted: row.countedUnits === null ? null : money(currency, row.countedUnits),
  }
}

const viewFrom = (row: HandoverRow): HandoverView => {
  const record = recordFrom(row)
  return {
    id: record.id,
    version: record.version,
    status: record.status,
    driverId: record.driverId,
    driverName: row.driver.user.firstName,
    expected: record.expected,
    declared: record.declared,
    counted: record.counted,
    difference: record.counted === null ? null : difference(record),
  }
}

/** Cash in drivers' hands, from the door to the office. */
export const buildCash = (deps: Deps): CashService => {
  const { db, ids, clock } = deps

  const viewOf = async (driverId: string): Promise<CashView> => {
    const driver = await db.prisma.driver.findUniqueOrThrow({
      where: { id: driverId },
      include: {
        user: { select: { firstName: true } },
        handovers: { where: { status: { in: ['declared', 'counted'] } }, include: withDriver, take: 1 },
      },
    })
    const currency = currencyOf(driver.currency)
    const open = driver.handovers[0]
    return {
      driverId,
      driverName: driver.user.firstName,
      inHand: await balanceOf(db.prisma, driverCash(driverId as DriverId), currency),
      cap: money(currency, driver.cashCapUnits),
      handover: open ? viewFrom(open) : null,
    }
  }

  const readHandover = async (actor: Actor, handoverId: string): Promise<HandoverView> => {
    const row = await db.prisma.cashHandover.findUnique({ where: { id: handoverId }, include: withDriver })
    if (!row) throw new Refusal('cash.absent')
    const isOwn = actor.kind === 'person' && actor.driverId === row.driverId
    if (!isOwn && !hasRole(actor, 'dispatcher', (row.driver.branchId ?? undefined) as BranchId | undefined))
      throw new Refusal('cash.absent')
    return viewFrom(row)
  }

  return {
    mine: actor => viewOf(requireDriver(actor)),

    declare: async (actor, { declaredUnits, idempotencyKey }) => {
      const driverId = requireDriver(actor)
      const declareThem = async (tx: Tx): Promise<string> => {
        const id = ids.make('csh')
        await tx.$executeRaw`select 1 from drivers where id = ${driverId} for no key update`
        const driver = await tx.driver.findUniqueOrThrow({ where: { id: driverId } })
        const currency = currencyOf(driver.currency)
        const inHand = await lockCashInHand(tx, driverId, currency)
        const open = await tx.cashHandover.count({
          where: { driverId, status: { in: ['declared', 'counted'] } },
        })
        const at = clock.now()
        const by = {
          as: 'driver' as const,
          userId: actor.kind === 'person' ? (actor.userId as UserId) : null,
        }
        const { handOver, events } = declareIt(
          { id, driverId, inHand, amount: money(currency, declaredUnits), hasOpenHandOver: open > 0 },
          { by, at },
        )
        await tx.cashHandover.create({
          data: {
            id,
            driverId,
            status: handOver.status,
            version: handOver.version,
            currency,
            expectedUnits: handOver.expected.units,
            declaredUnits: handOver.declared.units,
            declaredAt: at,
          },
        })
        await tell(tx, events)
        return id
      }
      const asked = { scope: `cash:${driverId}`, key: idempotencyKey ?? '', request: { declaredUnits } }
      const handoverId = await transact(db, async tx =>
        idempotencyKey === undefined
          ? declareThem(tx)
          : (await oncePerKey(tx, asked, () => declareThem(tx))).answer,
      )
      return readHandover(actor, handoverId)
    },

    list: async actor => {
      requireRole(actor, 'dispatcher')
      const branches = branchesOf(actor, 'dispatcher')
      const holding = await db.pool.query<{ id: string }>(
        `select d.id from drivers d join ledger.account a on a.code = 'driver:' || d.id || ':cash' and a.currency = d.currency
          where a.debits > a.credits and ($1::text[] is null or d.branch_id is null or d.branch_id = any ($1))
          order by a.debits - a.credits desc, d.id limit 100`,
        [branches === 'all' ? null : [...branches]],
      )
      return Promise.all(holding.rows.map(row => viewOf(row.id)))
    },

    handover: readHandover,

    settle: async (actor, { handoverId, version, countedUnits }) => {
      await transact(db, async tx => {
        await tx.$executeRaw`select 1 from cash_handovers where id = ${handoverId} for no key update`
        const row = await tx.cashHandover.findUnique({ where: { id: handoverId }, include: withDriver })
        if (!row || !hasRole(actor, 'dispatcher', (row.driver.branchId ?? undefined) as BranchId | undefined))
          throw new Refusal('cash.absent')
        const at = clock.now()
        const userId = actor.kind === 'person' ? (actor.userId as UserId) : null
        const record = recordFrom(row)
        const { handOver, events } = countAndSettle(record, money(record.declared.currency, countedUnits), {
          by: { as: 'staff', userId },
          at,
          version,
        })
        const counted = handOver.counted ?? handOver.declared
        await tx.cashHandover.update({
          where: { id: handoverId },
          data: {
            status: handOver.status,
            version: handOver.version,
            countedUnits: counted.units,
            differenceUnits: difference(handOver).units,
            countedById: userId,
            countedAt: at,
            settledAt: at,
          },
        })
        await post(
          tx,
          cashHandedOver({
            handOverId: record.id,
            driverId: record.driverId,
            declared: record.declared,
            counted,
          }),
          userId ?? 'system',
        )
        await audit(tx, {
          actor,
          at,
          action: 'cash.settled',
          subject: handoverId,
          before: { declared: record.declared.units.toString() },
          after: { counted: counted.units.toString() },
        })
        await tell(tx, events)
      })
      return readHandover(actor, handoverId)
    },
  }
}
