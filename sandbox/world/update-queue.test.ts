import { describe, expect, it } from 'vitest'
import { UpdateQueue } from './update-queue.ts'

const question = (n: number) => ({
  id: String(n),
  from: { id: 7, is_bot: false, first_name: 'Ann' },
  chat_instance: '1',
})

/** A queue with so many presses of buttons in it; the number of each is the place of its id. */
function queueOf(count: number): { queue: UpdateQueue; first: number } {
  const queue = new UpdateQueue()
  const first = queue.tail
  for (let n = 0; n < count; n++) queue.push('callback_query', question(n), 'lane')
  return { queue, first }
}

const idsOf = (queue: UpdateQueue, from = 0, limit = Number.POSITIVE_INFINITY) =>
  queue.peek(from, limit).map(({ id }) => id)

describe('updates that wait', () => {
  it('are found from any id on, whatever was taken out of the middle', () => {
    const { queue, first } = queueOf(10)
    for (const place of [0, 1, 4, 5, 9]) queue.remove(first + place)
    expect(queue.length).toBe(5)
    expect(idsOf(queue)).toEqual([2, 3, 6, 7, 8].map(place => first + place))
    expect(idsOf(queue, first + 4, 2)).toEqual([first + 6, first + 7])
    expect(queue.idOfNewest(3)).toBe(first + 6)
    queue.remove(first + 4)
    queue.confirmBelow(first + 5)
    expect(idsOf(queue)).toEqual([6, 7, 8].map(place => first + place))
    expect(queue.length).toBe(3)
    expect(queue.idOfNewest(99)).toBe(first + 6)
  })

  it('go on in order after all of them are gone', () => {
    const { queue, first } = queueOf(3)
    queue.confirmBelow(queue.tail)
    expect(queue.idOfNewest(1)).toBeUndefined()
    queue.push('callback_query', question(3), 'lane')
    expect(idsOf(queue)).toEqual([first + 3])
    queue.drop()
    expect(queue.length).toBe(0)
  })

  it('are forgotten when their time is over, also behind one that lives longer', () => {
    const { queue, first } = queueOf(4)
    const kept = queue.peek(0, 4)
    for (const place of [0, 2]) Object.assign(kept[place] ?? {}, { expiresAt: Date.now() - 1 })
    // as after a restart, when some of what was kept has become too old
    queue.resume(kept, 0)
    expect(idsOf(queue)).toEqual([first + 1, first + 3])
    expect(queue.length).toBe(2)
  })

  it('cost no more by the hundred thousand: taken, counted back and removed from the end in a moment', () => {
    const count = 200_000
    const { queue, first } = queueOf(count)
    const startedAt = performance.now()
    for (let n = count - 1; n >= count / 2; n--) queue.remove(first + n)
    for (let n = 0; n < count / 2; n += 100) {
      queue.confirmBelow(first + n)
      expect(queue.peek(first + n, 100)).toHaveLength(100)
      queue.idOfNewest(100)
    }
    // walking through them would take minutes
    expect(performance.now() - startedAt).toBeLessThan(5000)
    expect(queue.length).toBe(100)
  })
})
