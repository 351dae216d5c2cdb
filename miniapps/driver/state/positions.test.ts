import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Desk, openDesk, session } from '../../kit/testing/desk.ts'
import { openPage } from '../../kit/testing/page.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
  openPage(desk.origin)
  const coords = { latitude: -34.9, longitude: -56.16, accuracy: 8 }
  const geolocation = { getCurrentPosition: (found: (here: object) => void) => found({ coords }) }
  vi.stubGlobal('navigator', { geolocation })
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  vi.resetModules()
})
afterEach(async () => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  await desk.close()
})

test('where a driver on shift is, is told every ten seconds, also while the shift is asked for again and again', async () => {
  desk.answer = ({ path }) => ({ status: 200, body: path === '/api/driver/positions' ? {} : session(1) })
  const told = () => desk.asked.filter(({ path }) => path === '/api/driver/positions').length
  const { signIn } = await import('../../kit/api/session.ts')
  const { keepTelling, tellsPositions } = await import('./positions.ts')
  const { shift } = await import('./work.ts')
  await signIn('driver', 'launch')
  const is = (status: 'on' | 'paused', locationAgeSeconds: number): void =>
    shift.put({
      driverId: 'drv_1',
      shiftId: 'shf_1',
      status,
      startedAt: '2026-11-26T12:00:00.000Z',
      pauseReason: null,
      locationAgeSeconds,
      isLocationFresh: true,
      vehicle: 'scooter',
      timeZone: 'America/Montevideo',
    })
  tellsPositions.value = true
  keepTelling()
  // the wire is down, and everything is asked for as often as positions are told
  for (const seconds of [0, 8, 16, 24]) {
    is('on', seconds)
    vi.advanceTimersByTime(8000)
  }
  await expect.poll(told).toBe(3)
  is('paused', 32)
  vi.advanceTimersByTime(60_000)
  await new Promise(resolve => setTimeout(resolve, 200))
  expect(told()).toBe(3)
})
