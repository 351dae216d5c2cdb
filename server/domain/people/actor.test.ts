import { describe, expect, test } from 'vitest'
import {
  type Actor,
  branchesOf,
  doerOf,
  hasRole,
  mayInvite,
  type RoleHeld,
  requireDriver,
  requireRole,
  userIdOf,
} from './actor.ts'
import { type Role, roles } from './role.ts'

const person = (...held: readonly RoleHeld[]): Actor => ({ kind: 'person', userId: 'usr_1', roles: held })
const on = (role: Role, branchId: RoleHeld['branchId'] = null): RoleHeld => ({ role, branchId })
const system: Actor = { kind: 'system' }

describe('roles', () => {
  test('everybody is a customer, a stranger is nothing else', () => {
    const stranger = person()
    expect(roles.filter(role => hasRole(stranger, role))).toEqual(['customer'])
  })

  test.each([
    ['owner', ['customer', 'dispatcher', 'support', 'admin', 'owner']],
    ['admin', ['customer', 'dispatcher', 'support', 'admin']],
    ['dispatcher', ['customer', 'dispatcher']],
    ['driver', ['customer', 'driver']],
    ['sales', ['customer', 'sales']],
  ] as const)('%s stands for %j', (role, expected) => {
    expect(roles.filter(wanted => hasRole(person(on(role)), wanted))).toEqual(expected)
  })

  test('a role on one branch is none on another', () => {
    const local = person(on('dispatcher', 'brn_a'))
    expect(hasRole(local, 'dispatcher', 'brn_a')).toBe(true)
    expect(hasRole(local, 'dispatcher', 'brn_b')).toBe(false)
    expect(hasRole(local, 'dispatcher')).toBe(true)
    expect(hasRole(local, 'dispatcher', null)).toBe(false)
    expect(hasRole(person(on('dispatcher')), 'dispatcher', 'brn_b')).toBe(true)
    expect(() => requireRole(local, 'dispatcher', 'brn_b')).toThrow(
      expect.objectContaining({ code: 'people.not-allowed', kind: 'forbidden' }),
    )
    expect(branchesOf(local, 'dispatcher')).toEqual(['brn_a'])
    expect(branchesOf(person(on('dispatcher', 'brn_a'), on('owner')), 'dispatcher')).toBe('all')
    expect(branchesOf(person(), 'dispatcher')).toEqual([])
  })

  test('the system may do everything and is nobody', () => {
    expect(roles.every(role => hasRole(system, role, 'brn_a'))).toBe(true)
    expect(userIdOf(system)).toBeNull()
    expect(doerOf(system, 'staff')).toEqual({ as: 'system', userId: null })
    expect(doerOf(person(), 'customer')).toEqual({ as: 'customer', userId: 'usr_1' })
  })

  test.each([
    [on('dispatcher', 'brn_a'), 'driver', 'brn_a', true],
    [on('dispatcher', 'brn_a'), 'driver', 'brn_b', false],
    [on('dispatcher', 'brn_a'), 'driver', null, false],
    [on('dispatcher', 'brn_a'), 'dispatcher', 'brn_a', false],
    [on('admin'), 'dispatcher', 'brn_a', true],
    [on('admin'), 'admin', null, false],
    [on('owner'), 'owner', null, true],
    [on('owner'), 'customer', null, false],
    [on('driver'), 'driver', 'brn_a', false],
  ] as const)('%j may invite a %s on %s: %s', (held, role, branchId, expected) => {
    expect(mayInvite(person(held), role, branchId)).toBe(expected)
  })

  test('a driver has both the role and a profile', () => {
    const driver: Actor = { kind: 'person', userId: 'usr_1', roles: [on('driver')], driverId: 'drv_1' }
    expect(requireDriver(driver)).toBe('drv_1')
    expect(() => requireDriver({ ...driver, roles: [] })).toThrow('people.not-allowed')
    expect(() => requireDriver(person(on('driver')))).toThrow('people.not-allowed')
    expect(() => requireDriver(system)).toThrow('people.not-allowed')
  })
})
