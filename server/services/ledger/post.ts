import type { Db, Tx } from '../../db/client.ts'
import { isViolationOf } from '../../db/errors.ts'
import { type AccountCode, driverCash } from '../../domain/ledger/accounts.ts'
import { accountsOf, type Posting } from '../../domain/ledger/posting.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { Currency } from '../../domain/shared/currency.ts'
import type { DriverId } from '../../domain/shared/ids.ts'
import { type Money, money } from '../../domain/shared/money.ts'

/**
 * Writes a posting in the caller's transaction; saying it again changes nothing, and null is nothing to say.
 * @param driverCashCap limit of a driver's cash account that is opened by this, in minor units
 * @throws Refusal cash.over-cap when a driver would hold more than they may
 */
export const post = async (
  tx: Tx,
  entry: Posting | null,
  actor: string,
  driverCashCap: bigint | null = null,
): Promise<void> => {
  if (!entry) return
  const accounts = accountsOf(entry, driverCashCap).map(({ min, max, ...account }) => ({
    ...account,
    min: min?.toString() ?? null,
    max: max?.toString() ?? null,
  }))
  const legs = entry.legs.map(({ debit, credit, amount }) => ({
    debit,
    credit,
    currency: amount.currency,
    amount: amount.units.toString(),
  }))
  try {
    await tx.$executeRaw`select ledger.post(${entry.key}, ${entry.kind}, ${entry.ref}, ${actor}, ${JSON.stringify(accounts)}::jsonb, ${JSON.stringify(legs)}::jsonb)`
  } catch (error) {
    if (isViolationOf(error, 'ceiling_holds')) throw new Refusal('cash.over-cap')
    throw error
  }
}

/** An account's balance on its normal side; zero when it was never used. */
export const balanceOf = async (
  prisma: Tx | Db['prisma'],
  code: AccountCode,
  currency: Currency,
): Promise<Money> => {
  const rows = await prisma.$queryRaw<{ balance: unknown }[]>`
    select balance::text as balance from ledger.balance where code = ${code} and currency = ${currency}`
  return money(currency, BigInt(String(rows[0]?.balance ?? '0')))
}

/** The cash a driver holds by the ledger, with its row locked until the transaction ends. */
export const lockCashInHand = async (tx: Tx, driverId: DriverId, currency: Currency): Promise<Money> => {
  await tx.$executeRaw`select 1 from ledger.account where code = ${driverCash(driverId)} and currency = ${currency} for no key update`
  return balanceOf(tx, driverCash(driverId), currency)
}
