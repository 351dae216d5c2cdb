import { expect, test } from 'vitest'
import { changesRights, mayHear } from './ears.ts'

test('a customer hears of their order, and nothing of who was asked to bring it', () => {
  expect(mayHear('customer', 'order.confirmed', null)).toBe(true)
  expect(mayHear('customer', 'delivery.picked-up', null)).toBe(true)
  for (const type of ['offer.made', 'offer.declined', 'delivery.unserved', 'position.stale', 'cash.declared'])
    expect(mayHear('customer', type, null), type).toBe(false)
})

test('a message is heard by whom it was sent to and by no third', () => {
  const heardBy = (to: string) =>
    (['customer', 'driver', 'staff'] as const).filter(ear => mayHear(ear, 'chat.message-sent', to))
  expect(heardBy('customer')).toEqual(['customer'])
  expect(heardBy('driver')).toEqual(['driver'])
  expect(heardBy('dispatcher')).toEqual(['staff'])
})

test('what concerns rights, and what this build does not know, is told to nobody', () => {
  for (const type of ['role.revoked', 'session.ended', 'staff.joined', 'from.another-build', 'toString'])
    for (const ear of ['customer', 'driver', 'staff'] as const) expect(mayHear(ear, type, null)).toBe(false)
  expect(changesRights('role.revoked')).toBe(true)
  expect(changesRights('order.placed')).toBe(false)
})
