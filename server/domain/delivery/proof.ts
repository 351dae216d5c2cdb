import { Refusal } from '../refusals.ts'
import type { Doer } from '../shared/doer.ts'
import { isPositive, type Money } from '../shared/money.ts'

/** What a zone asks for at the door. */
export const proofRules = ['none', 'code', 'photo', 'code-or-photo', 'code-and-photo'] as const
export type ProofRule = (typeof proofRules)[number]
export type ProofKind = 'code' | 'photo'

export type ProofGiven = { readonly isCodeProven: boolean; readonly isPhotoProven: boolean }

/** What is still to be shown; for 'code-or-photo' both are listed until either is there. */
export const missingProof = (rule: ProofRule, given: ProofGiven): readonly ProofKind[] => {
  const code: readonly ProofKind[] = given.isCodeProven ? [] : ['code']
  const photo: readonly ProofKind[] = given.isPhotoProven ? [] : ['photo']
  switch (rule) {
    case 'none':
      return []
    case 'code':
      return code
    case 'photo':
      return photo
    case 'code-and-photo':
      return [...code, ...photo]
    case 'code-or-photo':
      return given.isCodeProven || given.isPhotoProven ? [] : ['code', 'photo']
  }
}

/** All that has to be true before goods count as delivered. `cashDue` zero: nothing to collect. */
export type HandOver = ProofGiven & {
  readonly rule: ProofRule
  readonly cashDue: Money
  readonly isCashCollected: boolean
}

/**
 * The staff may vouch for a hand-over without proof (the customer told them by phone), nobody for missing cash.
 * @throws Refusal delivery.proof-missing, delivery.cash-missing
 */
export const requireHandOver = (handOver: HandOver, by: Doer): void => {
  const missing = by.as === 'staff' ? [] : missingProof(handOver.rule, handOver)
  if (missing.length > 0) {
    throw new Refusal('delivery.proof-missing', { missing: missing.join(','), rule: handOver.rule })
  }
  if (isPositive(handOver.cashDue) && !handOver.isCashCollected) {
    throw new Refusal('delivery.cash-missing', { due: handOver.cashDue })
  }
}

/** Wrong codes after which only a photo or the dispatcher helps. */
export const codeAttemptLimit = 5

/** Four digits from two random bytes or more; leading zeros stay. */
export const handOverCode = (random: Uint8Array): string => {
  if (random.length < 2) throw new RangeError('a hand-over code needs 2 random bytes')
  const value = random.subarray(0, 4).reduce((number, byte) => (number * 256 + byte) % 10_000, 0)
  return value.toString().padStart(4, '0')
}

/**
 * The outcome is returned, not thrown: a wrong try must be counted, and a throw would undo the counting.
 * `attemptsUsed` is what to store afterwards.
 */
export type CodeCheck =
  | { readonly outcome: 'right'; readonly attemptsUsed: number }
  | { readonly outcome: 'wrong'; readonly attemptsUsed: number; readonly attemptsLeft: number }
  | { readonly outcome: 'locked'; readonly attemptsUsed: number }

/** Compares what the driver typed with the customer's code. Spaces around and between the digits do not matter. */
export const checkHandOverCode = (code: string, attemptsUsed: number, typed: string): CodeCheck => {
  if (attemptsUsed >= codeAttemptLimit) return { outcome: 'locked', attemptsUsed }
  if (typed.replace(/\s/g, '') === code) return { outcome: 'right', attemptsUsed }
  const used = attemptsUsed + 1
  return used >= codeAttemptLimit
    ? { outcome: 'locked', attemptsUsed: used }
    : { outcome: 'wrong', attemptsUsed: used, attemptsLeft: codeAttemptLimit - used }
}
