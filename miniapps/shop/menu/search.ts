import type { Menu, ProductCard } from '../state/shop.ts'

/** Lower case, without accents: "Ñoquis" and "noquis" are the same word. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** How many slips of a finger lie between two words: a letter too many, too few, wrong, or two swapped; `most` + 1 for more. */
export const slipsBetween = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const now = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1]
      let least = Math.min((last[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      now.push(least)
    }
    before = last
    last = now
  }
  return last[b.length] ?? most + 1
}

/** How well a word that somebody types, perhaps not to its end, means one that is written: 0 not at all, 1 certainly. */
const likeness = (typed: string, written: string): number => {
  if (written.startsWith(typed)) return 1
  if (typed.length >= 3 && written.includes(typed)) return 0.8
  const slips = typed.length >= 8 ? 2 : typed.length >= 4 ? 1 : 0
  if (slips === 0) return 0
  const beginning = written.slice(0, typed.length)
  const found = Math.min(slipsBetween(typed, beginning, slips), slipsBetween(typed, written, slips))
  return found <= slips ? 0.6 : 0
}

const score = (typed: readonly string[], { names, descriptions }: ProductCard): number => {
  const title = Object.values(names).flatMap(wordsOf)
  const story = Object.values(descriptions).flatMap(wordsOf)
  let sum = 0
  for (const word of typed) {
    const inTitle = Math.max(0, ...title.map(written => likeness(word, written)))
    const inStory = Math.max(0, ...story.map(written => likeness(word, written))) * 0.4
    const best = Math.max(inTitle, inStory)
    if (best === 0) return 0
    sum += best
  }
  return sum
}

/** What on the menu somebody may mean, the best first; typing errors are forgiven, and any of our languages will do. */
export const search = (menu: Menu, text: string): readonly ProductCard[] => {
  const typed = wordsOf(text)
  if (typed.length === 0) return []
  return menu.categories
    .flatMap(category => category.products)
    .map(product => ({ product, score: score(typed, product) }))
    .filter(found => found.score > 0)
    .sort((a, b) => b.score - a.score)
    .map(found => found.product)
}
