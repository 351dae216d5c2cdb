import { Refusal } from '../refusals.ts'
import type { Transitions } from '../shared/transitions.ts'

/** Pieces of one variant in one branch. Reserved pieces are still on hand. */
export type StockLevel = { readonly onHand: number; readonly reserved: number }

export const available = (level: StockLevel): number => level.onHand - level.reserved

/** Why the number of pieces on hand changes. 'transfer' is signed by its direction, 'count' says what is really there. */
export const movementKinds = ['receipt', 'sale', 'return', 'write-off', 'transfer', 'count'] as const
export type MovementKind = (typeof movementKinds)[number]

export type ReservationStatus = 'held' | 'consumed' | 'released'

export const reservationTransitions = {
  held: ['consumed', 'released'],
  consumed: [],
  released: [],
} as const satisfies Transitions<ReservationStatus>

const requirePieces = (quantity: number) => {
  if (!Number.isSafeInteger(quantity) || quantity <= 0) throw new Refusal('stock.bad-quantity', { quantity })
}

/** @throws Refusal stock.sold-out (none left) or stock.not-enough (facts `available`) */
export const reserve = (level: StockLevel, quantity: number): StockLevel => {
  requirePieces(quantity)
  const left = available(level)
  if (left <= 0) throw new Refusal('stock.sold-out')
  if (quantity > left) throw new Refusal('stock.not-enough', { available: left })
  return { onHand: level.onHand, reserved: level.reserved + quantity }
}

/** Reserved pieces go back on sale. */
export const release = (level: StockLevel, quantity: number): StockLevel => {
  requirePieces(quantity)
  if (quantity > level.reserved) throw new Refusal('stock.not-enough', { available: level.reserved })
  return { onHand: level.onHand, reserved: level.reserved - quantity }
}

/** Reserved pieces leave the house. */
export const consume = (level: StockLevel, quantity: number): StockLevel => {
  const freed = release(level, quantity)
  return { onHand: freed.onHand - quantity, reserved: freed.reserved }
}

/** What a movement makes of a level, and by how many pieces it changes what is on hand. */
export type Movement = { readonly level: StockLevel; readonly change: number }

/**
 * A movement by hand. `quantity` is in pieces: positive for receipt, sale, return and write-off; signed for a transfer;
 * the number found for a count. What is reserved stays promised: nothing may fall below it.
 * @throws Refusal stock.bad-quantity, stock.not-enough
 */
export const moveStock = (level: StockLevel, kind: MovementKind, quantity: number): Movement => {
  const change = changeBy(level, kind, quantity)
  const onHand = level.onHand + change
  if (onHand < level.reserved) throw new Refusal('stock.not-enough', { available: available(level) })
  return { level: { onHand, reserved: level.reserved }, change }
}

const changeBy = (level: StockLevel, kind: MovementKind, quantity: number): number => {
  switch (kind) {
    case 'receipt':
    case 'return':
      requirePieces(quantity)
      return quantity
    case 'sale':
    case 'write-off':
      requirePieces(quantity)
      return -quantity
    case 'transfer':
      requirePieces(Math.abs(quantity))
      return quantity
    case 'count':
      if (quantity !== 0) requirePieces(quantity)
      return quantity - level.onHand
  }
}
