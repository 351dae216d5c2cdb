import type { Key } from './phone.ts'

const mostTries = 3
const mostRemembered = 500

/** Remembers which buttons were pressed, so that one that does nothing is not pressed for ever. */
export class TapsDone {
  private readonly tries = new Map<string, number>()

  isWorthwhile({ message, button }: Key): boolean {
    return (this.tries.get(`${message.id} ${button.callbackData}`) ?? 0) < mostTries
  }

  note({ message, button }: Key) {
    const name = `${message.id} ${button.callbackData}`
    this.tries.set(name, (this.tries.get(name) ?? 0) + 1)
    if (this.tries.size > mostRemembered) this.tries.delete(this.tries.keys().next().value ?? '')
  }
}
