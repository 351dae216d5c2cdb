import { getEventListeners } from 'node:events'
import { expect, test, vi } from 'vitest'
import { patience } from './patience.ts'

test('patience ends with the time or with another signal, and the other one then knows nothing of it', () => {
  vi.useFakeTimers()
  const line = new AbortController()
  const first = patience(1000, undefined, line.signal)
  vi.advanceTimersByTime(999)
  expect(first.aborted).toBe(false)
  vi.advanceTimersByTime(1)
  expect(first.aborted).toBe(true)
  expect(getEventListeners(line.signal, 'abort')).toEqual([])
  const second = patience(1000, line.signal)
  line.abort()
  expect([second.aborted, patience(1000, line.signal).aborted]).toEqual([true, true])
  expect([getEventListeners(line.signal, 'abort').length, vi.getTimerCount()]).toEqual([0, 0])
  vi.useRealTimers()
})
