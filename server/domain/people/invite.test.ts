import { describe, expect, test } from 'vitest'
import { type Invite, joinBy } from './invite.ts'

const at = new Date('2026-11-23T12:00:00Z')
const step = { by: { as: 'customer', userId: 'usr_9' } as const, at }
const invite: Invite = {
  id: 'inv_1',
  role: 'driver',
  branchId: 'brn_1',
  uses: 0,
  maxUses: 2,
  expiresAt: new Date('2026-11-24T12:00:00Z'),
  revokedAt: null,
}
const stranger = { userId: 'usr_9', roles: [] } as const

describe('joining by invite', () => {
  test('gives the role and counts the use', () => {
    const joined = joinBy(invite, stranger, step)
    expect(joined.invite.uses).toBe(1)
    expect(joined.granted).toEqual({ role: 'driver', branchId: 'brn_1' })
    expect(joined.events.map(event => event.type)).toEqual(['staff.joined', 'role.granted'])
  })

  test.each([
    ['on this branch', 'brn_1'],
    ['on all branches', null],
  ] as const)('joining twice is joining once (%s)', (_, branchId) => {
    const usedUp = { ...invite, uses: 2, revokedAt: at }
    const joined = joinBy(usedUp, { userId: 'usr_9', roles: [{ role: 'driver', branchId }] }, step)
    expect(joined).toEqual({ invite: usedUp, granted: null, events: [] })
  })

  test('the same role on another branch is another role', () => {
    const elsewhere = { userId: 'usr_9', roles: [{ role: 'driver', branchId: 'brn_2' }] } as const
    expect(joinBy(invite, elsewhere, step).granted).toEqual({ role: 'driver', branchId: 'brn_1' })
  })

  test.each([
    ['revoked', { revokedAt: at }, 'people.invite-invalid'],
    ['expired to the second', { expiresAt: at }, 'people.invite-expired'],
    ['used up', { uses: 2 }, 'people.invite-used-up'],
  ])('%s is refused', (_, change, code) => {
    expect(() => joinBy({ ...invite, ...change }, stranger, step)).toThrow(expect.objectContaining({ code }))
  })
})
