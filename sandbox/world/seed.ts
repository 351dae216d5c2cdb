/** Numbers and names that look random and are the same at every start with the same seed. */
export class Seed {
  /** Saved with a world, so that it goes on and does not repeat itself. */
  state: number

  constructor(seed: number) {
    this.state = seed >>> 0
  }

  /** A fraction in [0, 1); mulberry32. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = this.state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }

  /** A whole number in [from, to]. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  /** A decimal string without a leading zero, as callback query and album ids are. */
  digits(length: number): string {
    let text = String(this.between(1, 9))
    while (text.length < length) text += String(this.between(0, 9))
    return text
  }
}

const palette = ['#d95574', '#e8833a', '#a46bd6', '#4f9a4f', '#3a8fb7', '#4a72d6', '#c2569b']

/** The colour of a person's name; the same id has the same colour in every window. */
export function colorOf(id: number): string {
  return palette[id % palette.length] ?? '#4a72d6'
}
