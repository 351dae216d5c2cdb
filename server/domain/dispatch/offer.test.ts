import { describe, expect, test } from 'vitest'
import { addSeconds } from '../shared/time.ts'
import {
  acceptOffer,
  declineOffer,
  expireOffer,
  hasExpired,
  makeOffer,
  type Offer,
  type OfferStatus,
  requireOwnOffer,
  withdrawOffer,
} from './offer.ts'

const at = new Date('2026-11-23T12:00:00Z')
const by = { as: 'driver', userId: 'usr_9' } as const
const made = makeOffer(
  { id: 'ofr_1', deliveryId: 'dlv_1', driverId: 'drv_1', round: 2, ttlSeconds: 45 },
  { by: { as: 'system', userId: null }, at },
)
const offer = (status: OfferStatus = 'open'): Offer => ({ ...made.offer, status })
const inTime = { by, at: addSeconds(at, 44) }
const tooLate = { by, at: addSeconds(at, 45) }

describe('an offer', () => {
  test('is open for its time', () => {
    expect(made.offer).toMatchObject({ status: 'open', version: 1, round: 2, expiresAt: tooLate.at })
    expect(made.events[0]).toMatchObject({ type: 'offer.made', offerId: 'ofr_1', driverId: 'drv_1' })
    expect(hasExpired(offer(), inTime.at)).toBe(false)
    expect(hasExpired(offer(), tooLate.at)).toBe(true)
  })

  test.each([
    ['accept', acceptOffer, 'accepted'],
    ['decline', declineOffer, 'declined'],
  ] as const)('%s works while it is open and in time', (_, answer, status) => {
    const answered = answer(offer(), { ...inTime, version: 1 })
    expect(answered.offer).toMatchObject({ status, version: 2 })
    expect(answered.events[0]?.type).toBe(`offer.${status}`)
    expect(() => answer(offer(), tooLate)).toThrow(expect.objectContaining({ code: 'offer.expired' }))
    expect(() => answer(offer('expired'), inTime)).toThrow(expect.objectContaining({ code: 'offer.expired' }))
    expect(() => answer(offer('withdrawn'), inTime)).toThrow(
      expect.objectContaining({ code: 'offer.withdrawn' }),
    )
    expect(() => answer(offer(status), inTime)).toThrow(
      expect.objectContaining({ code: 'offer.already-done' }),
    )
    expect(() => answer(offer(), { ...inTime, version: 9 })).toThrow(
      expect.objectContaining({ code: 'offer.already-done' }),
    )
  })

  test('cannot be accepted after it was declined, or the other way round', () => {
    expect(() => acceptOffer(offer('declined'), inTime)).toThrow('offer.wrong-moment')
    expect(() => declineOffer(offer('accepted'), inTime)).toThrow('offer.wrong-moment')
  })

  test('expires when its time is over and not before', () => {
    expect(() => expireOffer(offer(), inTime)).toThrow('offer.wrong-moment')
    expect(expireOffer(offer(), tooLate).offer.status).toBe('expired')
    expect(() => expireOffer(offer('accepted'), tooLate)).toThrow('offer.wrong-moment')
    expect(() => expireOffer(offer('expired'), tooLate)).toThrow('offer.already-done')
  })

  test('is withdrawn only while it is open', () => {
    expect(withdrawOffer(offer(), tooLate).events[0]?.type).toBe('offer.withdrawn')
    expect(() => withdrawOffer(offer('accepted'), inTime)).toThrow('offer.wrong-moment')
  })

  test('is answered by its own driver', () => {
    expect(() => requireOwnOffer(offer(), 'drv_1')).not.toThrow()
    expect(() => requireOwnOffer(offer(), 'drv_2')).toThrow('offer.not-yours')
  })
})
