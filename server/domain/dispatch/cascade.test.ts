import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DriverId } from '../shared/ids.ts'
import { addSeconds } from '../shared/time.ts'
import { isStrategy, nextStep, type SearchState, strategies } from './cascade.ts'
import type { OfferStatus } from './offer.ts'

const at = new Date('2026-11-23T12:00:00Z')
const later = addSeconds(at, 30)
const state = (change: Partial<SearchState> = {}): SearchState => ({
  strategy: 'nearest',
  at,
  round: 0,
  isAlarmed: false,
  ranked: ['drv_1', 'drv_2', 'drv_3'],
  offers: [],
  offerTtlSeconds: 45,
  singleRounds: 2,
  ...change,
})
const offered = (driverId: DriverId, status: OfferStatus, expiresAt = later) => ({
  driverId,
  status,
  expiresAt,
})
const offer = (round: number, ...offerTo: DriverId[]) => ({ kind: 'offer', offerTo, ttlSeconds: 45, round })

describe('nearest first', () => {
  test('asks one, then the next, then all who have not declined, then alarms', () => {
    expect(nextStep(state())).toEqual(offer(1, 'drv_1'))
    const first = [offered('drv_1', 'expired')]
    expect(nextStep(state({ round: 1, offers: first }))).toEqual(offer(2, 'drv_2'))
    const second = [...first, offered('drv_2', 'declined')]
    expect(nextStep(state({ round: 2, offers: second }))).toEqual(offer(3, 'drv_1', 'drv_3'))
    const third = [...second, offered('drv_1', 'expired'), offered('drv_3', 'declined')]
    expect(nextStep(state({ round: 3, offers: third }))).toEqual({ kind: 'alarm', reason: 'nobody-accepts' })
    expect(nextStep(state({ round: 3, offers: third, isAlarmed: true }))).toEqual({
      kind: 'wait',
      until: null,
    })
  })

  test('waits while somebody may still answer', () => {
    expect(nextStep(state({ round: 1, offers: [offered('drv_1', 'open')] }))).toEqual({
      kind: 'wait',
      until: later,
    })
  })

  test('does not wait for an offer whose time is over', () => {
    expect(nextStep(state({ round: 1, offers: [offered('drv_1', 'open', at)] }))).toEqual(offer(2, 'drv_2'))
  })

  test('with one driver on shift gives them a second chance, then alarms', () => {
    const alone = { ranked: ['drv_1'] as const }
    const asked = [offered('drv_1', 'expired')]
    expect(nextStep(state({ ...alone, round: 1, offers: asked }))).toEqual(offer(3, 'drv_1'))
    expect(nextStep(state({ ...alone, round: 3, offers: [...asked, ...asked] })).kind).toBe('alarm')
  })

  test('does not ask again who said no', () => {
    const no = state({ ranked: ['drv_1'], round: 1, offers: [offered('drv_1', 'declined')] })
    expect(nextStep(no)).toEqual({ kind: 'alarm', reason: 'nobody-accepts' })
  })

  test('with nobody on shift alarms at once', () => {
    expect(nextStep(state({ ranked: [] }))).toEqual({ kind: 'alarm', reason: 'nobody-on-shift' })
  })

  test('asks who comes on shift after the alarm', () => {
    expect(nextStep(state({ ranked: ['drv_9'], isAlarmed: true }))).toEqual(offer(1, 'drv_9'))
    const exhausted = {
      round: 3,
      isAlarmed: true,
      offers: [offered('drv_1', 'declined')],
      ranked: ['drv_1', 'drv_9'],
    } as const
    expect(nextStep(state(exhausted))).toEqual(offer(3, 'drv_9'))
  })
})

describe('broadcast', () => {
  const broadcast = (change: Partial<SearchState>) => nextStep(state({ strategy: 'broadcast', ...change }))

  test('asks everybody at once, newcomers too, then alarms', () => {
    expect(broadcast({})).toEqual(offer(1, 'drv_1', 'drv_2', 'drv_3'))
    const two = [offered('drv_1', 'open'), offered('drv_2', 'declined')]
    expect(broadcast({ round: 1, offers: two })).toEqual(offer(1, 'drv_3'))
    expect(broadcast({ round: 1, offers: two, ranked: ['drv_1', 'drv_2'] })).toEqual({
      kind: 'wait',
      until: later,
    })
    const none = [offered('drv_1', 'expired'), offered('drv_2', 'declined'), offered('drv_3', 'expired')]
    expect(broadcast({ round: 1, offers: none })).toEqual({ kind: 'alarm', reason: 'nobody-accepts' })
  })
})

describe('manual', () => {
  test('leaves it to the dispatcher', () => {
    expect(nextStep(state({ strategy: 'manual' }))).toEqual({ kind: 'wait', until: null })
    expect(nextStep(state({ strategy: 'manual', offers: [offered('drv_1', 'open')] }))).toEqual({
      kind: 'wait',
      until: later,
    })
  })
})

test('whatever the drivers answer, a search ends with a driver or exactly one alarm', () => {
  const answers = fc.infiniteStream(fc.constantFrom<OfferStatus>('declined', 'expired', 'accepted'))
  fc.assert(
    fc.property(
      fc.constantFrom('nearest' as const, 'broadcast' as const),
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 0, max: 4 }),
      answers,
      (strategy, drivers, singleRounds, stream) => {
        const ranked = Array.from({ length: drivers }, (_, index): DriverId => `drv_${index}`)
        let now = state({ strategy, ranked, singleRounds })
        let alarms = 0
        for (let turn = 0; turn < 50; turn += 1) {
          const step = nextStep(now)
          if (step.kind === 'wait') {
            expect(step.until).toBeNull()
            expect(alarms).toBe(1)
            return
          }
          if (step.kind === 'alarm') {
            alarms += 1
            now = { ...now, isAlarmed: true }
            continue
          }
          expect(step.offerTo.length).toBeGreaterThan(0)
          expect(new Set(step.offerTo).size).toBe(step.offerTo.length)
          const made = step.offerTo.map(driverId => offered(driverId, stream.next().value ?? 'expired'))
          const said = new Set(now.offers.filter(one => one.status === 'declined').map(one => one.driverId))
          expect(step.offerTo.filter(driverId => said.has(driverId))).toEqual([])
          if (made.some(one => one.status === 'accepted')) return
          now = { ...now, round: step.round, offers: [...now.offers, ...made] }
        }
        throw new Error('the search did not end')
      },
    ),
  )
})

test('strategies are known by name', () => {
  expect(strategies.every(isStrategy)).toBe(true)
  expect(isStrategy('magic')).toBe(false)
})
