import type { RefusalCode } from '../refusals.ts'
import type { LineId, VariantId } from '../shared/ids.ts'
import { isLess, type Money, minus } from '../shared/money.ts'
import type { Facts } from '../shared/refusal.ts'
import type { QuoteInput } from './quote-input.ts'

/** Problems are the refusals that placing this cart would meet, in the words of the refusal books. */
export type QuoteProblemCode = Extract<
  RefusalCode,
  | 'cart.empty'
  | 'cart.address-missing'
  | 'cart.below-minimum'
  | 'places.out-of-zone'
  | 'places.closed'
  | 'places.slot-full'
  | 'stock.sold-out'
  | 'stock.not-enough'
>

/** `lineId` is the line that is in the way; null when it is the whole cart. */
export type QuoteProblem = {
  readonly code: QuoteProblemCode
  readonly lineId: LineId | null
  readonly facts: Facts
}

const wholeCart = (code: QuoteProblemCode, facts: Facts = {}): QuoteProblem => ({ code, lineId: null, facts })

// Lines may share a variant with different options: together they must not ask for more than there is.
const stockProblems = (input: QuoteInput): QuoteProblem[] => {
  const wanted = new Map<VariantId, number>()
  const problems: QuoteProblem[] = []
  for (const { variantId, quantity, available, lineId } of input.lines) {
    const before = wanted.get(variantId) ?? 0
    wanted.set(variantId, before + quantity)
    if (available === null || before + quantity <= available) continue
    const left = Math.max(0, available - before)
    const facts = { available: left, quantity }
    problems.push({ code: available <= 0 ? 'stock.sold-out' : 'stock.not-enough', lineId, facts })
  }
  return problems
}

/** Everything that stands between this cart and an order, the most fundamental first. */
export const problemsOf = (input: QuoteInput, subtotal: Money): QuoteProblem[] => {
  if (input.lines.length === 0) return [wholeCart('cart.empty')]
  const problems = stockProblems(input)
  const { destination, slot, opening } = input
  if (destination.kind === 'unknown') problems.push(wholeCart('cart.address-missing'))
  if (destination.kind === 'out-of-zone') problems.push(wholeCart('places.out-of-zone'))
  if (destination.kind === 'zone' && isLess(subtotal, destination.fees.minimumOrder)) {
    const { minimumOrder: minimum } = destination.fees
    problems.push(wholeCart('cart.below-minimum', { minimum, missing: minus(minimum, subtotal) }))
  }
  if (slot?.isFull) problems.push(wholeCart('places.slot-full'))
  if (!slot && !opening.isOpen) {
    problems.push(wholeCart('places.closed', { opensAt: opening.opensAt?.toISOString() ?? null }))
  }
  return problems
}
