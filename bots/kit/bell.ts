/** A loop's way to rest until there is something to do. */
export type Bell = {
  /** Ends a rest; rung while nobody rests, it makes the next rest end at once. */
  ring(): void
  /** Forgets what was rung before: the loop is about to look for itself. */
  hush(): void
  rest(atMostMs: number): Promise<void>
}

export const bell = (): Bell => {
  let isRung = false
  let wake: () => void = () => {}
  return {
    ring: () => {
      isRung = true
      wake()
    },
    hush: () => {
      isRung = false
    },
    rest: atMostMs =>
      isRung
        ? Promise.resolve()
        : new Promise(resolve => {
            const timer = setTimeout(resolve, atMostMs)
            wake = () => {
              clearTimeout(timer)
              resolve()
            }
          }),
  }
}
