import type { Key } from './phone.ts'

const mostTries = 3
const forgottenAfterMs = 60_000

/** Remembers which buttons were pressed lately, so that one that does nothing is not pressed over and over. */
export class TapsDone {
  private readonly tries = new Map<string, number[]>()

  isWorthwhile(key: Key): boolean {
    return this.lately(nameOf(key)).length < mostTries
  }

  note(key: Key) {
    const name = nameOf(key)
    this.tries.set(name, [...this.lately(name), Date.now()])
    for (const other of this.tries.keys()) if (this.lately(other).length === 0) this.tries.delete(other)
  }

  private lately(name: string): number[] {
    const since = Date.now() - forgottenAfterMs
    return (this.tries.get(name) ?? []).filter(at => at > since)
  }
}

const nameOf = ({ message, button }: Key): string => `${message.id} ${button.callbackData}`
