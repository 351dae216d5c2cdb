import type { Currency } from '../shared/currency.ts'
import { isNegative, isZero, type Money } from '../shared/money.ts'
import { type AccountCode, type AccountShape, accountShape } from './accounts.ts'

/** One debit and one credit of the same amount: out of balance cannot be written. The amount is more than nothing. */
export type Leg = { readonly debit: AccountCode; readonly credit: AccountCode; readonly amount: Money }

/**
 * A posting is said once: `key` is unique, and saying it again with the same content changes nothing.
 * `ref` is the id of what it is about.
 */
export type Posting = {
  readonly key: string
  readonly kind: string
  readonly ref: string
  readonly legs: readonly Leg[]
}

export const leg = (debit: AccountCode, credit: AccountCode, amount: Money): Leg => ({
  debit,
  credit,
  amount,
})

/**
 * Puts legs together; those of nothing are left out, and a posting of nothing at all is none (null).
 * RangeError for a negative amount, TypeError for a leg from an account to itself.
 */
export const posting = (kind: string, ref: string, legs: readonly Leg[]): Posting | null => {
  for (const { debit, credit, amount } of legs) {
    if (isNegative(amount)) throw new RangeError(`${kind} of ${ref}: a leg cannot be negative`)
    if (debit === credit) throw new TypeError(`${kind} of ${ref}: ${debit} cannot pay itself`)
  }
  const moving = legs.filter(part => !isZero(part.amount))
  return moving.length > 0 ? { key: `${kind}-${ref}`, kind, ref, legs: moving } : null
}

/** The same money back; errors are corrected by a new posting, never by a change. */
export const reversed = (original: Posting): Posting => ({
  key: `reversal-${original.key}`,
  kind: `reversal.${original.kind}`,
  ref: original.ref,
  legs: original.legs.map(({ debit, credit, amount }) => ({ debit: credit, credit: debit, amount })),
})

export type TouchedAccount = AccountShape & { readonly code: AccountCode; readonly currency: Currency }

/** Every account a posting touches, once per currency, with its shape, so that new ones can be opened. */
export const accountsOf = (entry: Posting, driverCashCap: bigint | null = null): TouchedAccount[] => {
  const touched = new Map<string, TouchedAccount>()
  for (const { debit, credit, amount } of entry.legs) {
    for (const code of [debit, credit]) {
      const { currency } = amount
      touched.set(`${code} ${currency}`, { code, currency, ...accountShape(code, driverCashCap) })
    }
  }
  return [...touched.values()]
}

/** Balance of every touched account on its normal side, in minor units of one currency. */
export const balancesOf = (entries: readonly Posting[], currency: Currency): Map<AccountCode, bigint> => {
  const balances = new Map<AccountCode, bigint>()
  const add = (code: AccountCode, side: 'debit' | 'credit', units: bigint) => {
    const signed = accountShape(code).normal === side ? units : -units
    balances.set(code, (balances.get(code) ?? 0n) + signed)
  }
  for (const { debit, credit, amount } of entries.flatMap(entry => entry.legs)) {
    if (amount.currency !== currency) continue
    add(debit, 'debit', amount.units)
    add(credit, 'credit', amount.units)
  }
  return balances
}
