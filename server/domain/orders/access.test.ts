import { describe, expect, test } from 'vitest'
import type { Actor, RoleHeld } from '../people/actor.ts'
import { capacityIn, requireCapacity } from './access.ts'

const order = { customerId: 'usr_1', branchId: 'brn_1', driverId: 'drv_1' } as const
const person = (
  userId: 'usr_1' | 'usr_2',
  roles: readonly RoleHeld[] = [],
  driverId?: 'drv_1' | 'drv_2',
): Actor => ({
  kind: 'person',
  userId,
  roles,
  ...(driverId ? { driverId } : {}),
})
const dispatcherOf = (branchId: 'brn_1' | 'brn_2' | null): RoleHeld => ({ role: 'dispatcher', branchId })

describe('who may touch an order', () => {
  test.each([
    ['its customer', person('usr_1'), 'customer'],
    ['another customer', person('usr_2'), null],
    ['its driver', person('usr_2', [{ role: 'driver', branchId: null }], 'drv_1'), 'driver'],
    ['another driver', person('usr_2', [{ role: 'driver', branchId: null }], 'drv_2'), null],
    ['a dispatcher of its branch', person('usr_2', [dispatcherOf('brn_1')]), 'staff'],
    ['a dispatcher of all branches', person('usr_2', [dispatcherOf(null)]), 'staff'],
    ['a dispatcher of another branch', person('usr_2', [dispatcherOf('brn_2')]), null],
    ['the owner', person('usr_2', [{ role: 'owner', branchId: null }]), 'staff'],
    ['support of its branch', person('usr_2', [{ role: 'support', branchId: 'brn_1' }]), 'staff'],
    ['a rep', person('usr_2', [{ role: 'sales', branchId: null }]), null],
    ['the system', { kind: 'system' } as Actor, 'system'],
  ])('%s: %s', (_, actor, expected) => {
    expect(capacityIn(actor, order)).toBe(expected)
  })

  test('to a stranger the order does not exist', () => {
    expect(() => requireCapacity(person('usr_2'), order)).toThrow(
      expect.objectContaining({ code: 'order.absent', kind: 'absent' }),
    )
  })

  test('an order without a driver is nobody’s task', () => {
    const unassigned = { ...order, driverId: null }
    expect(capacityIn(person('usr_2', [{ role: 'driver', branchId: null }]), unassigned)).toBeNull()
  })

  test('the wrong capacity is told so', () => {
    const driver = person('usr_2', [], 'drv_1')
    expect(() => requireCapacity(driver, order, ['customer', 'staff'])).toThrow(
      expect.objectContaining({ code: 'order.not-yours', kind: 'forbidden' }),
    )
    expect(requireCapacity(driver, order, ['driver'])).toEqual({ as: 'driver', userId: 'usr_2' })
  })

  test('a dispatcher who ordered for themself is staff, and customer where only that will do', () => {
    const both = person('usr_1', [dispatcherOf('brn_1')])
    expect(requireCapacity(both, order).as).toBe('staff')
    expect(requireCapacity(both, order, ['customer']).as).toBe('customer')
  })

  test('the system acts as nobody', () => {
    expect(requireCapacity({ kind: 'system' }, order, ['customer'])).toEqual({ as: 'system', userId: null })
  })
})
