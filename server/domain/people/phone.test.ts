import { describe, expect, test } from 'vitest'
import { acceptContact, phoneFrom } from './phone.ts'

describe('phones', () => {
  test.each([
    ['+598 (99) 123-456', '+59899123456'],
    ['59899123456', '+59899123456'],
    ['00598 99 123 456', '+59899123456'],
    ['+0598991234', null],
    ['+1234567', null],
    ['+1234567890123456', null],
    ['call me', null],
    ['+598 99 123 456 ext 7', null],
    ['', null],
  ])('%j is %j', (text, expected) => {
    expect(phoneFrom(text)).toBe(expected)
  })

  const own = { phone: '+59899123456', contactTelegramId: 2n ** 53n + 1n, senderTelegramId: 2n ** 53n + 1n }

  test('the sender’s own contact is taken', () => {
    expect(acceptContact(own)).toBe('+59899123456')
  })

  test('another’s contact, or a card of somebody without Telegram, is not', () => {
    // One apart, and equal as floats: ids beyond 2^53 must not be mixed up.
    for (const contactTelegramId of [2n ** 53n, null]) {
      expect(() => acceptContact({ ...own, contactTelegramId })).toThrow(
        expect.objectContaining({ code: 'people.foreign-contact' }),
      )
    }
  })

  test('an own contact without a usable number is refused', () => {
    expect(() => acceptContact({ ...own, phone: 'abc' })).toThrow(
      expect.objectContaining({ code: 'people.bad-phone' }),
    )
  })
})
