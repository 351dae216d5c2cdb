import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { rateGate, telegramPace } from './rate-gate.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const counting = () => {
  const gate = rateGate(telegramPace, () => Date.now())
  const left: { chat: number; urgency: number; at: number }[] = []
  const start = Date.now()
  const send = (chat: number, urgency: 0 | 1 | 2 = 1) =>
    void gate.enter(chat, urgency).then(() => left.push({ chat, urgency, at: Date.now() - start }))
  return { gate, left, send }
}

test('one chat gets a short burst and then one message a second', async () => {
  const { left, send } = counting()
  for (let i = 0; i < 8; i++) send(7)
  await vi.advanceTimersByTimeAsync(0)
  expect(left.length).toBe(telegramPace.chatBurst)
  await vi.advanceTimersByTimeAsync(2050)
  expect(left.length).toBe(telegramPace.chatBurst + 2)
})

test('a group gets twenty messages a minute', async () => {
  const { left, send } = counting()
  for (let i = 0; i < 60; i++) send(-100)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(left.length).toBeGreaterThanOrEqual(20)
  expect(left.length).toBeLessThanOrEqual(20 + telegramPace.groupBurst)
})

test('all chats together get thirty a second', async () => {
  const { left, send } = counting()
  for (let chat = 1; chat <= 200; chat++) send(chat)
  await vi.advanceTimersByTimeAsync(1000)
  expect(left.length).toBeLessThanOrEqual(61)
  await vi.advanceTimersByTimeAsync(5000)
  expect(left.length).toBe(200)
})

test('the urgent overtake the bulk', async () => {
  const { left, send } = counting()
  for (let chat = 1; chat <= 90; chat++) send(chat, 2)
  send(1000, 0)
  await vi.advanceTimersByTimeAsync(200)
  expect(left.some(one => one.chat === 1000)).toBe(true)
  expect(left.length).toBeLessThan(60)
})

test('"retry after" holds the chat it was said of, and nobody else', async () => {
  const { gate, left, send } = counting()
  gate.hold(3, 7)
  send(7)
  send(8)
  await vi.advanceTimersByTimeAsync(2900)
  expect(left.map(one => one.chat)).toEqual([8])
  await vi.advanceTimersByTimeAsync(1200)
  expect(left.map(one => one.chat)).toEqual([8, 7])
})
