import { afterEach, expect, test, vi } from 'vitest'
import { openPage } from '../testing/page.ts'

afterEach(() => void vi.useRealTimers())

test('a Telegram that never says whether the number was sent is not waited for for ever', async () => {
  vi.useFakeTimers()
  openPage('https://apps.example')
  const { shareContact } = await import('./contact.ts')
  const isSent = shareContact()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await Promise.race([isSent, Promise.resolve('still waiting')])).toBe(true)
})
