import type { PlacedNews, Services } from '../../services/index.ts'

const page = 500

/** Reads the history on from where this process stands, whenever somebody rings; one reading at a time. */
export type HistoryReader = {
  /** There may be more to read. */
  read(): Promise<void>
  /** From now on everything is told that is placed after what is there now. Throws when the database does not answer. */
  start(): Promise<void>
  /** Nobody listens: the next start begins at the end of the history again. */
  rest(): void
}

export const openHistoryReader = (
  live: Services['live'],
  to: {
    tell(news: PlacedNews): void
    /** The history ends before what was read of it: it is another one, restored from an older day. */
    tellLost(head: bigint): void
    failed(error: unknown): void
  },
): HistoryReader => {
  let place: bigint | null = null
  let isRung = false
  let reading: Promise<void> | null = null

  const readOn = async (): Promise<void> => {
    do {
      isRung = false
      const from = place
      if (from === null) return
      const { news, head } = await live.allNewsAfter(from, page)
      if (place !== from) continue
      if (head < from) {
        place = head
        to.tellLost(head)
        continue
      }
      for (const one of news) to.tell(one)
      place = news.at(-1)?.place ?? from
      if (news.length === page) isRung = true
    } while (isRung)
  }

  const read = (): Promise<void> => {
    isRung = true
    reading ??= readOn()
      .catch(to.failed)
      .finally(() => {
        reading = null
        // Rung after the last look and before this line.
        if (isRung && place !== null) void read()
      })
    return reading
  }

  return {
    read,
    start: async () => {
      if (place !== null) return
      const { head } = await live.allNewsAfter(-1n, 0)
      place ??= head
    },
    rest: () => {
      place = null
    },
  }
}
