import type { DiceContent } from './model.ts'
import type { World } from './world.ts'

/** How many faces each has. */
const faces: Record<string, number> = { '🎲': 6, '🎯': 6, '🎳': 6, '🏀': 5, '⚽': 5, '🎰': 64 }

export function isDice(emoji: string): boolean {
  return Object.hasOwn(faces, emoji)
}

/** Falls as the world's seed wants it. */
export function rollDice(world: World, emoji: string): DiceContent {
  return { kind: 'dice', emoji, value: world.seed.between(1, faces[emoji] ?? 6) }
}
